package io.numflink.job;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command line asks of a running cluster.
 *
 * @param nodes how many TaskManagers to use; null for all that have free slots
 * @param slots how many slots of each: none for as many as are free, one number for all, or one for
 *     each
 */
record ClusterRequest(Integer nodes, List<Integer> slots) {

  ClusterRequest {
    slots = List.copyOf(slots);
  }

  /** The least that will do: the slots of every TaskManager that must be there. */
  List<Integer> atLeast() {
    return slots.size() > 1
        ? slots
        : Collections.nCopies(nodes == null ? 1 : nodes, slots.isEmpty() ? 1 : slots.get(0));
  }

  /**
   * The slots of each node.
   *
   * @param free the free slots of every TaskManager, the most first; enough for what is asked
   */
  List<Integer> slotsOfNodes(List<Integer> free) {
    if (slots.size() > 1) {
      return slots;
    }
    int atLeast = slots.isEmpty() ? 1 : slots.get(0);
    return free.stream()
        .filter(each -> each >= atLeast)
        .limit(nodes == null ? free.size() : nodes)
        .map(each -> slots.isEmpty() ? each : atLeast)
        .toList();
  }

  /** The request as a sentence without its end. */
  String describe() {
    String options =
        (nodes == null ? "" : "--nodes " + nodes + " ")
            + (slots.isEmpty() ? "" : "--slots " + join(slots));
    List<Integer> least = atLeast();
    String wanted =
        slots.size() > 1
            ? "%s with slots %s free".formatted(count(least.size(), "TaskManager"), join(slots))
            : "%s with %s free"
                .formatted(
                    nodes == null ? "TaskManagers" : count(nodes, "TaskManager"),
                    count(least.get(0), "slot"));
    return "%s asks for %s".formatted(options.isEmpty() ? "the job" : options.strip(), wanted);
  }

  private static String join(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
