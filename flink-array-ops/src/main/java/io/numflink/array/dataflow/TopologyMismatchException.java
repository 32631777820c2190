package io.numflink.array.dataflow;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Flink spread the job's slots over TaskManagers in another way than the plan has them over nodes.
 */
public final class TopologyMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopologyMismatchException(String message) {
    super(message);
  }

  static TopologyMismatchException of(
      PlacedProgram program, Map<String, List<Integer>> subtasksOf) {
    StringJoiner planned = new StringJoiner(" + ");
    for (int node = 0; node < program.nodeCount(); node++) {
      planned.add(String.valueOf(program.slotsOf(node)));
    }
    StringJoiner given = new StringJoiner(" + ");
    subtasksOf.forEach((tm, subtasks) -> given.add(subtasks.size() + " on " + tm));
    return new TopologyMismatchException(
        "the plan needs slots on %d TaskManagers as %s, Flink gave %s: ask for the nodes and slots that the cluster has, or set taskmanager.load-balance.mode to SLOTS"
            .formatted(program.nodeCount(), planned, given));
  }
}
