package io.numflink.e2e;

import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.job.HostPort;
import io.numflink.job.ScriptCluster;
import io.numflink.job.ScriptOptions;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.Distribution;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The clusters that scripts of a test run on. A cluster in this process serves all scripts until
 * one needs another size: starting it takes longer than most scripts.
 */
final class ScriptClusters implements AutoCloseable {
  private static final long NODE_MEMORY = 256L << 20;

  private final Path folder;
  private LocalCluster processes;
  private EmbeddedCluster embedded;
  private int nodes;
  private int slots;

  /**
   * @param folder where a cluster of processes keeps its files
   */
  ScriptClusters(Path folder) {
    this.folder = folder;
  }

  ScriptCluster connect(ScriptSetting setting, ScriptOptions options)
      throws IOException, InterruptedException {
    if (setting.nodes() == 0) {
      if (processes == null) {
        processes = LocalCluster.start(ClusterSpec.of(2, 2), folder);
      }
      return ScriptCluster.remote(
          new HostPort.Converter().convert(processes.restAddress()),
          Distribution.ofThisProgram().jobJars(),
          options);
    }
    if (embedded == null || setting.nodes() != nodes || setting.slots() != slots) {
      closeEmbedded();
      nodes = setting.nodes();
      slots = setting.slots();
      embedded = EmbeddedCluster.start(nodes, slots);
    }
    return new ScriptCluster(
        DeferredCluster.lent(embedded),
        ClusterModel.uniform(nodes, slots, NODE_MEMORY),
        cluster -> embedded.restAddress());
  }

  private void closeEmbedded() {
    if (embedded != null) {
      embedded.close();
      embedded = null;
    }
  }

  @Override
  public void close() {
    closeEmbedded();
    if (processes != null) {
      processes.close();
    }
  }
}
