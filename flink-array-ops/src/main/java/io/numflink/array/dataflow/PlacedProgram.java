package io.numflink.array.dataflow;

import io.numflink.array.blocking.BlockProgram;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.RunAhead;
import java.io.Serializable;
import java.util.List;

/**
 * A planned program in the form that travels to the TaskManagers: flat arrays with one entry an
 * operation, in plan order, and the kernels, one an array. It travels once a job, with the control
 * source.
 */
public final class PlacedProgram implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final OperationKind[] KINDS = OperationKind.values();

  private final byte[] kinds;
  private final int[] array;
  private final int[] linearIndex;
  private final int[] targetArray;
  private final int[] targetIndex;
  private final boolean[] output;
  private final int[] slot;
  private final int[] stage;
  private final long[] bytes;
  private final int[] operandStart;
  private final int[] operands;
  private final int[] sendStart;
  private final int[] sendStage;
  private final int[] sendSlot;

  private final int stageCount;
  private final int[] slotRanges;
  private final int[] nodeOfSlot;
  private final long[] budgets;
  private final RunAhead runAhead;
  private final List<ArrayCode> arrays;
  private final NodeHistory history;

  /**
   * @param budgets the bytes that live blocks may take on each node while the program runs
   * @param history what earlier jobs of the driver have left on the nodes
   */
  public PlacedProgram(
      BlockProgram program,
      Plan plan,
      PlanLoads loads,
      Staging staging,
      long[] budgets,
      NodeHistory history) {
    int n = plan.size();
    kinds = new byte[n];
    array = new int[n];
    linearIndex = new int[n];
    targetArray = new int[n];
    targetIndex = new int[n];
    output = new boolean[n];
    slot = new int[n];
    bytes = new long[n];
    operandStart = new int[n + 1];
    for (int op = 0; op < n; op++) {
      operandStart[op + 1] = operandStart[op] + plan.operandCount(op);
    }
    operands = new int[operandStart[n]];
    for (int op = 0; op < n; op++) {
      kinds[op] = (byte) plan.kind(op).ordinal();
      array[op] = plan.graph().array(plan.vertex(op));
      linearIndex[op] = plan.graph().linearIndex(plan.vertex(op));
      targetArray[op] = plan.graph().array(plan.target(op));
      targetIndex[op] = plan.graph().linearIndex(plan.target(op));
      output[op] =
          plan.isFinal(op)
              && plan.kind(op) != OperationKind.RELAY
              && plan.graph().isOutput(plan.target(op));
      slot[op] = plan.slot(op);
      bytes[op] = plan.bytes(op);
      for (int i = 0; i < plan.operandCount(op); i++) {
        operands[operandStart[op] + i] = plan.operand(op, i);
      }
    }
    stage = staging.stages();
    sendStart = staging.sendStart();
    sendStage = staging.sendStage();
    sendSlot = staging.sendSlot();
    stageCount = staging.stageCount();
    slotRanges = plan.cluster().slotRanges();
    nodeOfSlot = plan.cluster().nodeOfSlot();
    this.budgets = budgets.clone();
    runAhead = RunAhead.of(plan, loads, budgets);
    arrays = ArrayCode.listOf(program);
    this.history = history;
  }

  /** The number of operations. */
  public int size() {
    return kinds.length;
  }

  OperationKind kind(int operation) {
    return KINDS[kinds[operation]];
  }

  /** What computes the operation's vertex. */
  ArrayCode code(int operation) {
    return arrays.get(array[operation]);
  }

  /** Which block of its array the operation's kernel computes, in row-major order. */
  int linearIndex(int operation) {
    return linearIndex[operation];
  }

  /** The array that the operation's block belongs to, as a whole or a partial result. */
  ArrayCode targetCode(int operation) {
    return arrays.get(targetArray[operation]);
  }

  int array(int operation) {
    return array[operation];
  }

  int targetArray(int operation) {
    return targetArray[operation];
  }

  int targetIndex(int operation) {
    return targetIndex[operation];
  }

  /** Whether the driver wants the operation's block. */
  public boolean isOutput(int operation) {
    return output[operation];
  }

  int slot(int operation) {
    return slot[operation];
  }

  int node(int operation) {
    return nodeOfSlot[slot[operation]];
  }

  int stage(int operation) {
    return stage[operation];
  }

  long bytes(int operation) {
    return bytes[operation];
  }

  int operandCount(int operation) {
    return operandStart[operation + 1] - operandStart[operation];
  }

  int operand(int operation, int i) {
    return operands[operandStart[operation] + i];
  }

  boolean inPlace(int operation) {
    OperationKind kind = kind(operation);
    return kind == OperationKind.ACCUMULATE || kind == OperationKind.COMBINE;
  }

  /** Whether the operation's block goes to other nodes. */
  boolean sends(int operation) {
    return sendStart[operation] < sendStart[operation + 1];
  }

  int firstSend(int operation) {
    return sendStart[operation];
  }

  int sendStage(int send) {
    return sendStage[send];
  }

  int sendSlot(int send) {
    return sendSlot[send];
  }

  int stageCount() {
    return stageCount;
  }

  int nodeCount() {
    return budgets.length;
  }

  int slotCount() {
    return nodeOfSlot.length;
  }

  int nodeOfSlot(int slot) {
    return nodeOfSlot[slot];
  }

  int firstSlot(int node) {
    return slotRanges[node];
  }

  int slotsOf(int node) {
    return slotRanges[node + 1] - slotRanges[node];
  }

  long budget(int node) {
    return budgets[node];
  }

  /** The last operation that may run while {@code frontier} is the first one not finished. */
  int limit(int frontier) {
    return frontier >= size() ? size() - 1 : runAhead.limit(frontier);
  }

  NodeHistory history() {
    return history;
  }

  /** How many operations give blocks to the driver. */
  public int outputCount() {
    int count = 0;
    for (boolean wanted : output) {
      count += wanted ? 1 : 0;
    }
    return count;
  }
}
