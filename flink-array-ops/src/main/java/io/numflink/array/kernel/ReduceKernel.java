package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.util.Arrays;

/**
 * Reduces one block along axes: a partial result, to be combined with those of the other blocks by
 * {@link Reduction#combiner}. The elements reduced are those of an element-wise program, so {@code
 * sum(f(x))} makes no temporary array.
 *
 * <p>Floating-point sums and products accumulate in float64: a stretch of a row is summed in eight
 * strands, and stretches are added with compensation, which is more exact than NumPy's pairwise
 * sum; along other axes rows are added one after the other, as NumPy adds them.
 *
 * <p><b>Arguments of the extremes.</b> A partial result of {@code argmin} and {@code argmax} has an
 * additional leading axis of extent 2: the values, then their places in the whole array (along the
 * reduced axis, or in row-major order of all elements if all axes are reduced). {@link
 * ArgumentKernel} takes the places out of the combined result. The kernel finds the operand's block
 * from the index: the index of the result's block (without the leading axis), then, if there are
 * several terms, the number of the term, which counts the operand's blocks along the reduced axes
 * in row-major order.
 */
public final class ReduceKernel implements BlockKernel {
  private static final long serialVersionUID = 1L;

  private final Reduction reduction;
  private final int[] axes;
  private final boolean keepDims;
  private final DType in;
  private final ElementwiseProgram program;
  private final BlockGrid grid;

  /** Reduces operand blocks of type {@code in} along {@code axes} (null: all). */
  public ReduceKernel(Reduction reduction, int[] axes, boolean keepDims, DType in) {
    this(reduction, axes, keepDims, ElementwiseProgram.identity(in));
  }

  /** Reduces the result of {@code program} along {@code axes} (null: all). */
  public ReduceKernel(
      Reduction reduction, int[] axes, boolean keepDims, ElementwiseProgram program) {
    this(reduction, axes, keepDims, program, null);
  }

  /**
   * As above; {@code grid} is that of the program's result, and needed for {@code argmin} and
   * {@code argmax} only.
   */
  public ReduceKernel(
      Reduction reduction,
      int[] axes,
      boolean keepDims,
      ElementwiseProgram program,
      BlockGrid grid) {
    if (reduction.isArgument() && grid == null) {
      throw new IllegalArgumentException(reduction.numpyName() + " needs the operand's grid");
    }
    this.reduction = reduction;
    this.axes = axes == null ? null : axes.clone();
    this.keepDims = keepDims;
    this.in = program.dtype();
    this.program = reduction.prepare(program);
    this.grid = grid;
  }

  /** The type of the partial results. */
  public DType dtype() {
    return reduction.partialType(in);
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Evaluation evaluation = new Evaluation(program, operands);
    int[] shape = evaluation.shape();
    boolean[] reduced = reduced(shape.length);
    int[] resultShape = resultShape(shape, reduced);
    int size = Block.elementCount(resultShape);
    if (size > 0) {
      reduction.requireElements(evaluation.size());
    }
    Fold fold = Fold.of(reduction, in, size);
    if (reduction.isArgument()) {
      fold.places(Places.of(grid, axes, operandIndex(index, reduced), shape, reduced));
    }
    new ReductionWalk(shape, reduced, !reduction.isArgument()).feed(evaluation, fold);
    int[] blockShape = reduction.isArgument() ? withPair(resultShape) : resultShape;
    Block result = context.allocate(dtype(), blockShape);
    fold.result(result);
    return result;
  }

  private boolean[] reduced(int rank) {
    boolean[] reduced = new boolean[rank];
    if (axes == null) {
      Arrays.fill(reduced, true);
    } else {
      for (int axis : axes) {
        reduced[axis < 0 ? axis + rank : axis] = true;
      }
    }
    return reduced;
  }

  private int[] resultShape(int[] shape, boolean[] reduced) {
    int[] result = new int[shape.length];
    int rank = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (!reduced[axis]) {
        result[rank++] = shape[axis];
      } else if (keepDims) {
        result[rank++] = 1;
      }
    }
    return Arrays.copyOf(result, rank);
  }

  private static int[] withPair(int[] shape) {
    int[] result = new int[shape.length + 1];
    result[0] = 2;
    System.arraycopy(shape, 0, result, 1, shape.length);
    return result;
  }

  private int[] operandIndex(int[] index, boolean[] reduced) {
    int rank = reduced.length;
    int resultRank = keepDims ? rank : 0;
    for (boolean r : reduced) {
      resultRank += r || keepDims ? 0 : 1;
    }
    int term = index.length > resultRank ? index[resultRank] : 0;
    int[] result = new int[rank];
    int at = resultRank;
    for (int axis = rank - 1; axis >= 0; axis--) {
      if (reduced[axis]) {
        int blocks = grid.grid()[axis];
        result[axis] = term % blocks;
        term /= blocks;
        at -= keepDims ? 1 : 0;
      } else {
        result[axis] = index[--at];
      }
    }
    return result;
  }
}
