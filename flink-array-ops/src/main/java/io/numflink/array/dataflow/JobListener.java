package io.numflink.array.dataflow;

import org.apache.flink.api.common.JobID;

/** Hears how jobs go, on the thread that waits for their results. */
public interface JobListener {

  /** A job of so many block operations is about to be submitted. */
  default void starting(int operations) {}

  /** A node has come so far; told about once a second. */
  default void progressed(NodeStatistics node) {}

  /** Nothing was heard of the job for some seconds; told every so often while that lasts. */
  default void silent() {}

  /** All results of the job are here; it ends after this call, and until then Flink measures it. */
  default void resultsComplete(JobID job) {}
}
