package io.numflink.array.session;

import io.numflink.array.dataflow.ArrayJobException;
import io.numflink.array.dataflow.JobListener;
import io.numflink.array.dataflow.NodeStatistics;
import org.apache.flink.api.common.JobID;

/** Gives an array job up whose slots are gone for good, and passes on all that is heard of it. */
final class WatchedSlots implements JobListener {
  private final JobListener listener;
  private final SlotWatch watch;

  /**
   * @param listener hears all that this one hears
   */
  WatchedSlots(JobListener listener, SlotWatch watch) {
    this.listener = listener;
    this.watch = watch;
  }

  @Override
  public void silent() {
    try {
      watch.look();
    } catch (SlotsLostException e) {
      throw ArrayJobException.of(e);
    }
    listener.silent();
  }

  @Override
  public void starting(int operations) {
    listener.starting(operations);
  }

  @Override
  public void progressed(NodeStatistics node) {
    listener.progressed(node);
  }

  @Override
  public void resultsComplete(JobID job) {
    listener.resultsComplete(job);
  }
}
