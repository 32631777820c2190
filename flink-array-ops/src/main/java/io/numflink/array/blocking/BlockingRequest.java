package io.numflink.array.blocking;

import io.numflink.array.block.Broadcast;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What is to be computed and what to be stored, what the arrays are called, and which block shapes
 * were asked for.
 */
public final class BlockingRequest {
  private final List<Expr> roots;
  private final List<Store> stores;
  private final IdentityHashMap<Expr, String> kept;
  private final IdentityHashMap<Expr, String> names;
  private final IdentityHashMap<Expr, int[]> blockShapes;

  private BlockingRequest(Builder builder) {
    roots = List.copyOf(builder.roots);
    stores = List.copyOf(builder.stores);
    kept = new IdentityHashMap<>(builder.kept);
    names = new IdentityHashMap<>(builder.names);
    blockShapes = new IdentityHashMap<>(builder.blockShapes);
  }

  /** An array that is to be written, block by block, where its blocks are. */
  record Store(Expr expr, BlockWriter writer) {}

  /** A request for the values of these expressions and nothing else. */
  public static BlockingRequest of(Expr... roots) {
    Builder builder = builder();
    for (Expr root : roots) {
      builder.output(root);
    }
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The expressions whose values are wanted. */
  public List<Expr> roots() {
    return roots;
  }

  List<Store> stores() {
    return stores;
  }

  /**
   * The arrays whose blocks are to stay on the cluster for later jobs, with the names to keep them
   * under.
   */
  IdentityHashMap<Expr, String> kept() {
    return kept;
  }

  /** The expressions that must become blocks: what is wanted, what is stored and what is kept. */
  List<Expr> targets() {
    List<Expr> targets = new ArrayList<>(roots);
    stores.forEach(store -> targets.add(store.expr()));
    targets.addAll(kept.keySet());
    return targets;
  }

  /** What arrays are called; by node. */
  IdentityHashMap<Expr, String> names() {
    return names;
  }

  /** Whether somebody asked for the blocks of some array. */
  public boolean hasBlockShapes() {
    return !blockShapes.isEmpty();
  }

  /** The block shapes that were asked for; by node. */
  IdentityHashMap<Expr, int[]> blockShapes() {
    return blockShapes;
  }

  /** Collects a request. */
  public static final class Builder {
    private final List<Expr> roots = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final IdentityHashMap<Expr, String> kept = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, int[]> blockShapes = new IdentityHashMap<>();

    private Builder() {}

    /** Asks for the value of an expression. */
    public Builder output(Expr root) {
      roots.add(root);
      return this;
    }

    /** Asks for the value of an expression and gives it a name. */
    public Builder output(String name, Expr root) {
      return output(root).name(name, root);
    }

    /** Asks for an array to be written where its blocks are computed. */
    public Builder store(Expr expr, BlockWriter writer) {
      stores.add(new Store(expr, writer));
      return this;
    }

    /**
     * Asks for the blocks of an array to stay on the cluster, under a name that no other array is
     * kept under.
     */
    public Builder keep(String id, Expr expr) {
      kept.put(expr, id);
      return this;
    }

    /** Gives an array a name; of several names the first counts. */
    public Builder name(String name, Expr expr) {
      names.putIfAbsent(expr, name);
      return this;
    }

    /** Asks for an array to be cut into blocks of that shape; extents beyond its own are cut. */
    public Builder blockShape(Expr expr, int... blockShape) {
      if (blockShape.length != expr.rank() || Arrays.stream(blockShape).anyMatch(e -> e < 1)) {
        throw new IllegalArgumentException(
            "blocks of shape %s for an array of shape %s: one extent of at least 1 for each axis"
                .formatted(Arrays.toString(blockShape), Broadcast.text(expr.shape())));
      }
      blockShapes.put(expr, blockShape.clone());
      return this;
    }

    public BlockingRequest build() {
      return new BlockingRequest(this);
    }
  }
}
