package io.numflink.array.dataflow;

import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where a Flink task runs. TaskManagers of an embedded cluster share a JVM, and an attempt that is
 * being cancelled may overlap the next one, also that of a JobManager which has taken over and
 * counts attempts anew; so what the tasks of a node share is found by all four.
 *
 * @param job the job's id
 * @param execution the id of the execution graph, one for each JobManager that has had the job
 * @param attempt the number of the task's attempt, from 0
 * @param taskManager the resource id of its TaskManager
 */
public record TaskIdentity(String job, String execution, int attempt, String taskManager) {

  /**
   * Reads the variables of a task's metric group: the only place where a source reader, too, finds
   * its TaskManager's resource id.
   */
  public static TaskIdentity of(MetricGroup metrics) {
    Map<String, String> variables = metrics.getAllVariables();
    return new TaskIdentity(
        variables.get("<job_id>"),
        executionOf(variables.get("<task_attempt_id>")),
        Integer.parseInt(variables.get("<task_attempt_num>")),
        variables.get("<tm_id>"));
  }

  /** The first part of an attempt's id; see Flink's {@code ExecutionAttemptID}. */
  private static String executionOf(String attemptId) {
    return attemptId.substring(0, attemptId.indexOf('_'));
  }
}
