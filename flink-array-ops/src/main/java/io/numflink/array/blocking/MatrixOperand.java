package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.kernel.KernelContext;
import io.numflink.array.kernel.TransposeKernel;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How an operand of a contraction becomes a batch of matrices.
 *
 * @param permutation the order that the axes are brought into; null if they are in order
 * @param groups how many axes are merged into each axis of the result: batch, first, second
 * @param contracted the group of the contracted axes; it makes an axis even if it has none to
 *     merge, the others do not
 * @param swapped whether the second group comes before the first one, so that the matrix product
 *     must transpose
 */
record MatrixOperand(int[] permutation, int[] groups, int contracted, boolean swapped)
    implements Serializable {

  /** The left operand: (batch, rows, contracted), or (batch, contracted, rows) if it lies so. */
  static MatrixOperand left(ContractionLabels labels) {
    return of(labels.left(), labels.batch(), labels.rows(), labels.contracted(), 2);
  }

  /** The right operand: (batch, contracted, columns), or the other way round if it lies so. */
  static MatrixOperand right(ContractionLabels labels) {
    return of(labels.right(), labels.batch(), labels.contracted(), labels.columns(), 1);
  }

  private static MatrixOperand of(
      int[] labels, int[] batch, int[] first, int[] second, int contracted) {
    boolean matrix = first.length > 0 && second.length > 0;
    if (matrix && Arrays.equals(labels, ContractionLabels.join(batch, second, first))) {
      int[] groups = {batch.length, second.length, first.length};
      return new MatrixOperand(null, groups, 3 - contracted, true);
    }
    int[] groups = {batch.length, first.length, second.length};
    int[] permutation = permutation(labels, ContractionLabels.join(batch, first, second));
    return new MatrixOperand(permutation, groups, contracted, false);
  }

  /** The permutation of axes that leads from one order of labels to another; null if equal. */
  static int[] permutation(int[] from, int[] to) {
    return Arrays.equals(from, to)
        ? null
        : Arrays.stream(to).map(label -> ContractionLabels.indexOf(from, label)).toArray();
  }

  /** The block as a vector, a matrix or a batch of them. */
  Block arranged(int[] index, Block block) {
    Block ordered =
        permutation == null
            ? block
            : new TransposeKernel(permutation)
                .compute(KernelContext.simple(), index, new Block[] {block});
    int[] shape = new int[groups.length];
    int rank = 0;
    int axis = 0;
    for (int group = 0; group < groups.length; group++) {
      int extent = 1;
      for (int i = 0; i < groups[group]; i++) {
        extent *= ordered.extent(axis++);
      }
      if (groups[group] > 0 || group == contracted) {
        shape[rank++] = extent;
      }
    }
    int[] merged = Arrays.copyOf(shape, rank);
    return Arrays.equals(merged, ordered.shape()) ? ordered : ordered.reshape(merged);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MatrixOperand o
        && Arrays.equals(permutation, o.permutation)
        && Arrays.equals(groups, o.groups)
        && contracted == o.contracted
        && swapped == o.swapped;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(permutation) + Arrays.hashCode(groups);
  }

  @Override
  public String toString() {
    return "permutation %s, groups %s%s"
        .formatted(
            Arrays.toString(permutation), Arrays.toString(groups), swapped ? ", swapped" : "");
  }
}
