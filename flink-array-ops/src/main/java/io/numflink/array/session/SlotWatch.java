package io.numflink.array.session;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.dataflow.ArrayJobException;
import io.numflink.array.dataflow.JobListener;
import io.numflink.array.dataflow.NodeStatistics;
import java.time.Duration;
import org.apache.flink.api.common.JobID;

/**
 * Gives a job up whose slots are gone for good. Flink itself would wait for each of many restarts
 * as long as for slots at the start of a cluster, some five minutes.
 */
final class SlotWatch implements JobListener {

  /** Time for a cluster's own keeper to put a new TaskManager in the place of a lost one. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JobListener listener;
  private final TopologyFit fit;
  private final Duration patience;
  private long shortSince;
  private boolean isShort;

  /**
   * @param listener hears all that this one hears
   */
  SlotWatch(JobListener listener, TopologyFit fit, Duration patience) {
    this.listener = listener;
    this.fit = fit;
    this.patience = patience;
  }

  @Override
  public void silent() {
    int registered;
    try {
      registered = fit.registeredSlots();
    } catch (ClusterException e) {
      return; // a JobManager that restarts; the job's own requests tell if it stays away
    }
    if (registered >= fit.heldSlots()) {
      isShort = false;
    } else if (!isShort) {
      isShort = true;
      shortSince = System.nanoTime();
    } else if (System.nanoTime() - shortSince > patience.toNanos()) {
      throw ArrayJobException.of(new SlotsLostException(fit.heldSlots(), registered));
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
