package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script whose cluster loses a TaskManager, with all that it kept, prints the same. */
@Tag("cluster")
@Timeout(300)
class ScriptFailoverTest {
  private static final String SCRIPT =
      """
      import sys
      import numpy as np

      n = 600
      a = np.random.default_rng(1).random((n, n)) / n
      product = a @ a
      v = np.ones(n)
      for step in range(8):
          v = product @ v
          v = v / v.max()
          print(step, f"{v.sum():.6f}")
          if step == 3:
              np.save(sys.argv[1] + "/half-way.npy", v)
              print("half way")
      power = product
      for _ in range(10):
          power = power @ a
          power = power / power.max()
      print(f"{power.mean():.6f} {power.std():.6f}")
      """;

  @TempDir private Path folder;

  @Test
  void printsTheSame() throws Exception {
    Path script = Files.writeString(folder.resolve("long.py"), SCRIPT);
    try (ScriptClusters clusters = new ScriptClusters(folder.resolve("cluster"))) {
      Script.Outcome undisturbed =
          clusters.run(
              ScriptSetting.ONE_NODE,
              List.of(script.toString(), Files.createDirectory(folder.resolve("1")).toString()));
      assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();

      Path saved = Files.createDirectory(folder.resolve("2"));
      Path report = folder.resolve("report");
      CompletableFuture<Void> chaos =
          CompletableFuture.runAsync(
              () -> clusters.replaceATaskManagerWhen(saved.resolve("half-way.npy")));
      Script.Outcome disturbed =
          clusters.run(
              ScriptSetting.PROCESSES,
              List.of("--report", report.toString(), script.toString(), saved.toString()));
      chaos.join(); // throws what went wrong there

      assertThat(disturbed.exitCode()).as(disturbed.err()).isZero();
      assertThat(GoldenText.difference(undisturbed.out(), disturbed.out())).isEmpty();
      JsonNode run = new ObjectMapper().readTree(report.resolve("run.json").toFile());
      assertThat(run.path("cluster_operations").asInt()).isPositive();
    }
  }
}
