package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Expr;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.MatmulKernel;
import io.numflink.lshs.VertexKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A contraction: one product for every combination of block indices of all labels, created with the
 * contracted indices outermost; the products of a block of the result are its terms.
 *
 * <p>A result whose columns come before its rows is computed with the operands exchanged: (AB)ᵀ =
 * BᵀAᵀ.
 */
record ContractBlocks(Contract contract, Expr left, Expr right, ContractionLabels labels)
    implements BlockStep {

  /**
   * @param form the contraction with the operands that it is computed of
   */
  static ContractBlocks of(Contract contract, Contract form) {
    LabelledOperand left = LabelledOperand.of(form.left(), form.leftLabels());
    LabelledOperand right = LabelledOperand.of(form.right(), form.rightLabels());
    ContractionLabels labels =
        new ContractionLabels(left.labels(), right.labels(), form.outputLabels());
    return labels.isResultTransposed()
        ? new ContractBlocks(contract, right.expr(), left.expr(), labels.exchanged())
        : new ContractBlocks(contract, left.expr(), right.expr(), labels);
  }

  @Override
  public List<Expr> inputs() {
    return List.of(left, right);
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    Map<Integer, Integer> extents = blockExtents(blocks);
    BlockedArray a = blocks.get(left, grid(left, labels.left(), extents));
    BlockedArray b = blocks.get(right, grid(right, labels.right(), extents));
    BlockGrid grid = grid(contract, labels.output(), extents);
    int[] contractedBlocks = counts(a.grid(), labels.left(), labels.contracted());
    int termCount = product(contractedBlocks);
    Terms terms =
        new Terms(
            blocks,
            blocks.name(contract),
            contract.operation(),
            contract.dtype(),
            grid,
            termCount,
            kernel());
    int[] order = ContractionLabels.join(labels.contracted(), labels.output());
    int[] placesA = places(labels.left(), order);
    int[] placesB = places(labels.right(), order);
    int[] contractedAxes = places(labels.contracted(), labels.left());
    for (int term = 0; term < termCount; term++) {
      int[] contracted = index(contractedBlocks, term);
      long flopsAnElement = 2;
      for (int i = 0; i < contracted.length; i++) {
        flopsAnElement *= a.grid().extent(contractedAxes[i], contracted[i]);
      }
      for (int block = 0; block < grid.blockCount(); block++) {
        int[] at = concatenated(contracted, grid.index(block));
        terms.add(
            VertexKind.CONTRACT,
            block,
            term,
            flopsAnElement * GraphAssembler.elements(grid, block),
            a.vertex(select(placesA, at)),
            b.vertex(select(placesB, at)));
      }
    }
    return terms.combined(new SumCombiner(contract.dtype()));
  }

  /** MatmulKernel alone if its flags do, so that equal operands reach it as one block. */
  private BlockKernel kernel() {
    if (!labels.isMatrixProduct()) {
      return new ContractionKernel(labels);
    }
    int k = labels.contracted()[0];
    boolean transposeA = labels.left().length == 2 && labels.left()[0] == k;
    boolean transposeB = labels.right().length == 2 && labels.right()[1] == k;
    return new MatmulKernel(transposeA, transposeB);
  }

  /** The block extent along every label; where the operands differ, that of the larger one. */
  private Map<Integer, Integer> blockExtents(Blocks blocks) {
    boolean leftIsLarger = left.size() >= right.size();
    Map<Integer, Integer> extents = new HashMap<>();
    addExtents(extents, blocks.get(leftIsLarger ? left : right), leftIsLarger);
    addExtents(extents, blocks.get(leftIsLarger ? right : left), !leftIsLarger);
    return extents;
  }

  private void addExtents(Map<Integer, Integer> extents, BlockedArray operand, boolean isLeft) {
    int[] operandLabels = isLeft ? labels.left() : labels.right();
    int[] block = operand.grid().blockShape();
    for (int axis = 0; axis < block.length; axis++) {
      extents.putIfAbsent(operandLabels[axis], block[axis]);
    }
  }

  private static BlockGrid grid(Expr expr, int[] labels, Map<Integer, Integer> extents) {
    int[] block = new int[labels.length];
    for (int axis = 0; axis < block.length; axis++) {
      block[axis] = extents.get(labels[axis]);
    }
    return new BlockGrid(expr.shape(), block);
  }

  /** How many blocks there are along each of some labels. */
  private static int[] counts(BlockGrid grid, int[] labels, int[] wanted) {
    int[] all = grid.grid();
    int[] counts = new int[wanted.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = all[ContractionLabels.indexOf(labels, wanted[i])];
    }
    return counts;
  }

  /** Where each of some labels is in a list of labels. */
  private static int[] places(int[] labels, int[] list) {
    return Arrays.stream(labels).map(label -> ContractionLabels.indexOf(list, label)).toArray();
  }

  private static int[] select(int[] places, int[] at) {
    int[] index = new int[places.length];
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = at[places[axis]];
    }
    return index;
  }

  private static int[] concatenated(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static int product(int[] counts) {
    int product = 1;
    for (int count : counts) {
      product = Math.multiplyExact(product, count);
    }
    return product;
  }

  private static int[] index(int[] counts, int linear) {
    int[] index = new int[counts.length];
    int rest = linear;
    for (int i = counts.length - 1; i >= 0; i--) {
      index[i] = rest % counts[i];
      rest /= counts[i];
    }
    return index;
  }
}
