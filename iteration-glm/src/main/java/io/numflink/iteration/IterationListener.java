package io.numflink.iteration;

import org.apache.flink.api.common.JobID;

/** Hears how an iteration goes, on the thread that waits for its result. */
public interface IterationListener {

  /** The cluster has taken the job. */
  default void submitted(JobID job) {}

  /**
   * A superstep has ended; told about within a fraction of a second. After a JobManager's recovery
   * a superstep may be told about again.
   */
  default void advanced(SuperstepRecord superstep) {}

  /**
   * No superstep has ended for some seconds; told every so often while that lasts. What it throws
   * ends the job.
   */
  default void silent() {}

  /** The driver has the result; the job still runs, idle, until this returns. */
  default void resultComplete(JobID job) {}
}
