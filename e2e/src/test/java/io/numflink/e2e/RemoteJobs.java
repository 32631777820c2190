package io.numflink.e2e;

import io.numflink.launcher.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Opens the way of a test's job to a cluster. */
final class RemoteJobs {
  private RemoteJobs() {}

  static StreamExecutionEnvironment environment(LocalCluster cluster, Path folder)
      throws IOException {
    String[] address = cluster.restAddress().split(":");
    return StreamExecutionEnvironment.createRemoteEnvironment(
        address[0], Integer.parseInt(address[1]), JobJars.in(folder));
  }
}
