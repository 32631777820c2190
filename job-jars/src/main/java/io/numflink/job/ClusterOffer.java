package io.numflink.job;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.FlinkRest.TaskManager;
import io.numflink.lshs.ClusterModel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions.TaskManagerLoadBalanceMode;

/**
 * What a running cluster has to offer, checked against what is asked for before anything is
 * submitted.
 *
 * @param address host:port of its REST interface
 * @param taskManagers those with free slots, the most first
 */
record ClusterOffer(String address, FlinkRest rest, List<TaskManager> taskManagers) {

  /** Slots of a job that has just ended are reported as free a moment later. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * The nodes and slots to plan for.
   *
   * @param nodes how many TaskManagers to use; null for all that have free slots
   * @param slots how many slots of each; null for as many as all of them have free
   * @param memoryBytes what blocks may take on each; null for what its heap has room for
   * @throws ClusterException if the cluster cannot be reached, or has not what is asked for
   */
  static ClusterModel model(
      String address, FlinkRest rest, Integer nodes, Integer slots, Long memoryBytes)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      ClusterOffer offer = read(address, rest);
      try {
        return offer.model(nodes, slots, memoryBytes);
      } catch (ClusterException e) {
        boolean mayPass = offer.total() >= needed(nodes, slots);
        if (!mayPass || System.nanoTime() > deadline) {
          throw e;
        }
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private static int needed(Integer nodes, Integer slots) {
    return (nodes == null ? 1 : nodes) * (slots == null ? 1 : slots);
  }

  private static ClusterOffer read(String address, FlinkRest rest) {
    return new ClusterOffer(
        address,
        rest,
        rest.taskManagers().stream()
            .sorted(Comparator.comparingInt(TaskManager::freeSlots).reversed())
            .toList());
  }

  private int total() {
    return taskManagers.stream().mapToInt(TaskManager::slots).sum();
  }

  private ClusterModel model(Integer nodes, Integer slots, Long memoryBytes) {
    int atLeast = slots == null ? 1 : slots;
    List<TaskManager> able =
        taskManagers.stream().filter(each -> each.freeSlots() >= atLeast).toList();
    if (taskManagers.isEmpty()) {
      throw new ClusterException(
          "the cluster at %s has no TaskManagers: start some and run this again"
              .formatted(address));
    }
    if (able.isEmpty() || (nodes != null && nodes > able.size())) {
      throw new ClusterException(
          "%s asks for %s with %s free; the cluster at %s has %s: ask for less, add TaskManagers, or wait for other jobs to end"
              .formatted(
                  asked(nodes, slots),
                  nodes == null ? "TaskManagers" : count(nodes, "TaskManager"),
                  count(atLeast, "slot"),
                  address,
                  describe()));
    }
    int nodeCount = nodes == null ? able.size() : nodes;
    int slotCount = slots == null ? able.get(nodeCount - 1).freeSlots() : slots;
    checkSpreading(nodeCount, slotCount, able.size());
    long memory =
        memoryBytes != null
            ? memoryBytes
            : able.stream()
                .limit(nodeCount)
                .mapToLong(each -> NodeMemory.ofTaskManager(rest.heapBytes(each)))
                .min()
                .orElseThrow();
    return ClusterModel.uniform(nodeCount, slotCount, memory);
  }

  /**
   * Flink spreads the slots of a job over all TaskManagers ({@code SLOTS}), so that fewer of them
   * with more than one slot each cannot be had.
   */
  private void checkSpreading(int nodes, int slots, int able) {
    boolean spreads =
        rest.setting(TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE.key())
            .filter(mode -> mode.equalsIgnoreCase(TaskManagerLoadBalanceMode.SLOTS.name()))
            .isPresent();
    if (spreads && slots > 1 && nodes < able) {
      throw new ClusterException(
          "%s of %s each were asked for; the cluster at %s spreads a job over all of its %s: ask for --nodes %d, or for --slots 1"
              .formatted(
                  count(nodes, "TaskManager"),
                  count(slots, "slot"),
                  address,
                  count(able, "TaskManager"),
                  able));
    }
  }

  private static String asked(Integer nodes, Integer slots) {
    String asked =
        (nodes == null ? "" : "--nodes " + nodes + " ") + (slots == null ? "" : "--slots " + slots);
    return asked.isEmpty() ? "the job" : asked.strip();
  }

  private String describe() {
    return taskManagers.stream()
        .map(each -> "%d free of %d".formatted(each.freeSlots(), each.slots()))
        .collect(
            Collectors.joining(
                ", ", count(taskManagers.size(), "TaskManager") + " with slots ", ""));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
