package io.numflink.array.dataflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which TaskManager and subtask stand for which logical node and slot, for one attempt of a job.
 * Subtask i of every operator of the job runs in the same Flink slot (they are co-located), so one
 * number per logical slot is enough.
 *
 * @param taskManagerOfNode the TaskManager's resource id, for every logical node
 * @param subtaskOfSlot the subtask, for every logical slot
 */
record Binding(List<String> taskManagerOfNode, int[] subtaskOfSlot) implements Serializable {

  Binding {
    taskManagerOfNode = new ArrayList<>(taskManagerOfNode);
  }

  /**
   * Binds nodes to TaskManagers with as many subtasks as the node has slots.
   *
   * @param taskManagerOfSubtask the TaskManager that runs each subtask, as reported by the subtasks
   * @throws TopologyMismatchException if the subtasks do not lie as the plan has the slots
   */
  static Binding bind(PlacedProgram program, List<String> taskManagerOfSubtask) {
    Map<String, List<Integer>> subtasksOf = new TreeMap<>();
    for (int subtask = 0; subtask < taskManagerOfSubtask.size(); subtask++) {
      subtasksOf
          .computeIfAbsent(taskManagerOfSubtask.get(subtask), tm -> new ArrayList<>())
          .add(subtask);
    }
    List<Map.Entry<String, List<Integer>>> free = new ArrayList<>(subtasksOf.entrySet());
    List<String> taskManagers = new ArrayList<>();
    int[] subtaskOfSlot = new int[program.slotCount()];
    for (int node = 0; node < program.nodeCount(); node++) {
      int slots = program.slotsOf(node);
      String before = program.history().taskManagerOf(node);
      Map.Entry<String, List<Integer>> match =
          free.stream()
              .filter(entry -> entry.getValue().size() == slots)
              .min(Comparator.comparing(entry -> preference(entry.getKey(), before, program)))
              .orElseThrow(() -> TopologyMismatchException.of(program, subtasksOf));
      free.remove(match);
      taskManagers.add(match.getKey());
      for (int i = 0; i < slots; i++) {
        subtaskOfSlot[program.firstSlot(node) + i] = match.getValue().get(i);
      }
    }
    return new Binding(taskManagers, subtaskOfSlot);
  }

  /**
   * First the TaskManager that stood for the node before, last those that stood for other nodes.
   */
  private static int preference(String taskManager, String before, PlacedProgram program) {
    if (taskManager.equals(before)) {
      return 0;
    }
    return program.history().taskManagers().contains(taskManager) ? 2 : 1;
  }

  /** The logical node that a TaskManager stands for. */
  int nodeOf(String taskManager) {
    int node = taskManagerOfNode.indexOf(taskManager);
    if (node < 0) {
      throw new IllegalStateException(
          taskManager + " is none of the bound TaskManagers " + taskManagerOfNode);
    }
    return node;
  }

  /** The logical slot that a subtask stands for. */
  int slotOf(int subtask) {
    for (int slot = 0; slot < subtaskOfSlot.length; slot++) {
      if (subtaskOfSlot[slot] == subtask) {
        return slot;
      }
    }
    throw new IllegalStateException("subtask " + subtask + " has no slot");
  }
}
