package io.numflink.array.dataflow;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Flink spread the job's slots over TaskManagers in another way than the plan has them over nodes.
 */
public final class TopologyMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was planned for, and what Flink gave
   */
  public TopologyMismatchException(String message) {
    super(message);
  }

  /**
   * @param taskManagerOfSubtask the TaskManager that runs each subtask
   */
  static TopologyMismatchException of(PlacedProgram program, List<String> taskManagerOfSubtask) {
    StringJoiner planned = new StringJoiner(" + ");
    for (int node = 0; node < program.nodeCount(); node++) {
      planned.add(String.valueOf(program.slotsOf(node)));
    }
    Map<String, Integer> slotsOn = new TreeMap<>();
    taskManagerOfSubtask.forEach(taskManager -> slotsOn.merge(taskManager, 1, Integer::sum));
    StringJoiner given = new StringJoiner(" + ");
    slotsOn.forEach((taskManager, slots) -> given.add(slots + " on " + taskManager));
    return new TopologyMismatchException(
        "the plan needs slots on %d TaskManagers as %s, Flink gave %s: ask for the nodes and slots that the cluster has"
            .formatted(program.nodeCount(), planned, given));
  }
}
