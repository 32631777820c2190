package io.numflink.array.report;

import io.numflink.array.session.PlannedJob;
import io.numflink.lshs.ClusterModel;
import java.util.List;

/**
 * The plans of all jobs of a program.
 *
 * @param script what people call the program: a script's file
 * @param cluster what was planned for
 * @param placement the policy's name
 * @param jobs the jobs, in order
 * @param planningSeconds how long planning took
 * @param driverOperations how many block operations the driver runs itself
 * @param stoppedAt where planning came to an end before the program's; null if it did not
 */
public record ProgramPlan(
    String script,
    ClusterModel cluster,
    String placement,
    List<PlannedJob> jobs,
    double planningSeconds,
    int driverOperations,
    Stop stoppedAt) {

  /**
   * The line that needs a value which only running the program gives.
   *
   * @param line counted from 1; 0 if it is not known
   */
  public record Stop(int line, String reason) {}

  public ProgramPlan {
    jobs = List.copyOf(jobs);
  }
}
