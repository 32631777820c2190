package io.numflink.array.dataflow;

import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where a Flink task runs. TaskManagers of an embedded cluster share a JVM, and an attempt that is
 * being cancelled may overlap the next one, so what the tasks of a node share is found by all
 * three.
 *
 * @param job the job's id
 * @param attempt the number of the task's attempt, from 0
 * @param taskManager the resource id of its TaskManager
 */
public record TaskIdentity(String job, int attempt, String taskManager) {

  /**
   * Reads the variables of a task's metric group: the only place where a source reader, too, finds
   * its TaskManager's resource id.
   */
  public static TaskIdentity of(MetricGroup metrics) {
    Map<String, String> variables = metrics.getAllVariables();
    return new TaskIdentity(
        variables.get("<job_id>"),
        Integer.parseInt(variables.get("<task_attempt_num>")),
        variables.get("<tm_id>"));
  }
}
