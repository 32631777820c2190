package io.numflink.launcher.command;

import io.numflink.array.cluster.ClusterException;
import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which local cluster is meant. */
final class ClusterFolder {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".numflink/cluster",
      description = "Folder of the cluster's logs and process ids (default: ${DEFAULT-VALUE}).")
  private Path path;

  Path path() {
    return path;
  }

  LocalCluster runningCluster() {
    return LocalCluster.find(path)
        .orElseThrow(
            () ->
                new ClusterException(
                    "no cluster runs in %s: `numflink cluster start` starts one"
                        .formatted(path.toAbsolutePath().normalize())));
  }
}
