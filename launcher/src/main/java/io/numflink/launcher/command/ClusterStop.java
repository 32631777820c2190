package io.numflink.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code numflink cluster stop}. */
@Command(
    name = "stop",
    description = "Ends all processes of the local cluster and removes its folder.")
final class ClusterStop implements Runnable {
  @Mixin private ClusterFolder folder;

  @Override
  public void run() {
    folder.runningCluster().stop();
  }
}
