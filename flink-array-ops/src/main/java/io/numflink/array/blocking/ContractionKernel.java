package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.KernelContext;
import io.numflink.array.kernel.MatmulKernel;
import io.numflink.array.kernel.TransposeKernel;
import java.util.Arrays;

/**
 * A contraction of two blocks by matrix products: the axes of the operands are brought into the
 * order (batch…, rows…, contracted…) and (batch…, contracted…, columns…), neighbouring axes of a
 * kind are merged, each matrix of the batch is multiplied, and the axes of the result are split and
 * ordered as wanted.
 */
final class ContractionKernel implements BlockKernel.Accumulating {
  private static final long serialVersionUID = 1L;

  private final ContractionLabels labels;
  private final MatrixOperand left;
  private final MatrixOperand right;
  private final int[] resultPermutation;
  private final MatmulKernel matmul;

  ContractionKernel(ContractionLabels labels) {
    this.labels = labels;
    left = MatrixOperand.left(labels);
    right = MatrixOperand.right(labels);
    resultPermutation =
        MatrixOperand.permutation(
            ContractionLabels.join(labels.batch(), labels.rows(), labels.columns()),
            labels.output());
    matmul = new MatmulKernel(left.swapped(), right.swapped());
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block product = product(context, index, operands);
    int[] shape =
        ContractionLabels.join(
            extents(labels.batch(), labels.left(), operands[0]),
            extents(labels.rows(), labels.left(), operands[0]),
            extents(labels.columns(), labels.right(), operands[1]));
    Block split = product.reshape(shape);
    return resultPermutation == null
        ? split
        : new TransposeKernel(resultPermutation).compute(context, index, new Block[] {split});
  }

  @Override
  public void accumulate(KernelContext context, Block accumulator, int[] index, Block[] operands) {
    if (resultPermutation == null && labels.batch().length == 0) {
      Block[] matrices = matrices(index, operands);
      int[] shape = matrixShape(operands);
      matmul.accumulate(context, accumulator.reshape(shape), index, matrices);
    } else {
      new SumCombiner(accumulator.dtype()).combine(accumulator, compute(context, index, operands));
    }
  }

  private Block product(KernelContext context, int[] index, Block[] operands) {
    Block[] matrices = matrices(index, operands);
    if (labels.batch().length == 0) {
      return matmul.compute(context, index, matrices);
    }
    int batch = Block.elementCount(extents(labels.batch(), labels.left(), operands[0]));
    int[] shape = matrixShape(operands);
    int size = Block.elementCount(shape);
    DType dtype = operands[0].dtype();
    Block result = context.allocate(dtype, ContractionLabels.join(new int[] {batch}, shape));
    for (int b = 0; b < batch; b++) {
      Block[] pair = {matrix(matrices[0], b), matrix(matrices[1], b)};
      Block product = matmul.compute(KernelContext.simple(), index, pair);
      System.arraycopy(product.data(), 0, result.data(), b * size, size);
    }
    return result;
  }

  private Block[] matrices(int[] index, Block[] operands) {
    Block a = left.arranged(index, operands[0]);
    boolean same = operands[0] == operands[1] && left.equals(right);
    return new Block[] {a, same ? a : right.arranged(index, operands[1])};
  }

  /** The shape of one product: rows, if the left operand has any, and columns likewise. */
  private int[] matrixShape(Block[] operands) {
    int rows = Block.elementCount(extents(labels.rows(), labels.left(), operands[0]));
    int columns = Block.elementCount(extents(labels.columns(), labels.right(), operands[1]));
    return ContractionLabels.join(
        labels.rows().length == 0 ? new int[0] : new int[] {rows},
        labels.columns().length == 0 ? new int[0] : new int[] {columns});
  }

  /** A copy of one matrix of a batch. */
  private static Block matrix(Block batch, int number) {
    int[] shape = Arrays.copyOfRange(batch.shape(), 1, batch.rank());
    int size = Block.elementCount(shape);
    Object data = Block.newArray(batch.dtype(), size);
    System.arraycopy(batch.data(), number * size, data, 0, size);
    return Block.wrap(batch.dtype(), data, shape);
  }

  private static int[] extents(int[] wanted, int[] labels, Block operand) {
    return Arrays.stream(wanted)
        .map(label -> operand.extent(ContractionLabels.indexOf(labels, label)))
        .toArray();
  }
}
