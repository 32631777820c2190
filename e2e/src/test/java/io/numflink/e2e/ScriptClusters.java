package io.numflink.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.session.LiveTopology;
import io.numflink.job.HostPort;
import io.numflink.job.JobCluster;
import io.numflink.job.ScriptJob;
import io.numflink.job.ScriptOptions;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.Distribution;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.lshs.ClusterModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The clusters that scripts of a test run on. A cluster in this process serves all scripts until
 * one needs another size: starting it takes longer than most scripts.
 */
final class ScriptClusters implements AutoCloseable {
  private static final long NODE_MEMORY = 256L << 20;

  private final Path folder;
  private volatile LocalCluster processes;
  private EmbeddedCluster embedded;
  private int nodes;
  private int slots;

  /**
   * @param folder where a cluster of processes keeps its files
   */
  ScriptClusters(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs a script as {@code numflink run} does.
   *
   * @param arguments of the command, without the setting's own
   */
  Script.Outcome run(ScriptSetting setting, List<String> arguments) throws Exception {
    List<String> all = new ArrayList<>(setting.options());
    all.addAll(arguments);
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(all.toArray(String[]::new));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream printed = new PrintStream(out, true, UTF_8);
        PrintStream errors = new PrintStream(err, true, UTF_8)) {
      int exitCode =
          new ScriptJob(holder.options, printed, errors, Instant.now())
              .run(() -> connected(setting, holder.options));
      return new Script.Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
  }

  /** The command line of {@code numflink run}. */
  @Command
  private static final class Holder {
    @Mixin private ScriptOptions options;
  }

  private JobCluster connected(ScriptSetting setting, ScriptOptions options)
      throws InterruptedException {
    try {
      return connect(setting, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JobCluster connect(ScriptSetting setting, ScriptOptions options)
      throws IOException, InterruptedException {
    if (setting.nodes() == 0) {
      if (processes == null) {
        processes = LocalCluster.start(ClusterSpec.of(2, 2), folder);
      }
      return JobCluster.remote(
          new HostPort.Converter().convert(processes.restAddress()),
          Distribution.ofThisProgram().jobJars(),
          options.cluster(),
          options.nodeMemory());
    }
    if (embedded == null || setting.nodes() != nodes || setting.slots() != slots) {
      closeEmbedded();
      nodes = setting.nodes();
      slots = setting.slots();
      embedded = EmbeddedCluster.start(nodes, slots);
    }
    return new JobCluster(
        DeferredCluster.lent(embedded),
        LiveTopology.fixed(ClusterModel.uniform(nodes, slots, NODE_MEMORY)),
        cluster -> embedded.restAddress());
  }

  /** Kills a TaskManager of the processes when a file is there, and starts another. */
  void replaceATaskManagerWhen(Path file) {
    try {
      while (!Files.exists(file)) {
        Thread.sleep(20);
      }
      Thread.sleep(200); // the job that wrote it ends, and the next one begins
      processes.killTaskManager(1);
      processes.startTaskManager();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeEmbedded() {
    if (embedded != null) {
      embedded.close();
      embedded = null;
    }
  }

  @Override
  public void close() {
    closeEmbedded();
    if (processes != null) {
      processes.close();
    }
  }
}
