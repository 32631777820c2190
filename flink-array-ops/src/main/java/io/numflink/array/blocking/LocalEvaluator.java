package io.numflink.array.blocking;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.blocking.BlockProgram.ArrayProgram;
import io.numflink.array.expr.ComputationException;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.Combiner;
import io.numflink.array.kernel.KernelContext;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.VertexKind;
import java.util.Arrays;

/**
 * Runs a block program on the calling thread: the vertices in their order, with the same kernels
 * that run on a cluster. A block is dropped after its last use; the terms of a reduction are
 * combined as they come.
 */
public final class LocalEvaluator {
  private final BlockProgram program;
  private final BlockGraph graph;
  private final KernelContext context = KernelContext.simple();

  /** How many operations still use the block of a vertex. */
  private final int[] uses;

  /** The reduction whose term a vertex is and nothing else, or -1. */
  private final int[] termOf;

  private final Block[] blocks;

  private LocalEvaluator(BlockProgram program) {
    this.program = program;
    graph = program.graph();
    uses = new int[graph.size()];
    termOf = new int[graph.size()];
    blocks = new Block[graph.size()];
    Arrays.fill(termOf, -1);
    for (int v = 0; v < graph.size(); v++) {
      for (int i = 0; i < graph.operandCount(v); i++) {
        int operand = graph.operand(v, i);
        boolean only = uses[operand]++ == 0 && graph.kind(v) == VertexKind.REDUCE;
        termOf[operand] = only && !graph.isOutput(operand) ? v : -1;
      }
    }
  }

  /** The values of the roots of a graph, each as one block. */
  public static Block[] evaluate(BlockedGraph blocked) {
    Block[] outputs;
    try {
      outputs = evaluate(blocked.program());
    } catch (KernelFailureException e) {
      throw ComputationException.at(blocked.positions().get(e.array()), e.error());
    }
    return blocked.roots().stream()
        .map(
            root ->
                WholeArray.assemble(root.dtype(), root.grid(), i -> outputs[root.vertices()[i]]))
        .toArray(Block[]::new);
  }

  /** The blocks of the output vertices of a program, by vertex; null for all others. */
  public static Block[] evaluate(BlockProgram program) {
    LocalEvaluator evaluator = new LocalEvaluator(program);
    for (int v = 0; v < evaluator.graph.size(); v++) {
      try {
        evaluator.run(v);
      } catch (ArrayException e) {
        throw new KernelFailureException(evaluator.graph.array(v), e);
      }
    }
    return evaluator.blocks;
  }

  private void run(int v) {
    ArrayProgram array = program.arrays().get(graph.array(v));
    if (array.combiner() != null) {
      finishReduction(v, array.combiner());
    } else {
      Block[] operands = new Block[graph.operandCount(v)];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = blocks[graph.operand(v, i)];
      }
      compute(v, array.kernel(), operands);
    }
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (--uses[operand] == 0 && !graph.isOutput(operand)) {
        blocks[operand] = null;
      }
    }
    if (uses[v] == 0 && !graph.isOutput(v)) {
      blocks[v] = null;
    }
  }

  private void compute(int v, BlockKernel kernel, Block[] operands) {
    int[] index = program.arrays().get(graph.array(v)).grid().index(graph.linearIndex(v));
    int reduction = termOf[v];
    if (reduction < 0) {
      blocks[v] = kernel.compute(context, index, operands);
    } else if (blocks[reduction] == null) {
      blocks[reduction] = kernel.compute(context, index, operands);
    } else if (kernel instanceof BlockKernel.Accumulating accumulating) {
      accumulating.accumulate(context, blocks[reduction], index, operands);
    } else {
      Combiner combiner = program.arrays().get(graph.array(reduction)).combiner();
      combiner.combine(blocks[reduction], kernel.compute(context, index, operands));
    }
  }

  /** Combines the terms that others use as well, and so were kept. */
  private void finishReduction(int v, Combiner combiner) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      int term = graph.operand(v, i);
      if (termOf[term] != v) {
        if (blocks[v] == null) {
          blocks[v] = WholeArray.copy(blocks[term]);
        } else {
          combiner.combine(blocks[v], blocks[term]);
        }
      }
    }
  }
}
