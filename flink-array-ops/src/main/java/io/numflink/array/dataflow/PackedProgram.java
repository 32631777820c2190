package io.numflink.array.dataflow;

import java.io.Serializable;

/**
 * A {@link PlacedProgram} in the form that travels, once a job, with the control source. Every task
 * of the source on a TaskManager gets it; the first one unpacks it.
 */
public final class PackedProgram implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PackedOperations operations;
  private final ProgramFrame frame;

  PackedProgram(PackedOperations operations, ProgramFrame frame) {
    this.operations = operations;
    this.frame = frame;
  }

  int stageCount() {
    return frame.stageCount();
  }

  int firstSlot(int node) {
    return frame.firstSlot(node);
  }

  public PlacedProgram unpack() {
    return new PlacedProgram(operations.unpack(), frame);
  }
}
