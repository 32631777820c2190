package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.array.report.ProgramPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan goes as far as the first fit, whose data it plans as a run computes it. */
class ModelPlanTest {
  private static final String SCRIPT =
      """
      import numpy as np
      from numflink.models import LinearRegression
      X = np.random.default_rng(1).random((3000, 6))
      y = X @ np.arange(6.0)

      model = LinearRegression().fit(X, y)
      print(model.coef_)
      """;

  @TempDir private Path folder;

  private ProgramPlan plan(String... options) throws Exception {
    Path script = Files.writeString(folder.resolve("x.py"), SCRIPT);
    String[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = script.toString();
    ScriptPlanner planner = new ScriptPlanner(Options.of(all), System.err);
    assertThat(planner.run()).isZero();
    return planner.plan();
  }

  @Test
  void stopsAtTheFit() throws Exception {
    ProgramPlan plan = plan("--nodes=2", "--slots=1", "--driver-threshold=0");
    assertThat(plan.stoppedAt())
        .isEqualTo(new ProgramPlan.Stop(6, "LinearRegression is fitted to values of arrays"));
    assertThat(plan.jobs()).hasSize(1);
    assertThat(plan.jobs().get(0).blocked().kept()).hasSize(1);

    try (ModelRun.Clusters clusters = new ModelRun.Clusters()) {
      ModelRun run =
          ModelRun.of(
              clusters,
              2,
              1,
              List.of(
                  "--driver-threshold=0", "--report=" + folder, folder.resolve("x.py").toString()));
      assertThat(run.status()).as(run.err()).isZero();
    }
    JsonNode run = new ObjectMapper().readTree(folder.resolve("run.json").toFile());
    assertThat(run.path("jobs").get(0).path("operations").asInt())
        .isEqualTo(plan.jobs().get(0).plan().size());
    assertThat(run.path("fits")).hasSize(1);
    assertThat(run.path("fits").get(0).path("line").asInt()).isEqualTo(6);
  }

  @Test
  void ofSmallDataItPlansTheDriversWork() throws Exception {
    ProgramPlan plan = plan("--nodes=2", "--slots=1", "--driver-threshold=1m");
    assertThat(plan.stoppedAt().line()).isEqualTo(6);
    assertThat(plan.jobs()).isEmpty();
    assertThat(plan.driverOperations()).isPositive();
  }
}
