package io.numflink.array.dataflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which TaskManager and subtask stand for which logical node and slot, for one attempt of a job.
 * Subtask i of every operator of the job runs in the same Flink slot (they are co-located), so one
 * number per logical slot is enough. A job may hold more slots than its plan has: the subtasks
 * there stand for nothing and stay idle.
 *
 * @param taskManagerOfNode the TaskManager's resource id, for every logical node
 * @param subtaskOfSlot the subtask, for every logical slot
 * @param taskManagerOfSubtask the TaskManager's resource id, for every subtask
 */
record Binding(
    List<String> taskManagerOfNode, int[] subtaskOfSlot, List<String> taskManagerOfSubtask)
    implements Serializable {

  /** What {@link #nodeOf} gives for a TaskManager that no node is bound to. */
  static final int NO_NODE = -1;

  Binding {
    taskManagerOfNode = new ArrayList<>(taskManagerOfNode);
    taskManagerOfSubtask = new ArrayList<>(taskManagerOfSubtask);
  }

  /** A TaskManager and the subtasks that run on it. */
  private record Host(String taskManager, List<Integer> subtasks) {}

  /**
   * Binds each node to a TaskManager with at least as many subtasks as the node has slots.
   *
   * @param taskManagerOfSubtask the TaskManager that runs each subtask, as reported by the subtasks
   * @throws TopologyMismatchException if the subtasks do not lie so that this can be done
   */
  static Binding bind(PlacedProgram program, List<String> taskManagerOfSubtask) {
    List<Host> free = hosts(taskManagerOfSubtask);
    String[] taskManagers = new String[program.nodeCount()];
    int[] subtaskOfSlot = new int[program.slotCount()];
    for (int node : largestFirst(program)) {
      int slots = program.slotsOf(node);
      String before = program.history().taskManagerOf(node);
      Host match =
          free.stream()
              .filter(host -> host.subtasks().size() >= slots)
              .min(
                  Comparator.<Host>comparingInt(
                          host -> preference(host.taskManager(), before, program))
                      .thenComparing(host -> host.subtasks().size()))
              .orElseThrow(() -> TopologyMismatchException.of(program, taskManagerOfSubtask));
      free.remove(match);
      taskManagers[node] = match.taskManager();
      for (int i = 0; i < slots; i++) {
        subtaskOfSlot[program.firstSlot(node) + i] = match.subtasks().get(i);
      }
    }
    return new Binding(Arrays.asList(taskManagers), subtaskOfSlot, taskManagerOfSubtask);
  }

  private static List<Host> hosts(List<String> taskManagerOfSubtask) {
    Map<String, Host> hosts = new TreeMap<>();
    for (int subtask = 0; subtask < taskManagerOfSubtask.size(); subtask++) {
      hosts
          .computeIfAbsent(
              taskManagerOfSubtask.get(subtask),
              taskManager -> new Host(taskManager, new ArrayList<>()))
          .subtasks()
          .add(subtask);
    }
    return new ArrayList<>(hosts.values());
  }

  /**
   * The nodes by falling number of slots. In this order whatever TaskManager a node takes, it takes
   * none that only a later one could do without: each that is large enough now is so for all later
   * nodes, too.
   */
  private static List<Integer> largestFirst(PlacedProgram program) {
    return IntStream.range(0, program.nodeCount())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(program::slotsOf).reversed())
        .toList();
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

  /** The logical node that a TaskManager stands for, or {@link #NO_NODE}. */
  int nodeOf(String taskManager) {
    return taskManagerOfNode.indexOf(taskManager);
  }

  /** How many slots the job holds on a TaskManager, idle ones included. */
  int heldOn(String taskManager) {
    return (int) taskManagerOfSubtask.stream().filter(taskManager::equals).count();
  }
}
