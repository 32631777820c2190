package io.numflink.launcher.command;

import io.numflink.job.HostPort;
import io.numflink.job.JobCluster;
import io.numflink.job.glm.GlmFitJob;
import io.numflink.job.glm.GlmFitOptions;
import io.numflink.launcher.cluster.Distribution;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code numflink glm fit}. */
@Command(
    name = "fit",
    description = {
      "Fits a generalized linear model to a table and prints a summary as R does.",
      "Minimises -(weighted mean log-likelihood) + l2/2 |b|^2 + l1 |b|, the intercept unpenalised.",
      "Without --cluster that is done on an embedded cluster in this process."
    })
final class GlmFitCommand implements Callable<Integer> {
  @Mixin private GlmFitOptions options;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "REST address of the running Flink cluster to use (default: embedded).")
  private HostPort cluster;

  @Override
  public Integer call() throws Exception {
    Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    return new GlmFitJob(options, System.out, System.err, started)
        .run(
            () ->
                cluster == null
                    ? JobCluster.embedded(options.cluster().embedded(0))
                    : JobCluster.remote(
                        cluster,
                        Distribution.ofThisProgram().jobJars(),
                        options.cluster(),
                        OptionalLong.empty()));
  }
}
