package io.numflink.lshs;

import java.util.Arrays;

/** Placed operations that have no order yet: what becomes a {@link Plan} once it has one. */
final class OperationGraph {
  private static final OperationKind[] KINDS = OperationKind.values();

  private final BlockGraph graph;
  private final ClusterModel cluster;
  private final int[] nodeOfSlot;
  private final IntArray kinds;
  private final IntArray vertices;
  private final IntArray targets;
  private final IntArray slots;
  private final IntArray operandStart;
  private final IntArray operands;
  private boolean[] finals;

  OperationGraph(BlockGraph graph, ClusterModel cluster) {
    this.graph = graph;
    this.cluster = cluster;
    nodeOfSlot = cluster.nodeOfSlot();
    int capacity = graph.size() + 16;
    kinds = new IntArray(capacity);
    vertices = new IntArray(capacity);
    targets = new IntArray(capacity);
    slots = new IntArray(capacity);
    operandStart = new IntArray(capacity);
    operandStart.add(0);
    operands = new IntArray(capacity * 2);
    finals = new boolean[capacity];
  }

  int add(OperationKind kind, int vertex, int target, int slot, int... inputs) {
    for (int operand : inputs) {
      operands.add(operand);
    }
    return close(kind, vertex, target, slot);
  }

  /** Adds an operand to the operation that the next {@link #close} ends. */
  void addOperand(int operand) {
    operands.add(operand);
  }

  /** Ends an operation with the operands added since the last one, and returns its number. */
  @SuppressWarnings("EnumOrdinal") // one int an operation; never leaves this object
  int close(OperationKind kind, int vertex, int target, int slot) {
    kinds.add(kind.ordinal());
    vertices.add(vertex);
    targets.add(target);
    slots.add(slot);
    operandStart.add(operands.size());
    if (finals.length < kinds.size()) {
      finals = Arrays.copyOf(finals, kinds.size() * 2);
    }
    return kinds.size() - 1;
  }

  void markFinal(int operation) {
    finals[operation] = true;
  }

  void replaceOperand(int operation, int i, int by) {
    operands.set(operandStart.get(operation) + i, by);
  }

  BlockGraph graph() {
    return graph;
  }

  ClusterModel cluster() {
    return cluster;
  }

  int size() {
    return kinds.size();
  }

  OperationKind kind(int operation) {
    return KINDS[kinds.get(operation)];
  }

  int vertex(int operation) {
    return vertices.get(operation);
  }

  int target(int operation) {
    return targets.get(operation);
  }

  int slot(int operation) {
    return slots.get(operation);
  }

  int node(int operation) {
    return nodeOfSlot[slots.get(operation)];
  }

  long bytes(int operation) {
    return graph.bytes(vertices.get(operation));
  }

  int operandCount(int operation) {
    return operandStart.get(operation + 1) - operandStart.get(operation);
  }

  int operand(int operation, int i) {
    return operands.get(operandStart.get(operation) + i);
  }

  /**
   * Whether the operation should run just before its first user: it needs nothing but its place,
   * and only takes memory until then.
   */
  boolean isJustInTime(int operation) {
    return kind(operation) == OperationKind.RELAY || operandCount(operation) == 0;
  }

  Users users() {
    return Users.of(size(), this::operandCount, this::operand);
  }

  /** The plan with the operations in that order, which must be topological. */
  Plan inOrder(int[] order, String placement, double simulatedSeconds) {
    Plan.Builder plan = Plan.builder(graph, cluster, placement).simulatedSeconds(simulatedSeconds);
    int[] position = new int[size()];
    for (int operation : order) {
      int[] moved = new int[operandCount(operation)];
      for (int i = 0; i < moved.length; i++) {
        moved[i] = position[operand(operation, i)];
      }
      position[operation] =
          plan.add(
              kind(operation),
              vertex(operation),
              target(operation),
              slot(operation),
              finals[operation],
              moved);
    }
    return plan.build();
  }
}
