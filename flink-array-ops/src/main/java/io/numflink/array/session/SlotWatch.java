package io.numflink.array.session;

import io.numflink.array.cluster.ClusterException;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Tells when slots that a job needs are gone for good. Flink itself would wait for each of many
 * restarts as long as for slots at the start of a cluster, some five minutes. For one thread, which
 * hears nothing of the job.
 */
public final class SlotWatch {

  /** Time for a cluster's own keeper to put a new TaskManager in the place of a lost one. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final IntSupplier needed;
  private final IntSupplier registered;
  private final Duration patience;
  private long shortSince;
  private boolean isShort;

  /**
   * @param needed how many slots the job holds
   * @param registered how many slots the cluster has, whoever holds them
   * @param patience how long there may be fewer
   */
  public SlotWatch(IntSupplier needed, IntSupplier registered, Duration patience) {
    this.needed = needed;
    this.registered = registered;
    this.patience = patience;
  }

  /**
   * Looks at the cluster.
   *
   * @throws SlotsLostException if slots have been missing for long enough
   */
  public void look() {
    int there;
    try {
      there = registered.getAsInt();
    } catch (ClusterException e) {
      return; // a JobManager that restarts; the job's own requests tell if it stays away
    }
    int wanted = needed.getAsInt();
    if (there >= wanted) {
      isShort = false;
    } else if (!isShort) {
      isShort = true;
      shortSince = System.nanoTime();
    } else if (System.nanoTime() - shortSince > patience.toNanos()) {
      throw new SlotsLostException(wanted, there);
    }
  }
}
