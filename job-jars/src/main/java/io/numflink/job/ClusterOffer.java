package io.numflink.job;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.FlinkRest.TaskManager;
import io.numflink.lshs.ClusterModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a running cluster has to offer at one moment.
 *
 * @param address host:port of its REST interface
 * @param taskManagers the registered ones, those with most free slots first
 */
record ClusterOffer(String address, FlinkRest rest, List<TaskManager> taskManagers) {

  static ClusterOffer read(String address, FlinkRest rest) {
    return new ClusterOffer(
        address,
        rest,
        rest.taskManagers().stream()
            .sorted(Comparator.comparingInt(TaskManager::freeSlots).reversed())
            .toList());
  }

  int registeredSlots() {
    return taskManagers.stream().mapToInt(TaskManager::slots).sum();
  }

  int freeSlots() {
    return taskManagers.stream().mapToInt(TaskManager::freeSlots).sum();
  }

  /** The free slots of every TaskManager, the most first. */
  List<Integer> freeSlotsEach() {
    return taskManagers.stream().map(TaskManager::freeSlots).toList();
  }

  /** Whether the cluster has what is asked for, once the jobs that hold its slots have ended. */
  boolean canGive(ClusterRequest asked) {
    List<Integer> slots =
        taskManagers.stream().map(TaskManager::slots).sorted(Comparator.reverseOrder()).toList();
    return fits(asked, slots);
  }

  /** Whether the free slots are enough for what is asked for. */
  boolean hasFree(ClusterRequest asked) {
    return fits(asked, freeSlotsEach());
  }

  /**
   * The nodes and slots to plan for.
   *
   * @param memoryBytes what blocks may take on each; empty for what its heap has room for
   * @throws ClusterException if the cluster has not what is asked for
   */
  ClusterModel model(ClusterRequest asked, OptionalLong memoryBytes) {
    if (taskManagers.isEmpty()) {
      throw new ClusterException(
          "the cluster at %s has no TaskManagers: start some and run this again"
              .formatted(address));
    }
    if (!hasFree(asked)) {
      throw new ClusterException(
          "%s; the cluster at %s has %s: ask for less, add TaskManagers, or wait for other jobs to end"
              .formatted(asked.describe(), address, describe()));
    }
    List<Integer> slots = asked.slotsOfNodes(freeSlotsEach());
    List<Long> heapRooms = memoryBytes.isPresent() ? List.of() : heapRooms();
    List<ClusterModel.Node> nodes = new ArrayList<>();
    for (int each : slots) {
      long memory =
          memoryBytes.isPresent() ? memoryBytes.getAsLong() : smallestRoom(each, slots, heapRooms);
      nodes.add(new ClusterModel.Node(each, memory));
    }
    return new ClusterModel(nodes);
  }

  private static boolean fits(ClusterRequest asked, List<Integer> available) {
    List<Integer> needed = asked.atLeast().stream().sorted(Comparator.reverseOrder()).toList();
    return needed.size() <= available.size()
        && IntStream.range(0, needed.size()).allMatch(i -> needed.get(i) <= available.get(i));
  }

  private List<Long> heapRooms() {
    return taskManagers.stream()
        .map(each -> NodeMemory.ofTaskManager(rest.heapBytes(each)))
        .toList();
  }

  /**
   * What every TaskManager has that may come to stand for a node of so many slots. If all free
   * slots are planned for, those are the ones with just as many.
   */
  private long smallestRoom(int slots, List<Integer> ofNodes, List<Long> heapRooms) {
    boolean all = ofNodes.stream().mapToInt(Integer::intValue).sum() == freeSlots();
    return IntStream.range(0, taskManagers.size())
        .filter(
            i ->
                all
                    ? taskManagers.get(i).freeSlots() == slots
                    : taskManagers.get(i).freeSlots() >= slots)
        .mapToLong(heapRooms::get)
        .min()
        .orElseThrow();
  }

  private String describe() {
    return taskManagers.stream()
        .map(each -> "%d free of %d".formatted(each.freeSlots(), each.slots()))
        .collect(
            Collectors.joining(
                ", ",
                ClusterRequest.count(taskManagers.size(), "TaskManager") + " with slots ",
                ""));
  }
}
