package io.numflink.launcher.command;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.JobSavepoints;
import io.numflink.glm.train.GlmTrainer;
import io.numflink.job.HostPort;
import io.numflink.job.StorageUri;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code numflink glm savepoint}. */
@Command(
    name = "savepoint",
    description = {
      "Takes a savepoint of a training that runs on a cluster, and prints its path.",
      "`glm fit --from-savepoint PATH` goes on from there, with any number of slots."
    })
final class GlmSavepointCommand implements Callable<Integer> {
  private static final String JOB_ID = "[0-9a-fA-F]{32}";

  @Spec private CommandSpec spec;

  @Option(
      names = "--cluster",
      required = true,
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "REST address of the Flink cluster.")
  private HostPort cluster;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Where savepoints go, on a file system that the whole cluster sees.")
  private String folder;

  @Option(names = "--stop", description = "Stop the training with it.")
  private boolean stop;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "Flink's id of the training's job (default: the only one that runs).")
  private String job;

  @Override
  public Integer call() throws InterruptedException {
    if (job != null && !job.matches(JOB_ID)) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is no id of a Flink job: it has 32 hexadecimal digits".formatted(job));
    }
    FlinkRest rest = new FlinkRest(cluster.toString());
    String chosen = job == null ? only(rest) : job;
    JobSavepoints savepoints = new JobSavepoints(cluster.host(), cluster.port());
    String path =
        stop
            ? savepoints.stop(chosen, StorageUri.of(folder))
            : savepoints.take(chosen, StorageUri.of(folder));
    spec.commandLine().getOut().println(path);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String only(FlinkRest rest) {
    List<FlinkRest.Job> trainings =
        rest.jobs().stream()
            .filter(each -> each.state().equals("RUNNING"))
            .filter(each -> each.name().startsWith(GlmTrainer.JOB_NAME))
            .toList();
    if (trainings.isEmpty()) {
      throw new ClusterException("no training runs on the cluster at " + cluster);
    }
    if (trainings.size() > 1) {
      throw new ClusterException(
          "%d trainings run on the cluster at %s; say which: %s"
              .formatted(
                  trainings.size(),
                  cluster,
                  String.join(", ", trainings.stream().map(FlinkRest.Job::id).toList())));
    }
    return trainings.get(0).id();
  }
}
