package io.numflink.array.dataflow;

import io.numflink.lshs.RunAhead;
import java.io.Serializable;
import java.util.List;

/**
 * A {@link PlacedProgram} in the form that travels, once a job, with the control source. Every task
 * of the source on a TaskManager gets it; the first one unpacks it.
 */
public final class PackedProgram implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PackedOperations operations;
  private final int stageCount;
  private final int[] slotRanges;
  private final int[] nodeOfSlot;
  private final long[] budgets;
  private final RunAhead runAhead;
  private final List<ArrayCode> arrays;
  private final NodeHistory history;

  PackedProgram(
      PackedOperations operations,
      int stageCount,
      int[] slotRanges,
      int[] nodeOfSlot,
      long[] budgets,
      RunAhead runAhead,
      List<ArrayCode> arrays,
      NodeHistory history) {
    this.operations = operations;
    this.stageCount = stageCount;
    this.slotRanges = slotRanges;
    this.nodeOfSlot = nodeOfSlot;
    this.budgets = budgets;
    this.runAhead = runAhead;
    this.arrays = arrays;
    this.history = history;
  }

  int slotCount() {
    return nodeOfSlot.length;
  }

  int firstSlot(int node) {
    return slotRanges[node];
  }

  public PlacedProgram unpack() {
    return new PlacedProgram(
        operations.unpack(),
        stageCount,
        slotRanges,
        nodeOfSlot,
        budgets,
        runAhead,
        arrays,
        history);
  }
}
