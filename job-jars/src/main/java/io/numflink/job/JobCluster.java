package io.numflink.job;

import io.numflink.array.cluster.ContextCluster;
import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.RemoteCluster;
import io.numflink.array.session.LiveTopology;
import io.numflink.lshs.ClusterModel;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The cluster that a command's jobs run on.
 *
 * @param cluster connects or starts when it is needed
 * @param topology the nodes and slots to plan for
 * @param restAddress host:port of the REST interface of the connected cluster
 */
public record JobCluster(
    DeferredCluster cluster, LiveTopology topology, Function<FlinkCluster, String> restAddress) {

  /** One in this process, started when it is needed. */
  public static JobCluster embedded(ClusterModel model) {
    int slots = model.nodes().get(0).slots();
    return new JobCluster(
        new DeferredCluster(() -> EmbeddedCluster.start(model.nodeCount(), slots)),
        LiveTopology.fixed(model),
        cluster -> ((EmbeddedCluster) cluster).restAddress());
  }

  /**
   * A running one.
   *
   * @param jars what each job carries along
   * @param memoryBytes what blocks may take on each node; empty for what its heap has room for
   */
  public static JobCluster remote(
      HostPort address, List<Path> jars, ClusterOptions options, OptionalLong memoryBytes) {
    return new JobCluster(
        new DeferredCluster(() -> RemoteCluster.connect(address.host(), address.port(), jars)),
        new OfferedTopology(address.toString(), options.request(), memoryBytes),
        cluster -> address.toString());
  }

  /** The one that this job jar was started for. */
  static JobCluster ofContext(
      StreamExecutionEnvironment environment, ClusterOptions options, OptionalLong memoryBytes) {
    ContextCluster context = ContextCluster.of(environment);
    return new JobCluster(
        new DeferredCluster(() -> context),
        new OfferedTopology(context.restAddress(), options.request(), memoryBytes),
        cluster -> context.restAddress());
  }

  /** A reader of the cluster's REST interface; starts the cluster if need be. */
  public FlinkRest rest() throws InterruptedException {
    return new FlinkRest(restAddress.apply(cluster.get()));
  }
}
