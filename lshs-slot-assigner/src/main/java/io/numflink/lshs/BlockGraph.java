package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A directed acyclic graph of block operations: what is to be computed, before anything has a
 * place. Vertices are numbered in a topological order (operands before users). Every vertex
 * produces one block of one array. Stored as flat arrays (operands in compressed rows), so that a
 * graph of a million vertices takes tens of megabytes.
 *
 * <p>Creation order is a hint: of two orders that a scheduler finds equally good it takes the one
 * nearer to the vertex numbers. A contraction therefore creates its products with the contracted
 * index outermost (the order of SUMMA).
 */
public final class BlockGraph {

  /**
   * An array of the graph.
   *
   * @param name what people call it: a variable's name, or the text of the operation
   * @param operation the operation that makes its blocks, as shown in plans ({@code matmul}, {@code
   *     load} …)
   * @param grid how many blocks it has along each axis; empty for a 0-d array
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity; a graph lists each array once
  public record ArrayInfo(String name, String operation, int[] grid) {
    public ArrayInfo {
      grid = grid.clone();
    }

    /** How many blocks the array has. */
    public int blockCount() {
      return Arrays.stream(grid).reduce(1, Math::multiplyExact);
    }

    /**
     * The block index (one number an axis) of the block at {@code linearIndex} in row-major order.
     */
    public int[] blockIndex(int linearIndex) {
      int[] index = new int[grid.length];
      int rest = linearIndex;
      for (int axis = grid.length - 1; axis >= 0; axis--) {
        index[axis] = rest % grid[axis];
        rest /= grid[axis];
      }
      return index;
    }
  }

  private final List<ArrayInfo> arrays;
  private final byte[] kinds;
  private final int[] array;
  private final int[] linearIndex;
  private final long[] bytes;
  private final long[] flops;
  private final int[] operandStart;
  private final int[] operands;
  private final int[] pinnedNode;
  private final boolean[] output;

  private BlockGraph(Builder b) {
    arrays = List.copyOf(b.arrays);
    kinds = Arrays.copyOf(b.kinds, b.size);
    array = Arrays.copyOf(b.array, b.size);
    linearIndex = Arrays.copyOf(b.linearIndex, b.size);
    bytes = Arrays.copyOf(b.bytes, b.size);
    flops = Arrays.copyOf(b.flops, b.size);
    operandStart = Arrays.copyOf(b.operandStart, b.size + 1);
    operands = Arrays.copyOf(b.operands, b.operandStart[b.size]);
    pinnedNode = Arrays.copyOf(b.pinnedNode, b.size);
    output = Arrays.copyOf(b.output, b.size);
  }

  public int size() {
    return kinds.length;
  }

  public List<ArrayInfo> arrays() {
    return arrays;
  }

  public VertexKind kind(int vertex) {
    return KINDS[kinds[vertex]];
  }

  /** The array (an index into {@link #arrays()}) that the vertex makes a block of. */
  public int array(int vertex) {
    return array[vertex];
  }

  /**
   * Which block of its array the vertex makes, in row-major order of the array's grid. The terms of
   * a reduction are no blocks of the result: they belong to an array of their own, whose last axis
   * numbers the terms.
   */
  public int linearIndex(int vertex) {
    return linearIndex[vertex];
  }

  /** The size of the block that the vertex produces, in bytes. */
  public long bytes(int vertex) {
    return bytes[vertex];
  }

  /**
   * Floating-point operations to compute the block; of a {@link VertexKind#REDUCE}, those of one
   * combination.
   */
  public long flops(int vertex) {
    return flops[vertex];
  }

  public int operandCount(int vertex) {
    return operandStart[vertex + 1] - operandStart[vertex];
  }

  /** The i-th operand of the vertex; an operand may appear more than once. */
  public int operand(int vertex, int i) {
    return operands[operandStart[vertex] + i];
  }

  /** The node that the vertex must be computed on, or -1 if the scheduler may choose. */
  public int pinnedNode(int vertex) {
    return pinnedNode[vertex];
  }

  /** Whether the block is wanted after the run; it then stays in memory until the end. */
  public boolean isOutput(int vertex) {
    return output[vertex];
  }

  private static final VertexKind[] KINDS = VertexKind.values();

  public static Builder builder() {
    return new Builder();
  }

  /** Builds a graph vertex by vertex. */
  public static final class Builder {
    private final List<ArrayInfo> arrays = new ArrayList<>();
    private int size;
    private byte[] kinds = new byte[64];
    private int[] array = new int[64];
    private int[] linearIndex = new int[64];
    private long[] bytes = new long[64];
    private long[] flops = new long[64];
    private int[] operandStart = new int[65];
    private int[] operands = new int[128];
    private int[] pinnedNode = new int[64];
    private boolean[] output = new boolean[64];

    private Builder() {}

    /** Adds an array and returns its index. */
    public int addArray(String name, String operation, int... grid) {
      arrays.add(new ArrayInfo(name, operation, grid));
      return arrays.size() - 1;
    }

    /**
     * Adds a vertex that makes block {@code linearIndex} of {@code array} and returns its number.
     */
    @SuppressWarnings("EnumOrdinal") // one byte a vertex; never leaves this object
    public int addVertex(
        VertexKind kind, int array, int linearIndex, long bytes, long flops, int... operands) {
      if (array < 0 || array >= arrays.size()) {
        throw new IllegalArgumentException("no array " + array + " of " + arrays.size());
      }
      if (bytes < 0 || flops < 0) {
        throw new IllegalArgumentException("negative cost: bytes " + bytes + ", flops " + flops);
      }
      boolean leaf = kind == VertexKind.INPUT || kind == VertexKind.GENERATED;
      if (leaf != (operands.length == 0)) {
        throw new IllegalArgumentException(
            "a vertex of kind " + kind + " cannot have " + operands.length + " operands");
      }
      for (int operand : operands) {
        if (operand < 0 || operand >= size) {
          throw new IllegalArgumentException("operand " + operand + " of vertex " + size);
        }
        if (kind == VertexKind.REDUCE && this.bytes[operand] != bytes) {
          throw new IllegalArgumentException(
              "a term of a reduction has %d bytes, its result %d"
                  .formatted(this.bytes[operand], bytes));
        }
      }
      grow(operands.length);
      int v = size++;
      kinds[v] = (byte) kind.ordinal();
      this.array[v] = array;
      this.linearIndex[v] = linearIndex;
      this.bytes[v] = bytes;
      this.flops[v] = flops;
      this.pinnedNode[v] = -1;
      System.arraycopy(operands, 0, this.operands, operandStart[v], operands.length);
      operandStart[v + 1] = operandStart[v] + operands.length;
      return v;
    }

    /** Demands that the vertex be computed on that node. */
    public void pin(int vertex, int node) {
      pinnedNode[vertex] = node;
    }

    public void markOutput(int vertex) {
      output[vertex] = true;
    }

    public BlockGraph build() {
      return new BlockGraph(this);
    }

    private void grow(int moreOperands) {
      if (size == kinds.length) {
        int capacity = size * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        array = Arrays.copyOf(array, capacity);
        linearIndex = Arrays.copyOf(linearIndex, capacity);
        bytes = Arrays.copyOf(bytes, capacity);
        flops = Arrays.copyOf(flops, capacity);
        operandStart = Arrays.copyOf(operandStart, capacity + 1);
        pinnedNode = Arrays.copyOf(pinnedNode, capacity);
        output = Arrays.copyOf(output, capacity);
      }
      int needed = operandStart[size] + moreOperands;
      if (needed > operands.length) {
        operands = Arrays.copyOf(operands, Math.max(needed, operands.length * 2));
      }
    }
  }
}
