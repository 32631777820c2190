package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A product of two arrays summed over some of their axes. Every axis carries a label; axes with the
 * same label run together, and labels that the result does not have are summed over:
 *
 * <pre>
 *   matmul           C[i,j] = Σₖ A[i,k]·B[k,j]        (i,k),(k,j)→(i,j)
 *   tensordot, 2     C[i]   = Σⱼₖ A[i,j,k]·B[j,k]     (i,j,k),(j,k)→(i)
 *   outer            C[i,j] = A[i]·B[j]               (i),(j)→(i,j)
 *   batched matmul   C[b,i,j] = Σₖ A[b,i,k]·B[b,k,j]  (b,i,k),(b,k,j)→(b,i,j)
 * </pre>
 *
 * <p>A label occurs once an operand at most; a label of one operand only is one of the result.
 */
public final class Contract extends Expr {
  private final int[] leftLabels;
  private final int[] rightLabels;
  private final int[] outputLabels;
  private final String operation;

  public Contract(
      Expr left,
      Expr right,
      int[] leftLabels,
      int[] rightLabels,
      int[] outputLabels,
      String operation) {
    super(
        List.of(left, right),
        shape(left, right, leftLabels, rightLabels, outputLabels),
        dtype(left, right));
    this.leftLabels = leftLabels.clone();
    this.rightLabels = rightLabels.clone();
    this.outputLabels = outputLabels.clone();
    this.operation = operation;
  }

  private static DType dtype(Expr left, Expr right) {
    if (left.dtype() != right.dtype()) {
      throw new IllegalArgumentException(
          "arrays of types %s and %s cannot be contracted".formatted(left.dtype(), right.dtype()));
    }
    return left.dtype();
  }

  private static long[] shape(
      Expr left, Expr right, int[] leftLabels, int[] rightLabels, int[] outputLabels) {
    Map<Integer, Long> extents = new HashMap<>();
    addExtents(extents, left, leftLabels);
    addExtents(extents, right, rightLabels);
    requireDistinct(outputLabels);
    long[] shape = new long[outputLabels.length];
    for (int i = 0; i < shape.length; i++) {
      Long extent = extents.get(outputLabels[i]);
      if (extent == null) {
        throw new IllegalArgumentException(
            "label %d of the result is of neither operand".formatted(outputLabels[i]));
      }
      shape[i] = extent;
    }
    for (int label : extents.keySet()) {
      if (indexOf(outputLabels, label) < 0
          && (indexOf(leftLabels, label) < 0 || indexOf(rightLabels, label) < 0)) {
        throw new IllegalArgumentException(
            "label %d is summed over, but of one operand only".formatted(label));
      }
    }
    return shape;
  }

  private static void addExtents(Map<Integer, Long> extents, Expr operand, int[] labels) {
    if (labels.length != operand.rank()) {
      throw new IllegalArgumentException(
          "labels %s for an array of shape %s"
              .formatted(Arrays.toString(labels), Broadcast.text(operand.shape())));
    }
    requireDistinct(labels);
    for (int axis = 0; axis < labels.length; axis++) {
      Long other = extents.putIfAbsent(labels[axis], operand.extent(axis));
      if (other != null && other != operand.extent(axis)) {
        throw NumpyException.valueError("shape-mismatch for sum");
      }
    }
  }

  private static void requireDistinct(int[] labels) {
    if (Arrays.stream(labels).distinct().count() != labels.length) {
      throw new IllegalArgumentException("repeated label in " + Arrays.toString(labels));
    }
  }

  /** The axis that carries the label, or -1. */
  public static int indexOf(int[] labels, int label) {
    for (int axis = 0; axis < labels.length; axis++) {
      if (labels[axis] == label) {
        return axis;
      }
    }
    return -1;
  }

  public Expr left() {
    return operands().get(0);
  }

  public Expr right() {
    return operands().get(1);
  }

  public int[] leftLabels() {
    return leftLabels.clone();
  }

  public int[] rightLabels() {
    return rightLabels.clone();
  }

  public int[] outputLabels() {
    return outputLabels.clone();
  }

  /** The labels that are summed over, in the order in which the left operand has them. */
  public int[] contractedLabels() {
    return Arrays.stream(leftLabels).filter(l -> indexOf(outputLabels, l) < 0).toArray();
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
