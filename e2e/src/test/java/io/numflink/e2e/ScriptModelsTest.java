package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that fit models on a cluster of processes, one of which may be lost in the middle. */
@Tag("cluster")
@Timeout(480)
class ScriptModelsTest {
  private static final String SCRIPT =
      """
      import sys
      import numpy as np
      from numflink.models import LogisticRegression

      n = 120000
      rng = np.random.default_rng(1)
      X = rng.random((n, 12))
      X[:, 5] *= 100
      y = np.floor(2 * rng.random(n) * (X[:, 0] + X[:, 1]) + 0.004 * X[:, 5])
      np.save(sys.argv[1] + "/begins.npy", np.arange(3))
      for c in [1e-6, 1e-5, 1e-4, 1e-2, 1]:
          model = LogisticRegression(C=c, tol=1e-6).fit(X, y)
          print(c, model.classes_, model.coef_.round(5), model.intercept_.round(5))
      print(f"{model.score(X, y):.6f}")
      """;

  @TempDir private static Path folder;
  private static ScriptClusters clusters;

  @BeforeAll
  static void start() {
    clusters = new ScriptClusters(folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    clusters.close();
  }

  private static Script.Outcome run(ScriptSetting setting, String name, List<String> options)
      throws Exception {
    Path script = Files.writeString(folder.resolve("fit.py"), SCRIPT);
    Path saved = Files.createDirectories(folder.resolve(name));
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of(script.toString(), saved.toString()));
    Script.Outcome outcome = clusters.run(setting, arguments);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome;
  }

  private static JsonNode report(String name) throws Exception {
    return new ObjectMapper().readTree(folder.resolve(name).resolve("run.json").toFile());
  }

  @Test
  void fitsTheSameWithALostTaskManagerAndOnAPartOfACluster() throws Exception {
    Script.Outcome expected = run(ScriptSetting.ONE_NODE, "embedded", List.of());

    // One node of two: Flink may give the training slots on the other, where there are no rows.
    Script.Outcome part = run(ScriptSetting.PROCESSES, "part", List.of("--nodes=1"));
    assertThat(GoldenText.difference(expected.out(), part.out())).isEmpty();

    List<String> reported = List.of("--report", folder.resolve("whole").toString());
    Script.Outcome whole = run(ScriptSetting.PROCESSES, "whole", reported);
    assertThat(GoldenText.difference(expected.out(), whole.out())).isEmpty();
    JsonNode fits = report("whole").path("fits");
    assertThat(fits).hasSize(5);
    for (JsonNode fit : fits) {
      assertThat(fit.path("line").asInt()).isEqualTo(12);
      assertThat(fit.path("model").asText()).isEqualTo("LogisticRegression");
      assertThat(fit.path("rows").asInt()).isEqualTo(120000);
      assertThat(fit.path("net_bytes").asLong()).isPositive();
    }
    // X, 11 MB, stays where it is: what crosses between the nodes is far smaller.
    assertThat(report("whole").path("total_net_bytes").asLong()).isLessThan(2_000_000);

    CompletableFuture<Void> chaos =
        CompletableFuture.runAsync(
            () -> clusters.replaceATaskManagerWhen(folder.resolve("lost").resolve("begins.npy")));
    Script.Outcome disturbed = run(ScriptSetting.PROCESSES, "lost", List.of());
    chaos.join();
    assertThat(GoldenText.difference(expected.out(), disturbed.out())).isEmpty();
  }
}
