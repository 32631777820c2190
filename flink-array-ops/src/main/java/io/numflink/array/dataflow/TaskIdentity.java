package io.numflink.array.dataflow;

import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where a Flink task runs, read from the variables of its metric group: the only place where a
 * source reader, too, finds its TaskManager's resource id.
 */
final class TaskIdentity {
  private TaskIdentity() {}

  static NodeRuntime.Key of(MetricGroup metrics) {
    Map<String, String> variables = metrics.getAllVariables();
    return new NodeRuntime.Key(
        variables.get("<job_id>"),
        Integer.parseInt(variables.get("<task_attempt_num>")),
        variables.get("<tm_id>"));
  }
}
