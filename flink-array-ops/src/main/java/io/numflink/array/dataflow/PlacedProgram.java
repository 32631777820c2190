package io.numflink.array.dataflow;

import io.numflink.array.blocking.BlockProgram;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.RunAhead;

/**
 * A planned program as it runs: flat arrays with one entry an operation, in plan order, and the
 * kernels, one an array. It travels as a {@link PackedProgram}.
 */
public final class PlacedProgram {
  private static final OperationKind[] KINDS = OperationKind.values();

  private final OperationTable table;
  private final ProgramFrame frame;

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
    this(
        OperationTable.of(plan, staging),
        new ProgramFrame(
            staging.stageCount(),
            plan.cluster().slotRanges(),
            plan.cluster().nodeOfSlot(),
            budgets.clone(),
            RunAhead.of(plan, loads, budgets),
            ArrayCode.listOf(program),
            history));
  }

  PlacedProgram(OperationTable table, ProgramFrame frame) {
    this.table = table;
    this.frame = frame;
  }

  /** The form that travels. */
  public PackedProgram pack() {
    return new PackedProgram(new PackedOperations(table, slotCount()), frame);
  }

  /** The number of operations. */
  public int size() {
    return table.size();
  }

  OperationKind kind(int operation) {
    return KINDS[table.kinds[operation]];
  }

  /** What computes the operation's vertex. */
  ArrayCode code(int operation) {
    return frame.arrays().get(table.array[operation]);
  }

  /** Which block of its array the operation's kernel computes, in row-major order. */
  int linearIndex(int operation) {
    return table.linearIndex[operation];
  }

  /** The array that the operation's block belongs to, as a whole or a partial result. */
  ArrayCode targetCode(int operation) {
    return frame.arrays().get(table.targetArray[operation]);
  }

  int array(int operation) {
    return table.array[operation];
  }

  int targetArray(int operation) {
    return table.targetArray[operation];
  }

  int targetIndex(int operation) {
    return table.targetIndex[operation];
  }

  /** Whether the driver wants the operation's block. */
  public boolean isOutput(int operation) {
    return table.output[operation];
  }

  int slot(int operation) {
    return table.slot[operation];
  }

  int node(int operation) {
    return frame.nodeOfSlot()[table.slot[operation]];
  }

  int stage(int operation) {
    return table.stage[operation];
  }

  long bytes(int operation) {
    return table.bytes[operation];
  }

  int operandCount(int operation) {
    return table.operandStart[operation + 1] - table.operandStart[operation];
  }

  int operand(int operation, int i) {
    return table.operands[table.operandStart[operation] + i];
  }

  boolean inPlace(int operation) {
    OperationKind kind = kind(operation);
    return kind == OperationKind.ACCUMULATE || kind == OperationKind.COMBINE;
  }

  /** Whether the operation's block goes to other nodes. */
  boolean sends(int operation) {
    return table.sendStart[operation] < table.sendStart[operation + 1];
  }

  int firstSend(int operation) {
    return table.sendStart[operation];
  }

  int sendStage(int send) {
    return table.sendStage[send];
  }

  int sendSlot(int send) {
    return table.sendSlot[send];
  }

  int stageCount() {
    return frame.stageCount();
  }

  int nodeCount() {
    return frame.budgets().length;
  }

  int slotCount() {
    return frame.slotCount();
  }

  int nodeOfSlot(int slot) {
    return frame.nodeOfSlot()[slot];
  }

  int firstSlot(int node) {
    return frame.firstSlot(node);
  }

  int slotsOf(int node) {
    return frame.slotRanges()[node + 1] - frame.slotRanges()[node];
  }

  long budget(int node) {
    return frame.budgets()[node];
  }

  /**
   * The last operation that may push blocks to other nodes.
   *
   * @param frontiers the first operation of each node that is not finished
   */
  int sendLimit(int[] frontiers) {
    int limit = size() - 1;
    for (int node = 0; node < frontiers.length; node++) {
      limit = Math.min(limit, frame.runAhead().pushLimit(node, frontiers[node]));
    }
    return limit;
  }

  /** How far operations may run ahead of each other. */
  RunAhead runAhead() {
    return frame.runAhead();
  }

  NodeHistory history() {
    return frame.history();
  }

  /** How many operations give blocks to the driver. */
  public int outputCount() {
    int count = 0;
    for (boolean wanted : table.output) {
      count += wanted ? 1 : 0;
    }
    return count;
  }
}
