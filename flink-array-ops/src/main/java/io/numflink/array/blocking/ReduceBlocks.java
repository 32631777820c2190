package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Reduce;
import io.numflink.array.expr.Shapes;
import io.numflink.array.kernel.ArgumentKernel;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.ReduceKernel;
import io.numflink.array.kernel.Reduction;
import io.numflink.lshs.VertexKind;
import java.util.List;

/**
 * A reduction: a partial result of every block of the operand, computed together with the
 * element-wise functions that make the operand's elements; then, if the operand has several blocks
 * along the reduced axes, the combination of the partial results.
 *
 * <p>The partial results of {@code argmin} and {@code argmax} are pairs of a value and its place,
 * along an additional leading axis; a last vertex takes out the places.
 */
record ReduceBlocks(Reduce reduce, FusedProgram elements) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return elements.inputs();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    BlockGrid whole = blocks.gridFor(reduce.operand());
    BlockGrid grid = resultGrid(whole);
    String name = blocks.name(reduce);
    if (!reduce.reduction().isArgument()) {
      return combine(blocks, name, whole, grid, grid);
    }
    BlockedArray pairs = combine(blocks, name + " pairs", whole, grid, withPairs(grid));
    return places(blocks, pairs, grid);
  }

  private BlockedArray combine(
      Blocks blocks, String name, BlockGrid whole, BlockGrid grid, BlockGrid partial) {
    Reduction reduction = reduce.reduction();
    DType in = elements.program().dtype();
    boolean several = termCount(whole) > 1;
    Terms terms =
        new Terms(
            blocks,
            name,
            operation(),
            reduction.partialType(in),
            partial,
            termCount(whole),
            kernel(whole));
    List<BlockedArray> operands =
        inputs().stream().map(input -> Operands.alignedWith(whole, input, blocks)).toList();
    for (int block = 0; block < whole.blockCount(); block++) {
      int[] index = whole.index(block);
      int[] from = operands.stream().mapToInt(o -> Operands.vertex(o, index)).toArray();
      long perElement = 1L + elements.program().operations();
      terms.add(
          from.length == 0 ? VertexKind.GENERATED : VertexKind.MAP,
          resultBlock(grid, index),
          several ? term(whole, index) : 0,
          perElement * GraphAssembler.elements(whole, block),
          from);
    }
    return terms.combined(reduction.combiner(in));
  }

  private BlockKernel kernel(BlockGrid whole) {
    ReduceKernel kernel =
        new ReduceKernel(
            reduce.reduction(), reduce.axes(), reduce.keepDims(), elements.program(), whole);
    return reduce.reduction().isArgument() ? new LeadingAxisAdded(kernel) : kernel;
  }

  private BlockedArray places(Blocks blocks, BlockedArray pairs, BlockGrid grid) {
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(blocks.name(reduce), "places", reduce.dtype(), grid, new ArgumentKernel());
    int[] vertices = new int[grid.blockCount()];
    for (int block = 0; block < vertices.length; block++) {
      long flops = GraphAssembler.elements(grid, block);
      vertices[block] =
          graph.addBlock(VertexKind.MAP, array, block, flops, pairs.vertices()[block]);
    }
    return graph.blocked(array, vertices);
  }

  private String operation() {
    return elements.program().operations() == 0
        ? reduce.operation()
        : elements.operation() + "+" + reduce.operation();
  }

  /** The grid of the result: that of the operand, with one block along the reduced axes. */
  private BlockGrid resultGrid(BlockGrid operand) {
    long[] block = new long[operand.rank()];
    for (int axis = 0; axis < block.length; axis++) {
      block[axis] = operand.blockShape()[axis];
    }
    long[] kept = Shapes.reduce(block, reduce.axes(), reduce.keepDims());
    int[] result = new int[kept.length];
    for (int axis = 0; axis < result.length; axis++) {
      result[axis] = (int) kept[axis];
    }
    return new BlockGrid(reduce.shape(), result);
  }

  private static BlockGrid withPairs(BlockGrid grid) {
    long[] shape = new long[grid.rank() + 1];
    int[] block = new int[grid.rank() + 1];
    shape[0] = 2;
    block[0] = 2;
    for (int axis = 0; axis < grid.rank(); axis++) {
      shape[axis + 1] = grid.shape()[axis];
      block[axis + 1] = grid.blockShape()[axis];
    }
    return new BlockGrid(shape, block);
  }

  private int termCount(BlockGrid operand) {
    int count = 1;
    for (int axis : reduce.axes()) {
      count *= operand.grid()[axis];
    }
    return count;
  }

  /** The number of the term that an operand's block gives: row-major over the reduced axes. */
  private int term(BlockGrid operand, int[] index) {
    int term = 0;
    for (int axis : reduce.axes()) {
      term = term * operand.grid()[axis] + index[axis];
    }
    return term;
  }

  private int resultBlock(BlockGrid result, int[] index) {
    int[] kept = new int[result.rank()];
    int next = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (!Shapes.contains(reduce.axes(), axis)) {
        kept[next++] = index[axis];
      } else if (reduce.keepDims()) {
        next++;
      }
    }
    return result.linear(kept);
  }
}
