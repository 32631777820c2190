package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Products;
import io.numflink.array.kernel.RandomKernel.Distribution;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.LiveArrays;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of programs on an embedded cluster, and the files that they leave. */
class ArrayRunTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Expr random(long... shape) {
    return Creation.random(
        BigInteger.valueOf(7), 0, Distribution.UNIFORM, 0, 1, DType.FLOAT64, shape);
  }

  private int run(ScriptOptions options, ArrayProgram program) throws Exception {
    JobCluster cluster = JobCluster.embedded(options.ownCluster());
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new ArrayRun(options, cluster, stream, Instant.now()).run(program);
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
  }

  @Test
  void reportsWhatWasPlannedAndWhatWasMeasured() throws Exception {
    ScriptOptions options =
        Options.of(
            "--nodes=2",
            "--slots=2",
            "--driver-threshold=0",
            "--block=A=100x100",
            "--report=" + folder,
            "x.py");
    int status =
        run(
            options,
            (evaluator, trainer, saves, names) -> {
              Expr a = random(400, 400);
              names.bind("A", new ArrayValue(a));
              evaluator.evaluate(List.of(Products.matmul(a, random(400, 400))), LiveArrays.none());
              return 0;
            });
    assertThat(status).isZero();
    JsonNode plan = json("plan.json");
    JsonNode run = json("run.json");
    assertThat(plan.path("nodes").asInt()).isEqualTo(2);
    assertThat(plan.path("per_node")).hasSize(2);
    assertThat(plan.path("stages")).isNotEmpty();
    assertThat(plan.has("placements")).isFalse();
    assertThat(run.path("cluster_operations").asLong()).isEqualTo(plan.path("operations").asLong());
    for (int node = 0; node < 2; node++) {
      assertThat(run.at("/per_node/" + node + "/net_in_bytes").asLong())
          .isEqualTo(plan.at("/per_node/" + node + "/net_in_bytes").asLong());
    }
    assertThat(run.path("jobs")).hasSize(1);
    assertThat(run.at("/topology/1").asText()).isNotEmpty();
    assertThat(run.path("restarts").asInt()).isZero();
    long payload = run.path("total_net_bytes").asLong();
    assertThat(run.path("flink_net_in_bytes").asLong())
        .isBetween(payload, payload + payload / 10 + (64 << 10));
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("<h1>Run of x.py</h1>", "<b>A</b>", "measured (lower bar)");
  }

  @Test
  void startsNoClusterForSmallArrays() throws Exception {
    ScriptOptions options = Options.of("--report=" + folder, "--block=Z=2x2", "x.py");
    run(
        options,
        (evaluator, trainer, saves, names) -> {
          evaluator.evaluate(
              List.of(Products.matmul(random(4, 4), random(4, 4))), LiveArrays.none());
          return 0;
        });
    JsonNode run = json("run.json");
    assertThat(run.path("jobs")).isEmpty();
    assertThat(run.path("driver_operations").asInt()).isPositive();
    assertThat(run.path("cluster_operations").asInt()).isZero();
    assertThat(json("plan.json").path("operations").asInt()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "numflink: --block Z has no effect: the script binds no array to it"
                + System.lineSeparator());
  }
}
