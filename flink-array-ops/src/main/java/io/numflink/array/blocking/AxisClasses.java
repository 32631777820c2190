package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.BroadcastTo;
import io.numflink.array.expr.Concatenate;
import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Factorise;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import io.numflink.array.expr.Reduce;
import io.numflink.array.expr.Region;
import io.numflink.array.expr.Reshape;
import io.numflink.array.expr.Shapes;
import io.numflink.array.expr.Slice;
import io.numflink.array.expr.Transpose;
import io.numflink.array.expr.Update;
import io.numflink.array.expr.Whole;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which axes of the arrays of a program are to be cut alike. Axes that an operation runs along
 * together (those of element-wise operands, the contracted ones of a product, the rows of a matrix
 * and of its row sums) form a class: if all of a class are cut at the same places, no operation
 * needs its operands in other blocks than they come in.
 *
 * <p>A block extent that was asked for holds for the whole class. Where two operands were asked for
 * in different blocks their classes stay apart, and one of the operands is cut anew between them.
 * Results of dense linear algebra count as asked for in one block.
 */
final class AxisClasses implements Expr.Visitor<Void> {
  private final ContractionForms forms;
  private final IdentityHashMap<Expr, Integer> firstAxis = new IdentityHashMap<>();
  private final int[] parent;
  private final int[] requested;

  /**
   * @param nodes the nodes of a program, operands first
   * @param forms what the contractions are computed of
   * @param requests block shapes that were asked for
   */
  AxisClasses(List<Expr> nodes, ContractionForms forms, IdentityHashMap<Expr, int[]> requests) {
    this.forms = forms;
    int axes = 0;
    for (Expr node : nodes) {
      firstAxis.put(node, axes);
      axes += node.rank();
    }
    parent = new int[axes];
    Arrays.setAll(parent, i -> i);
    requested = new int[axes];
    for (Expr node : nodes) {
      int[] request = fixedShape(node);
      if (request == null) {
        request = requests.get(node);
      }
      if (request != null) {
        System.arraycopy(request, 0, requested, firstAxis.get(node), request.length);
      }
    }
    for (Expr node : nodes) {
      node.accept(this);
    }
  }

  /** The block shape that a node cannot do without, or null. */
  private static int[] fixedShape(Expr node) {
    if (node instanceof Factorise || node instanceof Whole) {
      return BlockGrid.single(node.shape()).blockShape();
    }
    return node instanceof Leaf leaf && leaf.source() instanceof LeafSource.Kept kept
        ? kept.grid().blockShape()
        : null;
  }

  int axisCount() {
    return parent.length;
  }

  /** The class of an axis, a number below {@link #axisCount}. */
  int classOf(Expr node, int axis) {
    return find(firstAxis.get(node) + axis);
  }

  /** The block extent that was asked for along the axes of a class, or 0. */
  int requested(int axisClass) {
    return requested[axisClass];
  }

  private int find(int axis) {
    int root = axis;
    while (parent[root] != root) {
      root = parent[root];
    }
    int next = axis;
    while (parent[next] != root) {
      int after = parent[next];
      parent[next] = root;
      next = after;
    }
    return root;
  }

  private void join(Expr a, int axisA, Expr b, int axisB) {
    if (a.extent(axisA) != b.extent(axisB)) {
      return;
    }
    int rootA = classOf(a, axisA);
    int rootB = classOf(b, axisB);
    boolean conflict =
        requested[rootA] != 0 && requested[rootB] != 0 && requested[rootA] != requested[rootB];
    if (!conflict && rootA != rootB) {
      requested[rootA] = Math.max(requested[rootA], requested[rootB]);
      parent[rootB] = rootA;
    }
  }

  /** Joins the axes of an operand with those of the result that it is broadcast to. */
  private void joinBroadcast(Expr operand, Expr result) {
    int missing = result.rank() - operand.rank();
    for (int axis = 0; axis < operand.rank(); axis++) {
      join(result, missing + axis, operand, axis);
    }
  }

