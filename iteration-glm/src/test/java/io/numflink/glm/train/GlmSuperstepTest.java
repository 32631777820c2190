package io.numflink.glm.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.glm.Combination;
import io.numflink.glm.family.Response;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Pass;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlmSuperstepTest {
  static Stream<Response> responses() {
    return Combination.all();
  }

  /** Failures would be ignored, and the passes compiled too late. */
  @ParameterizedTest
  @MethodSource("responses")
  void passesOfATrainingCanBePrepared(Response response) {
    for (SolverKind solver : List.of(SolverKind.NEWTON, SolverKind.LBFGS)) {
      Stage start =
          new Training(
                  response,
                  Collections.nCopies(100, "x"),
                  TrainingOptions.DEFAULT.withSolver(solver))
              .start();
      assertThat(start.ahead()).isNotEmpty();
      for (TileLayout layout :
          List.of(new TileLayout(100, false, false), new TileLayout(100, true, true))) {
        for (Pass pass : start.ahead()) {
          // Not by way of prepare(), which a process does once
          assertThat(pass.over(layout.narrowed(Stage.PREPARED_COLUMNS).madeUp(100))).isNotEmpty();
        }
        new GlmSuperstep(layout, start.pass(), start.ahead()).prepare(() -> true);
      }
    }
  }
}
