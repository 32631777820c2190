package io.numflink.iteration;

import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;

/**
 * What a loop came to.
 *
 * @param job the Flink job that ran it
 * @param variable the loop variable at the end
 * @param supersteps a record of every superstep, in order; with a job that continued from a
 *     savepoint, those before it included
 * @param tiles how many tiles there were
 * @param rows how many rows they had in all
 * @param restarts how often the job started over after a failure
 * @param nodes what the supersteps took on each TaskManager
 * @param operators how many operators the job had
 * @param submitSeconds until the cluster had taken the job
 * @param seconds from the job's submission to the result
 * @param <V> the loop variable
 */
public record IterationResult<V>(
    JobID job,
    V variable,
    List<SuperstepRecord> supersteps,
    long tiles,
    long rows,
    int restarts,
    List<NodeRecord> nodes,
    int operators,
    double submitSeconds,
    double seconds) {

  public IterationResult {
    supersteps = List.copyOf(supersteps);
    nodes = List.copyOf(nodes);
  }

  /** The same result with what is wanted of the loop variable. */
  public <R> IterationResult<R> map(Function<V, R> wanted) {
    return new IterationResult<>(
        job,
        wanted.apply(variable),
        supersteps,
        tiles,
        rows,
        restarts,
        nodes,
        operators,
        submitSeconds,
        seconds);
  }
}
