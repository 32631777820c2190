package io.numflink.iteration;

import io.numflink.array.dataflow.TaskIdentity;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * The partial results of an attempt of a job that are on their way within a TaskManager: its tasks
 * hand them over in memory, and what goes through the network stack says only that they are there.
 * The arrays that are free again are those of all its tasks, since who takes one is seldom who
 * gives it back.
 */
final class NodePartials {
  private static final SharedByTasks<TaskIdentity, NodePartials> OF_ATTEMPTS =
      new SharedByTasks<>(tasks -> new NodePartials(tasks));

  /** Where a partial result goes, and where it comes from. */
  private record Hop(int level, int sender) {}

  private record Handed(long round, double[] data) {}

  private final TaskIdentity tasks;
  private final PartialArrays arrays = new PartialArrays();
  private final Map<Hop, Handed> handed = new HashMap<>();

  private NodePartials(TaskIdentity tasks) {
    this.tasks = tasks;
  }

  /** Those of no job, for tests. */
  NodePartials() {
    this(null);
  }

  /** Called by every task that hands partial results over or takes them. */
  static NodePartials enter(MetricGroup metrics) {
    return OF_ATTEMPTS.enter(TaskIdentity.of(metrics));
  }

  /** Called once by everyone that has entered; the last one takes along what nobody has taken. */
  void leave() {
    OF_ATTEMPTS.leave(tasks);
  }

  /** How many attempts have tasks in this JVM; for tests of the clean end of jobs. */
  static int count() {
    return OF_ATTEMPTS.count();
  }

  PartialArrays arrays() {
    return arrays;
  }

  /**
   * Hands an array over; it takes the place of what the sender has handed to that level before, in
   * a round that was cut.
   */
  void hand(int level, long round, int sender, double[] data) {
    synchronized (handed) {
      handed.put(new Hop(level, sender), new Handed(round, data));
    }
  }

  /** Takes what was handed over, which is the caller's then; null if it is of a later round. */
  double[] take(int level, long round, int sender) {
    synchronized (handed) {
      Hop hop = new Hop(level, sender);
      Handed there = handed.get(hop);
      if (there == null || there.round() != round) {
        return null;
      }
      handed.remove(hop);
      return there.data();
    }
  }
}
