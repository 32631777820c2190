package io.numflink.benchmarks;

import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Path;

/** A cluster that ends with this process at the latest, also if that is interrupted. */
final class RunningCluster implements AutoCloseable {
  private final Path folder;
  private final Thread atExit;
  private final LocalCluster cluster;

  private RunningCluster(ClusterSpec spec, Path folder) {
    this.folder = folder;
    stop(); // what a killed benchmark has left
    atExit = new Thread(this::stop, "stop the cluster");
    Runtime.getRuntime().addShutdownHook(atExit);
    cluster = LocalCluster.start(spec, folder);
  }

  /** Starts a cluster that has its files in a folder. */
  static RunningCluster start(ClusterSpec spec, Path folder) {
    return new RunningCluster(spec, folder);
  }

  /** host:port of its REST interface. */
  String address() {
    return cluster.restAddress();
  }

  /** What the TaskManagers' processes have had of processors, in seconds, all together. */
  double processorSeconds() {
    return cluster.taskManagers().stream()
        .flatMap(each -> ProcessHandle.of(each.pid()).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(duration -> duration.toNanos() / 1e9)
        .sum();
  }

  private void stop() {
    LocalCluster.find(folder).ifPresent(LocalCluster::stop);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    stop();
  }
}
