package io.numflink.array.session;

import io.numflink.array.blocking.BlockingOptions;
import io.numflink.lshs.AssignerOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import org.apache.flink.configuration.Configuration;

/**
 * How a session plans and runs.
 *
 * @param cluster the nodes and slots to plan for, and the memory that blocks may take on each
 * @param placement how block operations find their slots
 * @param assigner what is fixed about the placement, such as the node grid
 * @param targetBlockBytes the size that blocks should have if nobody asks for another
 * @param driverThresholdBytes arrays up to this size may be evaluated on the driver; 0 puts all on
 *     the cluster
 * @param flink Flink settings of the jobs
 */
public record SessionOptions(
    ClusterModel cluster,
    Placement placement,
    AssignerOptions assigner,
    long targetBlockBytes,
    long driverThresholdBytes,
    Configuration flink) {

  public static final long DEFAULT_DRIVER_THRESHOLD = 64 << 10;

  public static SessionOptions of(ClusterModel cluster) {
    return new SessionOptions(
        cluster,
        Placement.LSHS,
        AssignerOptions.defaults(),
        BlockingOptions.DEFAULT_TARGET_BLOCK_BYTES,
        DEFAULT_DRIVER_THRESHOLD,
        new Configuration());
  }

  public SessionOptions withCluster(ClusterModel newCluster) {
    return new SessionOptions(
        newCluster, placement, assigner, targetBlockBytes, driverThresholdBytes, flink);
  }

  public SessionOptions withPlacement(Placement newPlacement) {
    return new SessionOptions(
        cluster, newPlacement, assigner, targetBlockBytes, driverThresholdBytes, flink);
  }

  public SessionOptions withAssigner(AssignerOptions newAssigner) {
    return new SessionOptions(
        cluster, placement, newAssigner, targetBlockBytes, driverThresholdBytes, flink);
  }

  public SessionOptions withDriverThreshold(long bytes) {
    return new SessionOptions(cluster, placement, assigner, targetBlockBytes, bytes, flink);
  }

  public SessionOptions withTargetBlockBytes(long bytes) {
    return new SessionOptions(cluster, placement, assigner, bytes, driverThresholdBytes, flink);
  }

  BlockingOptions blocking() {
    return new BlockingOptions(cluster.slotCount(), targetBlockBytes);
  }
}
