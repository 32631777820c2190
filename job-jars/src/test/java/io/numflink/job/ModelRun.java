package io.numflink.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.session.LiveTopology;
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

/** What a script with models printed and how it ended. */
record ModelRun(int status, String out, String err) {
  private static final long NODE_MEMORY = 256L << 20;

  /** A cluster in this process, which serves scripts until one needs another size. */
  static final class Clusters implements AutoCloseable {
    private EmbeddedCluster embedded;
    private int nodes;
    private int slots;

    JobCluster of(int wantedNodes, int wantedSlots) {
      if (embedded == null || nodes != wantedNodes || slots != wantedSlots) {
        close();
        nodes = wantedNodes;
        slots = wantedSlots;
        try {
          embedded = EmbeddedCluster.start(nodes, slots);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return new JobCluster(
          DeferredCluster.lent(embedded),
          LiveTopology.fixed(ClusterModel.uniform(nodes, slots, NODE_MEMORY)),
          cluster -> embedded.restAddress());
    }

    @Override
    public void close() {
      if (embedded != null) {
        embedded.close();
        embedded = null;
      }
    }
  }

  static ModelRun of(Clusters clusters, int nodes, int slots, List<String> commandLine)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("--nodes=" + nodes, "--slots=" + slots));
    all.addAll(commandLine);
    return of(() -> clusters.of(nodes, slots), all);
  }

  private static ModelRun of(ScriptJob.Connection connection, List<String> commandLine)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new ScriptJob(
                Options.of(commandLine.toArray(String[]::new)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Instant.now())
            .run(connection);
    return new ModelRun(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs lines of a script, on the driver as far as its arrays are small. */
  static ModelRun of(Path folder, String... lines) throws Exception {
    Path script = Files.writeString(folder.resolve("x.py"), String.join("\n", lines) + "\n");
    return of(
        () -> JobCluster.embedded(ClusterModel.uniform(1, 1, NODE_MEMORY)),
        List.of(script.toString()));
  }

  String lastErrorLine() {
    String[] lines = err.split("\n");
    return lines[lines.length - 1];
  }
}
