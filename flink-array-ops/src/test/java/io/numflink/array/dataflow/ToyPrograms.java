package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.Combiner;
import io.numflink.array.kernel.KernelContext;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import io.numflink.lshs.VertexKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random programs over int64 blocks, whose results are exact, and random plans for them. */
final class ToyPrograms {
  private ToyPrograms() {}

  /** Fills a block from its index. */
  record Leaf(int seed, int length) implements BlockKernel {
    @Override
    public Block compute(KernelContext context, int[] index, Block[] operands) {
      Block block = context.allocate(DType.INT64, length);
      for (int i = 0; i < length; i++) {
        block.int64()[i] = seed * 31L + index[0] * 1_000_003L + i;
      }
      return block;
    }
  }

  /** Mixes the operands, position by position; optionally slowly. */
  record Mix(long millis) implements BlockKernel {
    @Override
    public Block compute(KernelContext context, int[] index, Block[] operands) {
      if (millis > 0) {
        try {
          Thread.sleep(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
      Block block = context.allocate(DType.INT64, operands[0].shape());
      for (int i = 0; i < block.size(); i++) {
        long value = 17;
        for (Block operand : operands) {
          value = value * 1_000_033L + operand.int64()[i];
        }
        block.int64()[i] = value;
      }
      return block;
    }
  }

  /** Adds. */
  record Add() implements Combiner {
    @Override
    public void combine(Block accumulator, Block term) {
      for (int i = 0; i < accumulator.size(); i++) {
        accumulator.int64()[i] += term.int64()[i];
      }
    }
  }

  /** Layers of mixing and reducing over {@code width} blocks of {@code length} elements. */
  static BlockProgram random(Random random, int layers, int width, int length, long millis) {
    BlockGraph.Builder graph = BlockGraph.builder();
    List<BlockProgram.ArrayProgram> arrays = new ArrayList<>();
    List<Integer> vertices = new ArrayList<>();
    BlockGrid grid = new BlockGrid(new long[] {(long) width * length}, new int[] {length});
    int leaves = graph.addArray("X", "load", width);
    arrays.add(new BlockProgram.ArrayProgram(DType.INT64, grid, new Leaf(3, length), null));
    for (int i = 0; i < width; i++) {
      vertices.add(graph.addVertex(VertexKind.INPUT, leaves, i, 8L * length, 0));
    }
    for (int layer = 0; layer < layers; layer++) {
      boolean reduce = random.nextInt(3) == 0;
      int array = graph.addArray("L" + layer, reduce ? "sum" : "mix", width);
      arrays.add(
          new BlockProgram.ArrayProgram(
              DType.INT64, grid, reduce ? null : new Mix(millis), reduce ? new Add() : null));
      List<Integer> made = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        int[] operands = new int[1 + random.nextInt(4)];
        for (int o = 0; o < operands.length; o++) {
          operands[o] = vertices.get(random.nextInt(vertices.size()));
        }
        made.add(
            graph.addVertex(
                reduce ? VertexKind.REDUCE : VertexKind.MAP,
                array,
                i,
                8L * length,
                length,
                operands));
      }
      if (layer == layers - 1) {
        made.forEach(graph::markOutput);
      }
      vertices.addAll(made);
    }
    return new BlockProgram(graph.build(), arrays);
  }

  /** Every vertex once, on a random slot, in order of creation. */
  static Plan randomPlan(Random random, BlockGraph graph, ClusterModel cluster) {
    Plan.Builder plan = Plan.builder(graph, cluster, "random");
    for (int v = 0; v < graph.size(); v++) {
      int[] operands = new int[graph.operandCount(v)];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = graph.operand(v, i);
      }
      plan.add(OperationKind.EXECUTE, v, v, random.nextInt(cluster.slotCount()), true, operands);
    }
    return plan.build();
  }

  /** All blocks, computed one after the other. */
  static Block[] serial(BlockProgram program) {
    BlockGraph graph = program.graph();
    Block[] blocks = new Block[graph.size()];
    for (int v = 0; v < graph.size(); v++) {
      Block[] operands = new Block[graph.operandCount(v)];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = blocks[graph.operand(v, i)];
      }
      BlockProgram.ArrayProgram array = program.arrays().get(graph.array(v));
      if (array.kernel() != null) {
        int[] index = graph.arrays().get(graph.array(v)).blockIndex(graph.linearIndex(v));
        blocks[v] = array.kernel().compute(KernelContext.simple(), index, operands);
      } else {
        Block sum = Block.of(operands[0].int64().clone(), operands[0].shape());
        for (int i = 1; i < operands.length; i++) {
          array.combiner().combine(sum, operands[i]);
        }
        blocks[v] = sum;
      }
    }
    return blocks;
  }
}
