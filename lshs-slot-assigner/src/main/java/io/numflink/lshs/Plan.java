package io.numflink.lshs;

import java.util.Arrays;

/**
 * A block graph with places: the operations to run, each on a slot, in an order of execution.
 *
 * <p>Operation i is the i-th in the global order, and its operands come before it. Reductions are
 * unrolled into chains of {@link OperationKind#ACCUMULATE} and trees of {@link
 * OperationKind#COMBINE}; a generated block that several nodes need appears once a node. An
 * operation whose operand lives on another node makes that block cross to its node; a block crosses
 * to a node once, whatever number of operations there use it.
 *
 * <p>Every operation works towards a {@link #target} vertex. For most that is the vertex they
 * compute. For the terms of a reduction that are accumulated, and for its combinations, it is the
 * reduction; their blocks are partial results until the last one, which is {@link #isFinal final}.
 * An EXECUTE of a reduction combines its operands into a new block and leaves them as they are.
 */
public final class Plan {
  private final BlockGraph graph;
  private final ClusterModel cluster;
  private final String placement;
  private final double simulatedSeconds;
  private final int[] vertex;
  private final byte[] kinds;
  private final int[] target;
  private final int[] slot;
  private final boolean[] finals;
  private final int[] operandStart;
  private final int[] operands;

  Plan(Builder b) {
    graph = b.graph;
    cluster = b.cluster;
    placement = b.placement;
    simulatedSeconds = b.simulatedSeconds;
    vertex = Arrays.copyOf(b.vertex, b.size);
    kinds = Arrays.copyOf(b.kinds, b.size);
    target = Arrays.copyOf(b.target, b.size);
    slot = Arrays.copyOf(b.slot, b.size);
    finals = Arrays.copyOf(b.finals, b.size);
    operandStart = Arrays.copyOf(b.operandStart, b.size + 1);
    operands = Arrays.copyOf(b.operands, b.operandStart[b.size]);
  }

  public BlockGraph graph() {
    return graph;
  }

  public ClusterModel cluster() {
    return cluster;
  }

  /** The policy that made the plan: {@code lshs}, {@code hash} or {@code round-robin}. */
  public String placement() {
    return placement;
  }

  /**
   * How long a run takes by the scheduler's rough clock, which knows flops, bytes and who waits for
   * whom; 0 if nobody has said. Only ratios mean something.
   */
  public double simulatedSeconds() {
    return simulatedSeconds;
  }

  /** The number of operations. */
  public int size() {
    return vertex.length;
  }

  /** The vertex of the graph whose kernel the operation runs; of a COMBINE, the reduction. */
  public int vertex(int operation) {
    return vertex[operation];
  }

  public OperationKind kind(int operation) {
    return KINDS[kinds[operation]];
  }

  public int slot(int operation) {
    return slot[operation];
  }

  /** The vertex whose result, whole or partial, the operation's block is. */
  public int target(int operation) {
    return target[operation];
  }

  /**
   * Whether the operation's block is the whole result of its target, as opposed to a partial one.
   */
  public boolean isFinal(int operation) {
    return finals[operation];
  }

  public int operandCount(int operation) {
    return operandStart[operation + 1] - operandStart[operation];
  }

  public int operand(int operation, int i) {
    return operands[operandStart[operation] + i];
  }

  /** Whether the result takes over the memory of operand 0. */
  public boolean inPlace(int operation) {
    return kind(operation) == OperationKind.ACCUMULATE || kind(operation) == OperationKind.COMBINE;
  }

  /** The size of the operation's block, in bytes. */
  public long bytes(int operation) {
    return graph.bytes(vertex[operation]);
  }

  private static final OperationKind[] KINDS = OperationKind.values();

  public static Builder builder(BlockGraph graph, ClusterModel cluster, String placement) {
    return new Builder(graph, cluster, placement);
  }

  /** Collects placed operations in their order of execution. */
  public static final class Builder {
    private final BlockGraph graph;
    private final ClusterModel cluster;
    private final String placement;
    private double simulatedSeconds;
    private int size;
    private int[] vertex;
    private byte[] kinds;
    private int[] target;
    private int[] slot;
    private boolean[] finals;
    private int[] operandStart;
    private int[] operands;

    private Builder(BlockGraph graph, ClusterModel cluster, String placement) {
      this.graph = graph;
      this.cluster = cluster;
      this.placement = placement;
      int capacity = Math.max(16, graph.size());
      vertex = new int[capacity];
      kinds = new byte[capacity];
      target = new int[capacity];
      slot = new int[capacity];
      finals = new boolean[capacity];
      operandStart = new int[capacity + 1];
      operands = new int[capacity * 2];
    }

    /**
     * Appends an operation and returns its number.
     *
     * @param vertex the vertex whose kernel it runs
     * @param target the vertex that its block belongs to
     * @param isFinal whether its block is the whole result of the target
     */
    @SuppressWarnings("EnumOrdinal") // one byte an operation; never leaves this object
    public int add(
        OperationKind kind, int vertex, int target, int slot, boolean isFinal, int... operands) {
      grow(operands.length);
      int operation = size++;
      this.vertex[operation] = vertex;
      this.target[operation] = target;
      this.kinds[operation] = (byte) kind.ordinal();
      this.slot[operation] = slot;
      this.finals[operation] = isFinal;
      System.arraycopy(operands, 0, this.operands, operandStart[operation], operands.length);
      operandStart[operation + 1] = operandStart[operation] + operands.length;
      return operation;
    }

    Builder simulatedSeconds(double seconds) {
      simulatedSeconds = seconds;
      return this;
    }

    public Plan build() {
      return new Plan(this);
    }

    private void grow(int moreOperands) {
      if (size == vertex.length) {
        int capacity = size * 2;
        vertex = Arrays.copyOf(vertex, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        target = Arrays.copyOf(target, capacity);
        slot = Arrays.copyOf(slot, capacity);
        finals = Arrays.copyOf(finals, capacity);
        operandStart = Arrays.copyOf(operandStart, capacity + 1);
      }
      int needed = operandStart[size] + moreOperands;
      if (needed > operands.length) {
        operands = Arrays.copyOf(operands, Math.max(needed, operands.length * 2));
      }
    }
  }
}
