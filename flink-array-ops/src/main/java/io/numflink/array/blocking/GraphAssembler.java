package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.BlockProgram.ArrayProgram;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.Combiner;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.VertexKind;
import java.util.ArrayList;
import java.util.List;

/** Collects the arrays and vertices of a block program. */
final class GraphAssembler {
  private final BlockGraph.Builder graph = BlockGraph.builder();
  private final List<ArrayProgram> arrays = new ArrayList<>();
  private final List<SourcePosition> positions = new ArrayList<>();
  private SourcePosition position;

  /** Tells which line of a script the arrays come from that are added next; null if none. */
  void at(SourcePosition newPosition) {
    position = newPosition;
  }

  /** The line of a script that each array comes from; entries may be null. */
  List<SourcePosition> positions() {
    return positions;
  }

  /** Adds an array whose blocks a kernel computes, and returns its number. */
  int addArray(String name, String operation, DType dtype, BlockGrid grid, BlockKernel kernel) {
    arrays.add(new ArrayProgram(dtype, grid, kernel, null));
    positions.add(position);
    return graph.addArray(name, operation, grid.grid());
  }

  /** Adds an array whose blocks are combinations of terms, and returns its number. */
  int addReduction(String name, String operation, DType dtype, BlockGrid grid, Combiner combiner) {
    arrays.add(new ArrayProgram(dtype, grid, null, combiner));
    positions.add(position);
    return graph.addArray(name, operation, grid.grid());
  }

  /** Adds the vertex of one block of an array. */
  int addBlock(VertexKind kind, int array, int linearIndex, long flops, int... operands) {
    ArrayProgram program = arrays.get(array);
    long bytes = (long) elements(program.grid(), linearIndex) * program.dtype().bytes();
    return graph.addVertex(kind, array, linearIndex, bytes, flops, operands);
  }

  /** Adds a vertex that does something with a block and gives an empty block as its receipt. */
  int addReceipt(int array, int linearIndex, int operand) {
    return graph.addVertex(VertexKind.MAP, array, linearIndex, 0, 0, operand);
  }

  /** How many elements the block at that place has. */
  static int elements(BlockGrid grid, int linearIndex) {
    return Block.elementCount(grid.shapeOf(grid.index(linearIndex)));
  }

  BlockGrid grid(int array) {
    return arrays.get(array).grid();
  }

  BlockedArray blocked(int array, int[] vertices) {
    ArrayProgram program = arrays.get(array);
    return new BlockedArray(array, program.dtype(), program.grid(), vertices);
  }

  void pin(int vertex, int node) {
    graph.pin(vertex, node);
  }

  void markOutput(int vertex) {
    graph.markOutput(vertex);
  }

  BlockProgram build() {
    return new BlockProgram(graph.build(), arrays);
  }
}
