package io.numflink.benchmarks;

import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
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

  /** The most memory that the TaskManager which took most has had in RAM, in bytes. */
  long peakResidentBytes() throws IOException {
    long most = 0;
    for (var each : cluster.taskManagers()) {
      for (String line : Files.readAllLines(Path.of("/proc", "" + each.pid(), "status"))) {
        if (line.startsWith("VmHWM:")) {
          most = Math.max(most, Long.parseLong(line.replaceAll("[^0-9]", "")) << 10);
        }
      }
    }
    return most;
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
