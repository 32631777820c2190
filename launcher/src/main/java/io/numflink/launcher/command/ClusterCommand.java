package io.numflink.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code numflink cluster}: a real Flink cluster on this machine. */
@Command(
    name = "cluster",
    description = "Starts, shows and stops a local Flink cluster of separate JVMs.",
    subcommands = {ClusterStart.class, ClusterStatus.class, ClusterStop.class})
public final class ClusterCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the cluster: start, status or stop");
  }
}
