package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Products of arrays that sum over axes. Each is one {@link Contract}. */
public final class Products {
  private static final String MATMUL_SIGNATURE = "(n?,k),(k,m?)->(n?,m?)";

  private Products() {}

  /**
   * NumPy's {@code a @ b}: C[…,i,j] = Σₖ A[…,i,k]·B[…,k,j]; leading axes are broadcast, a 1-d
   * operand is a row (left) or a column (right) and the result lacks its axis.
   */
  public static Expr matmul(Expr a, Expr b) {
    requireCoreAxes(a, 0);
    requireCoreAxes(b, 1);
    long inner = a.extent(a.rank() - 1);
    long other = b.extent(Math.max(0, b.rank() - 2));
    if (inner != other) {
      throw NumpyException.valueError(
          "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature"
              + " %s (size %d is different from %d)",
          MATMUL_SIGNATURE, other, inner);
    }
    long[] stackA = Arrays.copyOf(a.shape(), Math.max(0, a.rank() - 2));
    long[] stackB = Arrays.copyOf(b.shape(), Math.max(0, b.rank() - 2));
    long[] stack = broadcastStacks(a, b, stackA, stackB);

    int depth = stack.length;
    int i = depth;
    int k = depth + 1;
    int j = depth + 2;
    Labelled left = Labelled.stacked(a, stackA.length, stack, a.rank() > 1 ? ints(i, k) : ints(k));
    Labelled right = Labelled.stacked(b, stackB.length, stack, b.rank() > 1 ? ints(k, j) : ints(k));
    int[] output =
        IntStream.concat(
                IntStream.range(0, depth),
                IntStream.concat(
                    IntStream.of(a.rank() > 1 ? ints(i) : ints()),
                    IntStream.of(b.rank() > 1 ? ints(j) : ints())))
            .toArray();
    return left.times(right, output, "matmul");
  }

  private static void requireCoreAxes(Expr operand, int number) {
    if (operand.rank() == 0) {
      throw NumpyException.valueError(
          "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with"
              + " signature %s requires 1)",
          number, MATMUL_SIGNATURE);
    }
  }

  private static long[] broadcastStacks(Expr a, Expr b, long[] stackA, long[] stackB) {
    int rank = Math.max(stackA.length, stackB.length);
    for (int i = 1; i <= Math.min(stackA.length, stackB.length); i++) {
      long x = stackA[stackA.length - i];
      long y = stackB[stackB.length - i];
      if (x != y && x != 1 && y != 1) {
        throw NumpyException.valueError(
            "operands could not be broadcast together with remapped shapes"
                + " [original->remapped]: %s->%s %s->%s  and requested shape %s",
            Broadcast.text(a.shape()),
            remapped(stackA, a),
            Broadcast.text(b.shape()),
            remapped(stackB, b),
            Broadcast.text(core(a, b)));
      }
    }
    return rank == 0 ? new long[0] : Broadcast.shapes(stackA, stackB);
  }

  private static String remapped(long[] stack, Expr operand) {
    StringBuilder text = new StringBuilder("(");
    for (long extent : stack) {
      text.append(extent).append(',');
    }
    return text.append(operand.rank() > 1 ? "newaxis,newaxis)" : "newaxis)").toString();
  }

  private static long[] core(Expr a, Expr b) {
    long[] rows = a.rank() > 1 ? new long[] {a.extent(a.rank() - 2)} : new long[0];
    long[] columns = b.rank() > 1 ? new long[] {b.extent(b.rank() - 1)} : new long[0];
    long[] core = Arrays.copyOf(rows, rows.length + columns.length);
    System.arraycopy(columns, 0, core, rows.length, columns.length);
    return core;
  }

  /**
   * NumPy's {@code dot}: the last axis of {@code a} with the last but one of {@code b} (its only
   * one if it is 1-d); with a 0-d operand, the element-wise product.
   */
  public static Expr dot(Expr a, Expr b) {
    if (a.rank() == 0 || b.rank() == 0) {
      return Functions.multiply(a, b);
    }
    int axisA = a.rank() - 1;
    int axisB = Math.max(0, b.rank() - 2);
    requireAligned(a, axisA, b, axisB);
    return tensordot(a, b, ints(axisA), ints(axisB), "dot");
  }

  private static void requireAligned(Expr a, int axisA, Expr b, int axisB) {
    if (a.extent(axisA) != b.extent(axisB)) {
      throw NumpyException.valueError(
          "shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)",
          Broadcast.text(a.shape()),
          Broadcast.text(b.shape()),
          a.extent(axisA),
          axisA,
          b.extent(axisB),
          axisB);
    }
  }

  /** C[i…,j…] = Σₖ A[i…,k]·B[j…,k]. */
  public static Expr inner(Expr a, Expr b) {
    if (a.rank() == 0 || b.rank() == 0) {
      return Functions.multiply(a, b);
    }
    requireAligned(a, a.rank() - 1, Layouts.transpose(b), 0);
    return tensordot(a, b, ints(a.rank() - 1), ints(b.rank() - 1), "inner");
  }

  /** The sum of the products of all elements. */
  public static Expr vdot(Expr a, Expr b) {
    return dot(Layouts.ravel(a), Layouts.ravel(b));
  }

  /** C[i,j] = A[i]·B[j] of the elements of both arrays in row-major order. */
  public static Expr outer(Expr a, Expr b) {
    return tensordot(Layouts.ravel(a), Layouts.ravel(b), ints(), ints(), "outer");
  }

