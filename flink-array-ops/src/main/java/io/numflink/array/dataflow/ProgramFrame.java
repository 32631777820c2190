package io.numflink.array.dataflow;

import io.numflink.lshs.RunAhead;
import java.io.Serializable;
import java.util.List;

/**
 * What a placed program is besides its operations.
 *
 * @param slotRanges the first slot of each node, and at the end the number of slots
 * @param nodeOfSlot the node of each slot
 * @param budgets the bytes that live blocks may take on each node while the program runs
 * @param runAhead how far operations may run ahead of the first unfinished one
 * @param arrays the kernels, one an array
 * @param history what earlier jobs of the driver have left on the nodes
 */
record ProgramFrame(
    int stageCount,
    int[] slotRanges,
    int[] nodeOfSlot,
    long[] budgets,
    RunAhead runAhead,
    List<ArrayCode> arrays,
    NodeHistory history)
    implements Serializable {

  int slotCount() {
    return nodeOfSlot.length;
  }

  int firstSlot(int node) {
    return slotRanges[node];
  }
}
