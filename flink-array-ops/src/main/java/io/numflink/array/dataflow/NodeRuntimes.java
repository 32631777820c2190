package io.numflink.array.dataflow;

import java.util.HashMap;
import java.util.Map;

/** The node runtimes of this JVM, by job, attempt and TaskManager. */
final class NodeRuntimes {
  private static final Map<TaskIdentity, Membership> RUNTIMES = new HashMap<>();

  private NodeRuntimes() {}

  private static final class Membership {
    final NodeRuntime runtime;
    int present;
    int left;
    boolean broken;

    Membership(NodeRuntime runtime) {
      this.runtime = runtime;
    }
  }

  /** Called by every Flink task of a job when it opens. */
  static synchronized NodeRuntime enter(TaskIdentity key) {
    Membership membership = RUNTIMES.computeIfAbsent(key, k -> new Membership(new NodeRuntime(k)));
    membership.present++;
    return membership.runtime;
  }

  /**
   * Called by every Flink task of a job when it closes. The runtime goes when its last task has
   * left: after a success when all have come and gone, after a failure when nobody is there any
   * more.
   *
   * @param succeeded whether the task has done all its work
   */
  static void leave(TaskIdentity key, boolean succeeded) {
    NodeRuntime toStop = null;
    synchronized (NodeRuntimes.class) {
      Membership membership = RUNTIMES.get(key);
      if (membership == null) {
        return;
      }
      membership.present--;
      membership.left++;
      membership.broken |= !succeeded;
      boolean complete = membership.left >= membership.runtime.participants();
      if (complete || (membership.broken && membership.present == 0)) {
        RUNTIMES.remove(key);
      }
      if (complete || membership.broken) {
        toStop = membership.runtime;
      }
    }
    if (toStop != null) {
      toStop.stop();
    }
  }

  /** How many runtimes there are; for tests of the clean end of jobs. */
  static synchronized int count() {
    return RUNTIMES.size();
  }
}
