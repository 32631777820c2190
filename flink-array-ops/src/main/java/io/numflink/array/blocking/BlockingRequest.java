package io.numflink.array.blocking;

import io.numflink.array.block.Broadcast;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be computed and what to be stored, what the arrays are called, and which block shapes
 * were asked for.
 */
public final class BlockingRequest {
  private final List<Expr> roots;
  private final List<Store> stores;
  private final Map<Expr, String> names;
  private final Map<Expr, int[]> blockShapes;

  private BlockingRequest(Builder builder) {
    roots = List.copyOf(builder.roots);
    stores = List.copyOf(builder.stores);
    names = copy(builder.names);
    blockShapes = copy(builder.blockShapes);
  }

  /** An array that is to be written, block by block, where its blocks are. */
  record Store(Expr expr, BlockWriter writer) {}

  private static <V> Map<Expr, V> copy(Map<Expr, V> map) {
    return Collections.unmodifiableMap(new IdentityHashMap<>(map));
  }

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

  /** The expressions that must become blocks: what is wanted and what is stored. */
  List<Expr> targets() {
    List<Expr> targets = new ArrayList<>(roots);
    stores.forEach(store -> targets.add(store.expr()));
    return targets;
  }

  /** What arrays are called; by node. */
  Map<Expr, String> names() {
    return names;
  }

  /** The block shapes that were asked for; by node. */
  Map<Expr, int[]> blockShapes() {
    return blockShapes;
  }

  /** Collects a request. */
  public static final class Builder {
    private final List<Expr> roots = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final Map<Expr, String> names = new IdentityHashMap<>();
    private final Map<Expr, int[]> blockShapes = new IdentityHashMap<>();

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
