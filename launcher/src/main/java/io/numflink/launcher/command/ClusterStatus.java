package io.numflink.launcher.command;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.launcher.cluster.ClusterProcess;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code numflink cluster status}. */
@Command(
    name = "status",
    description = "Shows the REST address, processes and slots of the local cluster.")
final class ClusterStatus implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private ClusterFolder folder;

  @Override
  public void run() {
    LocalCluster cluster = folder.runningCluster();
    if (cluster.jobManager().isEmpty()) {
      throw new ClusterException(
          "the JobManager of the cluster in %s has ended; its logs are there, and `numflink cluster"
                  .formatted(cluster.folder())
              + " stop` clears the rest away");
    }
    print(cluster, spec.commandLine().getOut());
  }

  static void print(LocalCluster cluster, PrintWriter out) {
    Map<String, FlinkRest.TaskManager> registered =
        cluster.rest().taskManagers().stream()
            .collect(Collectors.toMap(FlinkRest.TaskManager::resourceId, Function.identity()));
    out.printf("REST        http://%s%n", cluster.restAddress());
    out.printf("logs        %s%n", cluster.folder().resolve("log"));
    cluster.jobManager().ifPresent(process -> out.printf("jobmanager  pid %d%n", process.pid()));
    for (ClusterProcess process : cluster.taskManagers()) {
      FlinkRest.TaskManager taskManager = registered.get(process.name());
      out.printf(
          "%-11s pid %d, %s%n",
          process.name(),
          process.pid(),
          taskManager == null
              ? "not registered"
              : "%d slots, %d free".formatted(taskManager.slots(), taskManager.freeSlots()));
    }
    for (ClusterProcess process : cluster.lostTaskManagers()) {
      out.printf("%-11s lost%n", process.name());
    }
  }
}
