package io.numflink.launcher.command;

import io.numflink.job.HostPort;
import io.numflink.job.JobCluster;
import io.numflink.job.ScriptJob;
import io.numflink.job.ScriptOptions;
import io.numflink.launcher.cluster.Distribution;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code numflink run}. */
@Command(
    name = "run",
    description = {
      "Runs a NumPy script; its large arrays are computed on Flink.",
      "Without --cluster that is an embedded cluster in this process."
    })
public final class RunCommand implements Callable<Integer> {
  @Mixin private ScriptOptions options;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "REST address of the running Flink cluster to use (default: embedded).")
  private HostPort cluster;

  @Override
  public Integer call() throws Exception {
    return new ScriptJob(options, System.out, System.err, processStart())
        .run(
            () ->
                cluster == null
                    ? JobCluster.embedded(options.ownCluster())
                    : JobCluster.remote(
                        cluster,
                        Distribution.ofThisProgram().jobJars(),
                        options.cluster(),
                        options.nodeMemory()));
  }

  private static Instant processStart() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
