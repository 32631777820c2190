package io.numflink.array.session;

import io.numflink.array.dataflow.TopologyMismatchException;
import io.numflink.lshs.ClusterModel;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.util.ExceptionUtils;

/**
 * Makes the plans of a session fit what the cluster gives. Flink, not NumFlink, picks the slots of
 * a job, and a TaskManager may be lost or come back with another number of slots, so a job can find
 * itself on another topology than it was planned for. Then, first, the cluster is looked at again,
 * and planned for as it is now; if it is what it was, the next jobs hold all its free slots, use
 * those that the plan needs, and leave the others idle.
 */
final class TopologyFit {
  private final LiveTopology live;
  private ClusterModel model;
  private int heldSlots;

  TopologyFit(ClusterModel model, LiveTopology live) {
    this.model = model;
    this.live = live;
  }

  /** What to plan for. */
  ClusterModel model() {
    return model;
  }

  /** How many slots a job should hold, however few its plan has. */
  int heldSlots() {
    return Math.max(heldSlots, model.slotCount());
  }

  /** How many slots the cluster has, whoever holds them. */
  int registeredSlots() {
    return live.registeredSlots();
  }

  /**
   * Adapts to what made a job fail.
   *
   * @return whether the job, planned anew, has a better chance now
   * @throws io.numflink.array.cluster.ClusterException if the cluster has no longer what is asked
   *     for
   */
  boolean adapt(Throwable failure) throws InterruptedException {
    boolean mismatch = isDueTo(failure, TopologyMismatchException.class);
    boolean shortage =
        isDueTo(failure, SlotsLostException.class)
            || isDueTo(failure, NoResourceAvailableException.class);
    if (!mismatch && !shortage) {
      return false;
    }
    ClusterModel now = live.model();
    if (!now.equals(model)) {
      model = now;
      heldSlots = 0;
      return true;
    }
    int free = live.freeSlots();
    boolean holdOthers = mismatch ? free > heldSlots() : free < heldSlots();
    heldSlots = free;
    return holdOthers;
  }

  private static boolean isDueTo(Throwable failure, Class<? extends Throwable> cause) {
    return ExceptionUtils.findThrowable(failure, cause).isPresent();
  }
}