  /** Sums over the last {@code count} axes of {@code a} and the first ones of {@code b}. */
  public static Expr tensordot(Expr a, Expr b, int count) {
    if (count < 0 || count > a.rank() || count > b.rank()) {
      throw NumpyException.indexError("tuple index out of range");
    }
    int[] axesA = IntStream.range(a.rank() - count, a.rank()).toArray();
    return tensordot(a, b, axesA, Shapes.allAxes(count));
  }

  /** Sums over axes of {@code a} paired with axes of {@code b}. */
  public static Expr tensordot(Expr a, Expr b, int[] axesA, int[] axesB) {
    return tensordot(a, b, axesA, axesB, "tensordot");
  }

  private static Expr tensordot(Expr a, Expr b, int[] axesA, int[] axesB, String operation) {
    if (axesA.length != axesB.length) {
      throw NumpyException.valueError("shape-mismatch for sum");
    }
    int[] left = Shapes.allAxes(a.rank());
    int[] right = new int[b.rank()];
    Arrays.fill(right, -1);
    for (int i = 0; i < axesA.length; i++) {
      if (axesA[i] < -a.rank()
          || axesA[i] >= a.rank()
          || axesB[i] < -b.rank()
          || axesB[i] >= b.rank()) {
        throw NumpyException.indexError("tuple index out of range");
      }
      int axisA = Shapes.axis(axesA[i], a.rank());
      int axisB = Shapes.axis(axesB[i], b.rank());
      if (a.extent(axisA) != b.extent(axisB) || right[axisB] >= 0) {
        throw NumpyException.valueError("shape-mismatch for sum");
      }
      right[axisB] = axisA;
    }
    for (int axis = 0; axis < right.length; axis++) {
      if (right[axis] < 0) {
        right[axis] = a.rank() + axis;
      }
    }
    int[] output =
        IntStream.concat(IntStream.of(left), IntStream.of(right))
            .filter(l -> Contract.indexOf(left, l) < 0 || Contract.indexOf(right, l) < 0)
            .toArray();
    return contract(a, b, left, right, output, operation);
  }

  /**
   * The contraction of both operands, converted to their common type. If they have a batch in
   * common but no matrices to multiply (at most vectors), it is an element-wise product and a sum.
   */
  static Expr contract(Expr a, Expr b, int[] left, int[] right, int[] output, String operation) {
    DType common = Promotion.resultType(List.of(a.dtype(), b.dtype()), List.of());
    Expr castA = Functions.cast(a, common);
    Expr castB = a == b ? castA : Functions.cast(b, common);
    int[] both = Arrays.stream(left).filter(label -> Contract.indexOf(right, label) >= 0).toArray();
    boolean batch = Arrays.stream(both).anyMatch(label -> Contract.indexOf(output, label) >= 0);
    boolean vector = both.length == left.length || both.length == right.length;
    return batch && vector
        ? multiplyAndSum(castA, castB, left, right, output)
        : new Contract(castA, castB, left, right, output, operation);
  }

  private static Expr multiplyAndSum(Expr a, Expr b, int[] left, int[] right, int[] output) {
    int[] summed =
        Arrays.stream(left).filter(label -> Contract.indexOf(output, label) < 0).toArray();
    int[] labels = IntStream.concat(IntStream.of(output), IntStream.of(summed)).toArray();
    Expr product = Functions.multiply(aligned(a, left, labels), aligned(b, right, labels));
    int[] axes = IntStream.range(output.length, labels.length).toArray();
    return axes.length == 0
        ? product
        : Functions.cast(Reductions.sum(product, axes, false), a.dtype());
  }

  /** The operand with its axes in the order of the labels, and extent 1 for those it lacks. */
  private static Expr aligned(Expr operand, int[] own, int[] labels) {
    int[] order =
        Arrays.stream(labels)
            .map(label -> Contract.indexOf(own, label))
            .filter(axis -> axis >= 0)
            .toArray();
    Expr ordered =
        Arrays.equals(order, Shapes.allAxes(order.length))
            ? operand
            : new Transpose(operand, order);
    int[] missing =
        IntStream.range(0, labels.length)
            .filter(i -> Contract.indexOf(own, labels[i]) < 0)
            .toArray();
    return missing.length == 0 ? ordered : Layouts.expandDims(ordered, missing);
  }

  private static int[] ints(int... values) {
    return values;
  }

  /** An operand with a label for every axis. */
  private record Labelled(Expr expr, int[] labels) {

    /**
     * Labels the stacking axes by their place in the broadcast stack; those that are stretched are
     * dropped, since the element is the same for all their indices.
     */
    static Labelled stacked(Expr operand, int stackRank, long[] stack, int[] coreLabels) {
      int missing = stack.length - stackRank;
      int[] kept =
          IntStream.range(0, stackRank)
              .filter(axis -> operand.extent(axis) == stack[missing + axis])
              .toArray();
      int[] dropped =
          IntStream.range(0, stackRank)
              .filter(axis -> operand.extent(axis) != stack[missing + axis])
              .toArray();
      Expr squeezed = dropped.length == 0 ? operand : Layouts.squeeze(operand, dropped);
      int[] labels =
          IntStream.concat(
                  Arrays.stream(kept).map(axis -> missing + axis), IntStream.of(coreLabels))
              .toArray();
      return new Labelled(squeezed, labels);
    }

    Expr times(Labelled right, int[] output, String operation) {
      return contract(expr, right.expr, labels, right.labels, output, operation);
    }
  }
}
