package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.launcher.ExitCode;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code glm fit} on a cluster of processes, one of which may be lost in the middle. */
@Tag("cluster")
@Timeout(240)
class GlmFitTest {
  private static final int ROWS = 60_000;
  private static final int MOST_ATTEMPTS = 6;

  @TempDir private static Path folder;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    writeTable();
    cluster =
        LocalCluster.start(
            ClusterSpec.of(2, 1)
                .withMemory(
                    TaskManagerMemory.ofHeap(MemorySize.ofMebiBytes(320))
                        .withManaged(MemorySize.ofMebiBytes(64)))
                .withJobManagerHeap(MemorySize.ofMebiBytes(320)),
            folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    cluster.stop();
  }

  /** Counts that follow a log-linear model, and a factor. */
  private static void writeTable() throws IOException {
    Random random = new Random(3);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("t.csv")))) {
      out.println("y,a,b,c,g");
      for (int i = 0; i < ROWS; i++) {
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        double c = 1990 + 10 * random.nextDouble();
        int g = random.nextInt(3);
        double mean = Math.exp(0.2 + 0.3 * a - 0.2 * b + 0.05 * (c - 1995) + 0.1 * g);
        int y = 0;
        for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
          y++;
        }
        out.printf(Locale.ROOT, "%d,%.6f,%.6f,%.4f,%s%n", y, a, b, c, "uvw".charAt(g));
      }
    }
  }

  private static JsonNode fit(String name, String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "glm",
                "fit",
                "--data=t.csv",
                "--label=y",
                "--family=poisson",
                "--summary=" + name + ".json",
                "--report=" + name));
    arguments.addAll(List.of(options));
    Script.Outcome outcome = Script.ofTheBuild(folder).run(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out()).contains("Residual deviance:");
    return new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
  }

  private static JsonNode run(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).resolve("run.json").toFile());
  }

  private static String onTheCluster() {
    return "--cluster=" + cluster.restAddress();
  }

  /** Estimates to 1e-9 of their standard errors. */
  private static void assertEqualFits(JsonNode actual, JsonNode expected) {
    assertThat(actual.path("rows").asInt()).isEqualTo(ROWS);
    for (int j = 0; j < expected.path("coefficients").size(); j++) {
      JsonNode a = actual.path("coefficients").get(j);
      JsonNode e = expected.path("coefficients").get(j);
      assertThat(a.path("name")).isEqualTo(e.path("name"));
      double error = e.path("std_error").asDouble();
      assertThat(a.path("estimate").asDouble())
          .as(e.path("name").asText())
          .isCloseTo(e.path("estimate").asDouble(), within(1e-9 * error));
    }
  }

  @Test
  void fitsTheSameOnAnyClusterAndState() throws Exception {
    JsonNode embedded = fit("embedded", "--nodes=1", "--slots=1", "--tol=1e-12");
    assertEqualFits(fit("processes", onTheCluster(), "--tol=1e-12"), embedded);
    JsonNode run = run("processes");
    assertThat(run.path("nodes").asInt()).isEqualTo(2);
    assertNetworkIsThePredicted(run);
    assertThat(folder.resolve("processes/report.html")).content().contains("</html>");
    JsonNode rocks =
        fit(
            "rocks",
            onTheCluster(),
            "--tol=1e-12",
            "--state-backend=rocksdb",
            "--checkpoint=checkpoints");
    assertEqualFits(rocks, embedded);
  }

  /**
   * By the model every step of Newton's method sends (k − 1)(d²/2 + d) numbers and d to every
   * TaskManager, and some framing: of a partial result the other half of the diagonal and four
   * numbers, of a broadcast the columns' d − 1 means and the names of what is in it, some 250
   * bytes.
   */
  private static void assertNetworkIsThePredicted(JsonNode run) {
    int d = 6;
    int newton = 0;
    for (JsonNode superstep : run.path("supersteps")) {
      long predicted = superstep.path("predicted_net_bytes").asLong();
      assertThat(superstep.path("net_bytes").asLong()).isEqualTo(predicted);
      if (superstep.path("purpose").asText().equals("irls")) {
        newton++;
        long broadcast = superstep.path("broadcast_bytes").asLong();
        assertThat(superstep.path("bound_net_bytes").asLong())
            .isEqualTo(8 * (d * d / 2 + d) + 2 * 8 * d);
        assertThat(predicted).isEqualTo(8 * (d * d / 2 + d) + 8 * (d / 2 + 4) + 2 * broadcast);
        assertThat(broadcast).isBetween(8L * (2 * d - 1), 8L * (2 * d - 1) + 400);
      } else {
        assertThat(superstep.path("bound_net_bytes").isNull()).isTrue();
      }
    }
    assertThat(newton).isGreaterThan(3);
    assertThat(run.path("per_node")).hasSize(2);
    int operations = 0;
    for (JsonNode node : run.path("per_node")) {
      for (String direction : List.of("net_in_bytes", "net_out_bytes")) {
        assertThat(node.path(direction).asLong())
            .as(direction)
            .isEqualTo(node.path("predicted_" + direction).asLong());
      }
      assertThat(node.path("task_manager").asText())
          .isEqualTo(run.path("topology").path(node.path("node").asText()).asText());
      operations += node.path("operations").asInt();
      assertThat(node.path("busy_s").asDouble()).isPositive();
    }
    assertThat(operations).isEqualTo(run.path("tiles").asInt() * run.path("supersteps").size());
    // Each tile has 5 features and a label, and lies decoded in one of the TaskManagers
    long held = sum(run, "peak_memory_bytes");
    assertThat(held).isEqualTo(ROWS * 6L * Double.BYTES);
    assertThat(sum(run, "net_in_bytes")).isEqualTo(run.path("total_net_bytes").asLong());
    assertThat(run.path("per_node").get(0).path("net_out_bytes").asLong()).isZero();
    // Flink counts partial results, with headers and without broadcasts, which are messages
    long partials = sum(run, "net_out_bytes");
    assertThat(run.path("flink_net_in_bytes").asLong())
        .isBetween(partials, partials + 300L * run.path("supersteps").size());
  }

  private static long sum(JsonNode run, String field) {
    long sum = 0;
    for (JsonNode node : run.path("per_node")) {
      sum += node.path(field).asLong();
    }
    return sum;
  }

  @Test
  void survivesTheLossOfATaskManager() throws Exception {
    String[] options = {"--solver=gd", "--tol=1e-15", "--max-iter=1500", "--checkpoint=saved"};
    JsonNode undisturbed = fit("undisturbed", with(options, "--nodes=1", "--slots=1"));

    int restarts = 0;
    // A loss before tasks are deployed, or after they have ended, restarts nothing
    for (int attempt = 1; restarts == 0 && attempt <= MOST_ATTEMPTS; attempt++) {
      int millis = 250 * attempt;
      CompletableFuture<Void> chaos = CompletableFuture.runAsync(() -> replaceATaskManager(millis));
      JsonNode disturbed = fit("disturbed", with(options, onTheCluster()));
      chaos.join(); // throws what went wrong there
      restarts = run("disturbed").path("restarts").asInt();
      assertEqualFits(disturbed, undisturbed);
    }
    assertThat(restarts).isPositive();
  }

  private static String[] with(String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Kills a TaskManager some time after all slots are taken, and starts another. */
  private static void replaceATaskManager(int millis) {
    try {
      while (cluster.rest().taskManagers().stream().anyMatch(each -> each.freeSlots() > 0)) {
        Thread.sleep(20);
      }
      Thread.sleep(millis);
      int victim = Integer.parseInt(cluster.taskManagers().get(0).name().substring("tm-".length()));
      cluster.killTaskManager(victim);
      cluster.startTaskManager();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
