package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.session.LiveTopology;
import io.numflink.job.JobCluster;
import io.numflink.lshs.ClusterModel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs {@code glm fit} on an embedded cluster of 2 TaskManagers with 2 slots each. */
final class GlmFits implements AutoCloseable {
  private static final ClusterModel MODEL = ClusterModel.uniform(2, 2, 0);

  private final EmbeddedCluster cluster;

  GlmFits() throws Exception {
    cluster = EmbeddedCluster.start(2, 2);
  }

  /** What a run printed, and its exit status. */
  record Outcome(int status, String out, String err) {}

  @Command(name = "fit")
  private static final class Holder {
    @Mixin private GlmFitOptions options;
  }

  Outcome run(String... arguments) throws Exception {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream printed = new PrintStream(out, true, UTF_8);
        PrintStream errors = new PrintStream(err, true, UTF_8)) {
      int status =
          new GlmFitJob(holder.options, printed, errors, Instant.now())
              .run(
                  () ->
                      new JobCluster(
                          DeferredCluster.lent(cluster),
                          LiveTopology.fixed(MODEL),
                          any -> cluster.restAddress()));
      return new Outcome(status, out.toString(UTF_8), err.toString(UTF_8));
    }
  }

  /** The goldens and data sets of the training module. */
  static Path goldens() {
    return Path.of("..", "iteration-glm", "src", "test", "resources", "io", "numflink", "glm");
  }

  @Override
  public void close() {
    cluster.close();
  }
}
