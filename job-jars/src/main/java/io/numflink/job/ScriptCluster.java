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
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The cluster that a script's arrays are evaluated on.
 *
 * @param cluster connects or starts when it is needed
 * @param topology the nodes and slots to plan for
 * @param restAddress host:port of the REST interface of the connected cluster
 */
public record ScriptCluster(
    DeferredCluster cluster, LiveTopology topology, Function<FlinkCluster, String> restAddress) {

  /** One in this process, started when it is needed. */
  public static ScriptCluster embedded(ScriptOptions options) {
    ClusterModel model = options.ownCluster(NodeMemory.ofThisProcess());
    int slots = model.nodes().get(0).slots();
    return new ScriptCluster(
        new DeferredCluster(() -> EmbeddedCluster.start(model.nodeCount(), slots)),
        LiveTopology.fixed(model),
        cluster -> ((EmbeddedCluster) cluster).restAddress());
  }

  /**
   * A running one.
   *
   * @param jars what each job carries along
   */
  public static ScriptCluster remote(HostPort address, List<Path> jars, ScriptOptions options) {
    return new ScriptCluster(
        new DeferredCluster(() -> RemoteCluster.connect(address.host(), address.port(), jars)),
        offered(address.toString(), options),
        cluster -> address.toString());
  }

  /** The one that this job jar was started for. */
  static ScriptCluster ofContext(StreamExecutionEnvironment environment, ScriptOptions options) {
    ContextCluster context = ContextCluster.of(environment);
    return new ScriptCluster(
        new DeferredCluster(() -> context),
        offered(context.restAddress(), options),
        cluster -> context.restAddress());
  }

  private static LiveTopology offered(String address, ScriptOptions options) {
    return new OfferedTopology(address, options.clusterRequest(), options.nodeMemory());
  }

  /** A reader of the cluster's REST interface; starts the cluster if need be. */
  FlinkRest rest() throws InterruptedException {
    return new FlinkRest(restAddress.apply(cluster.get()));
  }
}
