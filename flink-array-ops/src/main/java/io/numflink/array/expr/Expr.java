package io.numflink.array.expr;

import io.numflink.array.block.Block;
import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A node of a lazy array expression: what an array is, before anything is computed.
 *
 * <p>The kinds of nodes are a closed set of final classes that read like records: what a node is
 * made of is in its accessors, and it was checked when the node was made. They are no records since
 * a node is its own identity: two sums of the same operands are two nodes, and comparing or hashing
 * a shared subexpression by content would visit it once for every path that leads to it.
 *
 * <p>A node changes in one way only: once it has been evaluated, it can be {@link #settle settled}
 * (the driver has its value) or {@link #keep kept} (the cluster has it).
 */
public abstract sealed class Expr
    permits Leaf,
        Elementwise,
        Reduce,
        Contract,
        Transpose,
        Reshape,
        Slice,
        Concatenate,
        BroadcastTo,
        Update,
        Factorise,
        Whole {

  private List<Expr> operands;
  private final long[] shape;
  private final DType dtype;
  private final SourcePosition position;
  private Leaf settled;
  private Leaf kept;

  Expr(List<Expr> operands, long[] shape, DType dtype) {
    this.operands = List.copyOf(operands);
    this.shape = shape.clone();
    this.dtype = dtype;
    this.position = SourcePosition.current();
    Shapes.size(shape);
  }

  /**
   * The nodes that this one is computed from; settled ones appear as leaves that hold their value.
   */
  public final List<Expr> operands() {
    if (operands.stream().anyMatch(Expr::isSettled)) {
      operands = operands.stream().map(o -> o.settled == null ? o : o.settled).toList();
    }
    // A kept operand may get lost, so that the node itself is needed again.
    return operands.stream().anyMatch(o -> o.kept != null)
        ? operands.stream().map(Expr::resolved).toList()
        : operands;
  }

  /**
   * Gives the node its value, once that has been computed: from now on its users find a leaf in its
   * place, and what it was computed from is let go.
   */
  public final void settle(Block value) {
    if (value.dtype() != dtype || !Arrays.equals(widen(value.shape()), shape)) {
      throw new IllegalArgumentException(this + " cannot have the value " + value);
    }
    settled = new Leaf(new LeafSource.Literal(value));
    operands = List.of();
  }

  private static long[] widen(int[] extents) {
    return Arrays.stream(extents).asLongStream().toArray();
  }

  public final boolean isSettled() {
    return settled != null;
  }

  /**
   * Tells that the array's blocks are to be had without computing them, such as from the nodes of
   * the cluster: its users find that leaf in its place.
   */
  public final void keep(LeafSource place) {
    kept = new Leaf(place);
  }

  /** Tells that the array's blocks are not on the cluster any more. */
  public final void lose() {
    kept = null;
  }

  public final boolean isKept() {
    return kept != null;
  }

  /**
   * The leaf that holds the node's value if that is known, otherwise the node: what further
   * expressions are to be made of.
   */
  public final Expr known() {
    return settled == null ? this : settled;
  }

  /**
   * The leaf that stands for the node if it is settled or kept, otherwise the node: what a job that
   * is planned now finds. Expressions are not to be made of it, as what is kept may get lost.
   */
  public final Expr resolved() {
    return settled != null || kept == null ? known() : kept;
  }

  /** The value of a settled node. */
  public final Block settledValue() {
    if (settled == null) {
      throw new IllegalStateException(this + " has not been evaluated");
    }
    return ((LeafSource.Literal) settled.source()).block();
  }

  /** Makes a node that counts as written where this one was. */
  public final <E extends Expr> E at(Supplier<E> node) {
    if (position == null) {
      return node.get();
    }
    try (SourcePosition.Scope scope = position.enter()) {
      return node.get();
    }
  }

  /** A copy of the array's shape. */
  public final long[] shape() {
    return shape.clone();
  }

  public final int rank() {
    return shape.length;
  }

  public final long extent(int axis) {
    return shape[axis];
  }

  /** The number of elements. */
  public final long size() {
    return Shapes.size(shape);
  }

  public final DType dtype() {
    return dtype;
  }

  /** The line of the script that made the node; null outside of a script. */
  public final SourcePosition position() {
    return position;
  }

  /** What the node does, in one word, as plans show it. */
  public abstract String operation();

  public abstract <R> R accept(Visitor<R> visitor);

  /** One case a kind of node. */
  public interface Visitor<R> {
    R visit(Leaf leaf);

    R visit(Elementwise elementwise);

    R visit(Reduce reduce);

    R visit(Contract contract);

    R visit(Transpose transpose);

    R visit(Reshape reshape);

    R visit(Slice slice);

    R visit(Concatenate concatenate);

    R visit(BroadcastTo broadcast);

    R visit(Update update);

    R visit(Factorise factorise);

    R visit(Whole whole);
  }

  /** The operation, type and shape; the operands are not shown. */
  @Override
  public final String toString() {
    return operation() + " " + dtype.numpyName() + Broadcast.text(shape);
  }
}
