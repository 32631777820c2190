package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.launcher.ExitCode;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts on a cluster of a TaskManager with 3 slots and one with 1, which may change meanwhile.
 */
@Tag("cluster")
@Timeout(300)
class TopologyTest {
  /** Whole numbers, so that every placement prints the very same. */
  private static final String SCRIPT =
      """
      import sys
      import numpy as np

      n = 400
      a = np.arange(n * n).reshape(n, n) % 7
      b = (a @ a) % 11
      print(b.sum())
      for step in range(int(sys.argv[2])):
          b = (b @ a + step) % 13
          print(step, b.sum())
          if step == 3:
              np.save(sys.argv[1] + "/half-way.npy", b)
      """;

  @TempDir private Path folder;
  private LocalCluster cluster;
  private Path saved;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("script.py"), SCRIPT);
    saved = Files.createDirectory(folder.resolve("saved"));
    cluster =
        LocalCluster.start(
            ClusterSpec.of(List.of(3, 1))
                .withMemory(TaskManagerMemory.ofHeap(MemorySize.ofMebiBytes(320)))
                .withJobManagerHeap(MemorySize.ofMebiBytes(320))
                // A run with a report waits for four intervals in every job.
                .withFlinkOption("metrics.fetcher.update-interval", "100 ms"),
            folder.resolve("cluster"));
  }

  @AfterEach
  void stop() {
    cluster.stop();
  }

  private Script.Outcome run(int steps, String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "--driver-threshold=0", "--block=a=100x100", "--report=report"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("script.py", saved.toString(), String.valueOf(steps)));
    return Script.ofTheBuild(folder).run(arguments.toArray(String[]::new));
  }

  private Script.Outcome runOnTheCluster(int steps, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--cluster=" + cluster.restAddress()));
    all.addAll(List.of(options));
    return run(steps, all.toArray(String[]::new));
  }

  private JsonNode report(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("report").resolve(name).toFile());
  }

  @Test
  void usesUnequalTaskManagersAsTheyAre() throws Exception {
    Script.Outcome embedded = run(2, "--nodes=1", "--slots=2");
    assertThat(embedded.exitCode()).as(embedded.err()).isEqualTo(ExitCode.DONE);

    assertThat(runOnTheCluster(2)).isEqualTo(embedded);
    assertThat(report("plan.json").path("slots_of_nodes").toString()).isEqualTo("[3,1]");
    assertThat(report("run.json").path("topology").toString())
        .isEqualTo("{\"0\":\"tm-1\",\"1\":\"tm-2\"}");
    assertThat(report("run.json").path("total_net_bytes").asLong())
        .isEqualTo(report("plan.json").path("total_net_bytes").asLong());

    // Flink would rather spread two slots over both TaskManagers.
    assertThat(runOnTheCluster(2, "--nodes=1", "--slots=2")).isEqualTo(embedded);
    assertThat(report("run.json").path("topology").toString()).isEqualTo("{\"0\":\"tm-1\"}");
    assertThat(report("run.json").path("total_net_bytes").asLong()).isZero();

    assertThat(runOnTheCluster(2, "--slots=1,2")).isEqualTo(embedded);
    assertThat(report("run.json").path("topology").toString())
        .isEqualTo("{\"0\":\"tm-2\",\"1\":\"tm-1\"}");

    assertThat(runOnTheCluster(2, "--slots=2,2").err())
        .startsWith("numflink: --slots 2,2 asks for 2 TaskManagers with slots 2,2 free; ")
        .contains("has 2 TaskManagers with slots 3 free of 3, 1 free of 1");
  }

  @Test
  void goesOnWithWhatIsLeft() throws Exception {
    checkChange(cluster -> {}, "{\"0\":\"tm-2\"}");
  }

  @Test
  void goesOnWithATaskManagerOfOtherSize() throws Exception {
    checkChange(cluster -> cluster.startTaskManager(2), "{\"0\":\"tm-3\",\"1\":\"tm-2\"}");
  }

  /** Kills the TaskManager with 3 slots in the middle of a script. */
  private void checkChange(Consumer<LocalCluster> replacement, String topology) throws Exception {
    int steps = 8;
    Script.Outcome undisturbed = run(steps, "--nodes=2", "--slots=1");
    assertThat(undisturbed.exitCode()).as(undisturbed.err()).isEqualTo(ExitCode.DONE);
    Files.delete(saved.resolve("half-way.npy"));

    CompletableFuture<Void> chaos =
        CompletableFuture.runAsync(
            () -> {
              awaitFile(saved.resolve("half-way.npy"));
              cluster.killTaskManager(1);
              replacement.accept(cluster);
            });
    Script.Outcome disturbed = runOnTheCluster(steps);
    chaos.join(); // throws what went wrong there

    assertThat(disturbed).isEqualTo(undisturbed);
    assertThat(report("run.json").path("topology").toString()).isEqualTo(topology);
  }

  private static void awaitFile(Path file) {
    try {
      while (!Files.exists(file)) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
