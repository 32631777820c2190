package io.numflink.iteration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where partial results are merged: first those of a TaskManager's slots in its first slot, then
 * those of {@value #FAN_IN} TaskManagers at a time, until one is left. Every TaskManager but the
 * root sends one merged result to another, so {@code k − 1} partial results cross the network.
 *
 * <p>The number of levels follows from the number of slots alone, since the job must be made before
 * anybody knows on how many TaskManagers they lie; levels that are not needed pass results on
 * within their slot.
 */
final class ReductionTree {

  /**
   * A wider tree has fewer hops, but the more results to take one after another at each of them.
   */
  static final int FAN_IN = 4;

  /** The TaskManager that has the result in the end. */
  static final int ROOT = 0;

  private final Route[] routes;
  private final List<String> taskManagers = new ArrayList<>();
  private final List<List<Integer>> members;
  private final int[] children;

  /**
   * @param taskManagerOfSubtask the TaskManager's name for every subtask
   */
  ReductionTree(List<String> taskManagerOfSubtask) {
    int subtasks = taskManagerOfSubtask.size();
    members = membersByNode(taskManagerOfSubtask);
    int nodes = members.size();
    children = new int[nodes];
    int levels = levels(subtasks);
    routes = new Route[subtasks];
    for (int node = 0; node < nodes; node++) {
      for (int subtask : members.get(node)) {
        routes[subtask] = route(node, members, levels);
      }
      taskManagers.add(taskManagerOfSubtask.get(members.get(node).get(0)));
      Route route = route(node, members, levels);
      for (int level = 1; level < levels; level++) {
        if (route.node(level) != node) {
          children[route.node(level)]++;
          break;
        }
      }
    }
  }

  /** The subtasks of each TaskManager, in order of the first subtask. */
  private static List<List<Integer>> membersByNode(List<String> taskManagerOfSubtask) {
    TreeMap<String, List<Integer>> byName = new TreeMap<>();
    List<List<Integer>> members = new ArrayList<>();
    for (int subtask = 0; subtask < taskManagerOfSubtask.size(); subtask++) {
      String name = taskManagerOfSubtask.get(subtask);
      if (!byName.containsKey(name)) {
        byName.put(name, new ArrayList<>());
        members.add(byName.get(name));
      }
      byName.get(name).add(subtask);
    }
    return members;
  }

  private static Route route(int node, List<List<Integer>> members, int levels) {
    Route route = Route.ofLevels(levels);
    route.set(0, members.get(node).get(0), members.get(node).size(), node);
    int at = node;
    int distance = 1; // between the nodes that still hold results
    for (int level = 1; level < levels; level++) {
      int next = at - at % (distance * FAN_IN);
      int last = Math.min(members.size() - 1, next + distance * (FAN_IN - 1));
      route.set(level, members.get(next).get(0), (last - next) / distance + 1, next);
      at = next;
      distance *= FAN_IN;
    }
    return route;
  }

  /** How many levels of merging a job of so many slots has: one in the nodes, the rest above. */
  static int levels(int subtasks) {
    int levels = 1;
    for (int reach = 1; reach < subtasks; reach *= FAN_IN) {
      levels++;
    }
    return levels;
  }

  /** The ways of the results of a TaskManager's slots, by subtask. */
  Map<Integer, Route> routes(int node) {
    Map<Integer, Route> ways = new TreeMap<>();
    members.get(node).forEach(subtask -> ways.put(subtask, routes[subtask]));
    return ways;
  }

  Route route(int subtask) {
    return routes[subtask];
  }

  /** The number of TaskManagers. */
  int nodes() {
    return members.size();
  }

  /** The resource ids of the TaskManagers. */
  List<String> taskManagers() {
    return taskManagers;
  }

  /** The resource id of a TaskManager. */
  String taskManager(int node) {
    return taskManagers.get(node);
  }

  /** How many slots take part. */
  int slots() {
    return routes.length;
  }

  /** How many slots of a TaskManager take part. */
  int slots(int node) {
    return members.get(node).size();
  }

  /** How many TaskManagers send their partial result to this one. */
  int children(int node) {
    return children[node];
  }
}
