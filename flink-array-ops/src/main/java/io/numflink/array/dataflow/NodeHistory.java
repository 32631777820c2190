package io.numflink.array.dataflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier jobs of the same driver have left on the nodes.
 *
 * @param taskManagers the TaskManager that stood for each node, so that kept blocks are found
 *     again; empty at first
 * @param dropped kept arrays that will not be asked for any more
 */
public record NodeHistory(List<String> taskManagers, List<String> dropped) implements Serializable {
  public NodeHistory {
    taskManagers = new ArrayList<>(taskManagers);
    dropped = new ArrayList<>(dropped);
  }

  /** That of a first job. */
  public static NodeHistory none() {
    return new NodeHistory(List.of(), List.of());
  }

  /** The TaskManager that stood for a node, or null. */
  String taskManagerOf(int node) {
    return node < taskManagers.size() ? taskManagers.get(node) : null;
  }
}
