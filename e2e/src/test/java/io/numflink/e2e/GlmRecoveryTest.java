package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.launcher.ExitCode;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trainings by {@code ./numflink} on a cluster of processes that lose a TaskManager or the
 * JobManager, or go on from a savepoint with other slots, come to the coefficients of undisturbed
 * ones. The solver is stochastic gradient descent, which makes as many supersteps as one likes and
 * whose batches depend on seed and tiles alone, so that sums differ by rounding only.
 */
@Tag("cluster")
@Timeout(600)
class GlmRecoveryTest {
  private static final int ROWS = 20_000;
  private static final int STEPS = 4000;
  private static final int ENOUGH = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private static Path folder;
  private static LocalCluster cluster;

  /** The coefficients of undisturbed trainings, by the slots that read the table. */
  private static final Map<Integer, JsonNode> UNDISTURBED = new TreeMap<>();

  @BeforeAll
  static void start() throws IOException {
    Random random = new Random(11);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("t.csv")))) {
      out.println("y,a,b,g");
      for (int i = 0; i < ROWS; i++) {
        double a = random.nextGaussian();
        double b = 3 * random.nextDouble();
        int g = random.nextInt(3);
        double chance = 1 / (1 + Math.exp(-(-0.5 + 0.8 * a - 0.3 * b + 0.4 * g)));
        int y = random.nextDouble() < chance ? 1 : 0;
        out.printf(Locale.ROOT, "%d,%.6f,%.6f,%s%n", y, a, b, "uvw".charAt(g));
      }
    }
    cluster = LocalCluster.start(ClusterUnderTest.TWO_BY_TWO, folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    cluster.stop();
  }

  private static Script.Outcome numflink(String... arguments) {
    try {
      return Script.ofTheBuild(folder).run(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A training on two TaskManagers, which writes its summary to {@code <name>.json}. */
  private static Script.Outcome fit(String name, int slots, String... options) {
    List<String> all = new ArrayList<>(List.of("--nodes=2", "--slots=" + slots / 2));
    all.addAll(List.of(options));
    return fitOnAll(name, all.toArray(String[]::new));
  }

  /** The same on all slots that there are. */
  private static Script.Outcome fitOnAll(String name, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "glm",
                "fit",
                "--cluster=" + cluster.restAddress(),
                "--data=t.csv",
                "--formula=y ~ a * b + g",
                "--family=binomial",
                "--solver=sgd",
                "--max-iter=" + STEPS,
                "--report=" + name,
                "--summary=" + name + ".json"));
    arguments.addAll(List.of(options));
    return numflink(arguments.toArray(String[]::new));
  }

  private static JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode undisturbed(int slots) {
    return UNDISTURBED.computeIfAbsent(
        slots,
        each -> {
          String name = "undisturbed-" + slots;
          Script.Outcome outcome = fit(name, slots);
          assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DONE);
          return json(name + ".json");
        });
  }

  /** That a training that was disturbed has come to the undisturbed coefficients. */
  private static void assertUndisturbed(Script.Outcome outcome, String name, int slots) {
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DONE);
    JsonNode actual = json(name + ".json").path("coefficients");
    JsonNode expected = undisturbed(slots).path("coefficients");
    assertThat(actual.size()).isEqualTo(6);
    for (int j = 0; j < expected.size(); j++) {
      JsonNode e = expected.get(j);
      assertThat(actual.get(j).path("name")).isEqualTo(e.path("name"));
      assertThat(e.path("std_error").asDouble()).isPositive();
      assertThat(actual.get(j).path("estimate").asDouble())
          .as(e.path("name").asText())
          .isCloseTo(e.path("estimate").asDouble(), within(1e-9 * e.path("std_error").asDouble()));
    }
    JsonNode supersteps = json(name + "/run.json").path("supersteps");
    for (int i = 0; i < supersteps.size(); i++) {
      assertThat(supersteps.get(i).path("superstep").asInt()).isEqualTo(i);
    }
    assertThat(supersteps.size()).isGreaterThan(STEPS);
  }

  private static Optional<FlinkRest.Job> running() {
    return cluster.rest().jobs().stream().filter(job -> job.state().equals("RUNNING")).findFirst();
  }

  /** The superstep that the training is at, as Flink's metrics have it. */
  private static int superstep() {
    return running()
        .flatMap(
            job ->
                cluster.rest().vertices(job.id()).stream()
                    .filter(vertex -> vertex.name().contains("compute supersteps"))
                    .findFirst()
                    .map(
                        vertex ->
                            cluster
                                .rest()
                                .perSubtask(job.id(), vertex, "compute_supersteps.superstep")
                                .get(0)
                                .intValue()))
        .orElse(0);
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static void awaitSlots() throws InterruptedException {
    await(
        "four free slots",
        () ->
            cluster.rest().taskManagers().stream().mapToInt(FlinkRest.TaskManager::freeSlots).sum()
                == 4);
  }

  private static JsonNode checkpoints(String job) {
    return cluster.rest().get("/jobs/" + job + "/checkpoints").path("counts");
  }

  @Test
  void goesOnFromItsCheckpointWithoutATaskManager() throws Exception {
    undisturbed(2);
    CompletableFuture<Script.Outcome> fit =
        CompletableFuture.supplyAsync(
            () -> fit("lost", 2, "--checkpoint=saved", "--checkpoint-interval=500ms"));
    await("a training under way", () -> superstep() >= ENOUGH);
    String job = running().orElseThrow().id();
    await("two checkpoints", () -> checkpoints(job).path("completed").asInt() >= 2);
    int victim = Integer.parseInt(cluster.taskManagers().get(0).name().substring("tm-".length()));
    cluster.killTaskManager(victim);
    cluster.startTaskManager();

    assertUndisturbed(fit.get(), "lost", 2);
    assertThat(json("lost/run.json").path("restarts").asInt()).isPositive();
    assertThat(checkpoints(job).path("restored").asInt()).isPositive();
    cluster.awaitTaskManagers(PATIENCE);
    awaitSlots();
  }

  @Test
  void goesOnWithFewerSlotsWhereNoTaskManagerComes() throws Exception {
    undisturbed(4);
    CompletableFuture<Script.Outcome> fit =
        CompletableFuture.supplyAsync(
            () -> fitOnAll("fewer", "--checkpoint=kept", "--checkpoint-interval=500ms"));
    await("a training under way", () -> superstep() >= ENOUGH);
    String job = running().orElseThrow().id();
    await("two checkpoints", () -> checkpoints(job).path("completed").asInt() >= 2);
    int victim = Integer.parseInt(cluster.taskManagers().get(0).name().substring("tm-".length()));
    cluster.killTaskManager(victim);

    Script.Outcome outcome = fit.get();
    assertUndisturbed(outcome, "fewer", 4);
    assertThat(outcome.err())
        .startsWith(
            "numflink: a TaskManager was lost: the training goes on with 2 of its 4 slots from file:")
        .contains("/kept/" + job + "/chk-");
    JsonNode run = json("fewer/run.json");
    assertThat(run.path("slots").asInt()).isEqualTo(2);
    assertThat(run.path("restarts").asInt()).isPositive();
    assertThat(run.path("topology")).hasSize(1);
    assertThat(run.path("per_node")).hasSize(2);
    assertThat(run.path("flink_net_in_bytes").asLong(-1)).as("within one TaskManager").isZero();

    cluster.startTaskManager();
    cluster.awaitTaskManagers(PATIENCE);
    awaitSlots();
  }

  @Test
  void goesOnFromASavepointWithAnotherJobManager() throws Exception {
    undisturbed(2);
    CompletableFuture<Script.Outcome> fit =
        CompletableFuture.supplyAsync(() -> fit("orphaned", 2, "--state-backend=rocksdb"));
    await("a training under way", () -> superstep() >= ENOUGH);
    Script.Outcome taken =
        numflink("glm", "savepoint", "--cluster=" + cluster.restAddress(), "--to=savepoints");
    assertThat(taken.exitCode()).as(taken.err()).isEqualTo(ExitCode.DONE);
    cluster.killJobManager();
    Script.Outcome orphaned = fit.get();
    assertThat(orphaned.exitCode()).as(orphaned.err()).isEqualTo(ExitCode.CLUSTER);
    assertThat(orphaned.err())
        .startsWith("numflink: the JobManager does not answer any more: ")
        .hasLineCount(1);

    cluster.startJobManager();
    cluster.awaitTaskManagers(PATIENCE);
    awaitSlots();
    String savepoint = "--from-savepoint=" + taken.out().strip();
    Script.Outcome other = fit("other", 2, savepoint, "--l2=0.1");
    assertThat(other.exitCode()).isEqualTo(ExitCode.PROGRAM);
    assertThat(other.err()).contains("is of another training", "l2 0.0", "l2 0.1");

    assertUndisturbed(fit("adopted", 2, savepoint, "--state-backend=rocksdb"), "adopted", 2);
  }

  @Test
  void goesOnFromTheCheckpointOfAnInterruptedCommand() throws Exception {
    undisturbed(2);
    Path checkpoints = folder.resolve("interrupted");
    ProcessBuilder command =
        new ProcessBuilder(
            "/bin/bash",
            Script.original().toString(),
            "glm",
            "fit",
            "--cluster=" + cluster.restAddress(),
            "--nodes=2",
            "--slots=1",
            "--data=t.csv",
            "--formula=y ~ a * b + g",
            "--family=binomial",
            "--solver=sgd",
            "--max-iter=" + STEPS,
            "--checkpoint=" + checkpoints,
            "--checkpoint-interval=500ms");
    command.environment().putAll(Script.ofTheBuild(folder).environment());
    Process process = command.directory(folder.toFile()).redirectErrorStream(true).start();
    await("a training under way", () -> superstep() >= ENOUGH);
    String job = running().orElseThrow().id();
    await("a checkpoint", () -> checkpoints(job).path("completed").asInt() >= 1);
    process.destroy();
    assertThat(process.waitFor()).isNotZero();
    awaitSlots();

    Path kept;
    try (Stream<Path> files = Files.walk(checkpoints)) {
      kept = files.filter(file -> file.endsWith("_metadata")).findFirst().orElseThrow().getParent();
    }
    assertUndisturbed(fit("resumed", 2, "--from-savepoint=" + kept), "resumed", 2);
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "4, 2"})
  void goesOnFromASavepointWithOtherSlots(int before, int after) throws Exception {
    undisturbed(before);
    String name = "from-%d-to-%d".formatted(before, after);
    CompletableFuture<Script.Outcome> fit =
        CompletableFuture.supplyAsync(() -> fit(name + "-begun", before));
    await("a training under way", () -> superstep() >= ENOUGH);
    Script.Outcome stopped =
        numflink(
            "glm",
            "savepoint",
            "--cluster=" + cluster.restAddress(),
            "--to=savepoints",
            "--stop",
            running().orElseThrow().id());
    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(ExitCode.DONE);
    Script.Outcome begun = fit.get();
    assertThat(begun.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(begun.err())
        .isEqualToIgnoringNewLines("numflink: the job was stopped before it had its results");
    awaitSlots();

    assertUndisturbed(fit(name, after, "--from-savepoint=" + stopped.out().strip()), name, before);
    JsonNode run = json(name + "/run.json");
    assertThat(run.path("slots").asInt()).isEqualTo(after);
    double all = 0;
    for (JsonNode superstep : run.path("supersteps")) {
      all += superstep.path("seconds").asDouble();
    }
    double own = run.path("timings").path("train_s").asDouble();
    double earlier = run.path("timings").path("earlier_train_s").asDouble();
    assertThat(earlier).as("what the training took before").isPositive();
    // On a busy machine the savepoint may be of a training that has just come to its end
    assertThat(own).isNotNegative().isLessThan(all).isCloseTo(all - earlier, within(1e-9 * all));
    assertThat(json(name + ".json").path("timings").path("train_s").asDouble()).isEqualTo(own);
    assertThat(run.path("timings").path("load_s").asDouble()).isPositive();
  }
}
