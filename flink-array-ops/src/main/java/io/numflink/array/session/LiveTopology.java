package io.numflink.array.session;

import io.numflink.lshs.ClusterModel;

/**
 * The cluster behind a session as it is at the moment: TaskManagers come and go, and other jobs
 * take slots.
 */
public interface LiveTopology {

  /**
   * The nodes and slots to plan for.
   *
   * @throws io.numflink.array.cluster.ClusterException if the cluster has not what is asked for
   */
  ClusterModel model() throws InterruptedException;

  /** How many slots no job holds. */
  int freeSlots();

  /** How many slots there are, those that jobs hold included. */
  int registeredSlots();

  /** A cluster that does not change, and belongs to the session alone. */
  static LiveTopology fixed(ClusterModel model) {
    return new LiveTopology() {
      @Override
      public ClusterModel model() {
        return model;
      }

      @Override
      public int freeSlots() {
        return model.slotCount();
      }

      @Override
      public int registeredSlots() {
        return model.slotCount();
      }
    };
  }
}
