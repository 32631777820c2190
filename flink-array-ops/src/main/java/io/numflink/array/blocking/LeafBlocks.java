package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import io.numflink.array.kernel.ArangeKernel;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.EyeKernel;
import io.numflink.array.kernel.FillKernel;
import io.numflink.array.kernel.KeptKernel;
import io.numflink.array.kernel.LinspaceKernel;
import io.numflink.array.kernel.LiteralKernel;
import io.numflink.array.kernel.RandomKernel;
import io.numflink.lshs.VertexKind;
import java.util.List;

/**
 * A leaf: its blocks are read (stored arrays, and arrays of the driver that are worth a transfer
 * each) or made where they are needed.
 */
record LeafBlocks(Leaf leaf) implements BlockStep {

  /** Arrays of the driver up to this size go to every node along with the kernels, in bytes. */
  static final long LARGEST_SHIPPED_LITERAL = 64 << 10;

  @Override
  public List<Expr> inputs() {
    return List.of();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    BlockGrid grid =
        leaf.source() instanceof LeafSource.Kept kept ? kept.grid() : blocks.gridFor(leaf);
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(
            blocks.name(leaf), leaf.operation(), leaf.dtype(), grid, kernel(leaf.source(), grid));
    VertexKind kind = isRead(leaf.source()) ? VertexKind.INPUT : VertexKind.GENERATED;
    int[] vertices = new int[grid.blockCount()];
    for (int block = 0; block < vertices.length; block++) {
      vertices[block] = graph.addBlock(kind, array, block, 0);
      if (leaf.source() instanceof LeafSource.Kept kept) {
        graph.pin(vertices[block], kept.nodes().get(block));
      }
    }
    return graph.blocked(array, vertices);
  }

  private static boolean isRead(LeafSource source) {
    return source instanceof LeafSource.Stored
        || source instanceof LeafSource.Kept
        || (source instanceof LeafSource.Literal literal
            && literal.block().bytes() > LARGEST_SHIPPED_LITERAL);
  }

  private static BlockKernel kernel(LeafSource source, BlockGrid grid) {
    if (source instanceof LeafSource.Constant constant) {
      return new LiteralKernel(constant.block(), grid);
    }
    if (source instanceof LeafSource.Literal literal) {
      return new LiteralKernel(literal.block(), grid);
    }
    if (source instanceof LeafSource.Fill fill) {
      return new FillKernel(fill.dtype(), fill.value(), grid);
    }
    if (source instanceof LeafSource.Arange arange) {
      return new ArangeKernel(arange.start(), arange.step(), arange.dtype(), grid);
    }
    if (source instanceof LeafSource.Linspace linspace) {
      return new LinspaceKernel(
          linspace.start(), linspace.stop(), linspace.endpoint(), linspace.dtype(), grid);
    }
    if (source instanceof LeafSource.Eye eye) {
      return new EyeKernel(eye.diagonal(), eye.dtype(), grid);
    }
    if (source instanceof LeafSource.Random random) {
      return new RandomKernel(
          random.seed(),
          random.first(),
          random.distribution(),
          random.a(),
          random.b(),
          random.dtype(),
          grid);
    }
    if (source instanceof LeafSource.Kept kept) {
      return new KeptKernel(kept.id(), kept.grid());
    }
    LeafSource.Stored stored = (LeafSource.Stored) source;
    stored.reader().verify();
    return new ReadKernel(stored.reader(), grid);
  }
}