  @Override
  public Void visit(Leaf leaf) {
    return null;
  }

  @Override
  public Void visit(Elementwise elementwise) {
    for (Expr operand : elementwise.operands()) {
      joinBroadcast(operand, elementwise);
    }
    return null;
  }

  @Override
  public Void visit(Reduce reduce) {
    int next = 0;
    for (int axis = 0; axis < reduce.operand().rank(); axis++) {
      if (!Shapes.contains(reduce.axes(), axis)) {
        join(reduce, next++, reduce.operand(), axis);
      } else if (reduce.keepDims()) {
        next++;
      }
    }
    return null;
  }

  @Override
  public Void visit(Contract contract) {
    Contract form = forms.of(contract);
    int[] left = form.leftLabels();
    int[] right = form.rightLabels();
    int[] output = form.outputLabels();
    for (int axis = 0; axis < left.length; axis++) {
      int other = Contract.indexOf(right, left[axis]);
      if (other >= 0) {
        join(form.left(), axis, form.right(), other);
      }
    }
    for (int axis = 0; axis < output.length; axis++) {
      int inLeft = Contract.indexOf(left, output[axis]);
      if (inLeft >= 0) {
        join(contract, axis, form.left(), inLeft);
      } else {
        join(contract, axis, form.right(), Contract.indexOf(right, output[axis]));
      }
    }
    return null;
  }

  @Override
  public Void visit(Transpose transpose) {
    int[] permutation = transpose.permutation();
    for (int axis = 0; axis < permutation.length; axis++) {
      join(transpose, axis, transpose.operand(), permutation[axis]);
    }
    return null;
  }

  /** Joins the leading axes that stay as they are, and the trailing ones; extents of 1 aside. */
  @Override
  public Void visit(Reshape reshape) {
    int[] to = longAxes(reshape);
    int[] from = longAxes(reshape.operand());
    int shorter = Math.min(to.length, from.length);
    int leading = 0;
    while (leading < shorter
        && reshape.extent(to[leading]) == reshape.operand().extent(from[leading])) {
      join(reshape, to[leading], reshape.operand(), from[leading]);
      leading++;
    }
    for (int i = 1; i <= shorter - leading; i++) {
      int axis = to[to.length - i];
      int other = from[from.length - i];
      if (reshape.extent(axis) != reshape.operand().extent(other)) {
        break;
      }
      join(reshape, axis, reshape.operand(), other);
    }
    return null;
  }

  private static int[] longAxes(Expr node) {
    return Arrays.stream(Shapes.allAxes(node.rank())).filter(a -> node.extent(a) != 1).toArray();
  }

  @Override
  public Void visit(Slice slice) {
    joinWhole(slice.region(), slice.operand(), slice);
    return null;
  }

  @Override
  public Void visit(Concatenate concatenate) {
    for (Expr operand : concatenate.operands()) {
      for (int axis = 0; axis < operand.rank(); axis++) {
        if (axis != concatenate.axis()) {
          join(concatenate, axis, operand, axis);
        }
      }
    }
    return null;
  }

  @Override
  public Void visit(BroadcastTo broadcast) {
    joinBroadcast(broadcast.operand(), broadcast);
    return null;
  }

  @Override
  public Void visit(Update update) {
    joinBroadcast(update.base(), update);
    int missing = update.rank() - update.value().rank();
    for (int axis = 0; axis < update.value().rank(); axis++) {
      if (update.region().isWhole(missing + axis, update.shape())) {
        join(update, missing + axis, update.value(), axis);
      }
    }
    return null;
  }

  private void joinWhole(Region region, Expr whole, Expr part) {
    for (int axis = 0; axis < whole.rank(); axis++) {
      if (region.isWhole(axis, whole.shape())) {
        join(part, axis, whole, axis);
      }
    }
  }

  @Override
  public Void visit(Factorise factorise) {
    return null;
  }

  @Override
  public Void visit(Whole whole) {
    return null;
  }
}
