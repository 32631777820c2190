package io.numflink.glm.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.glm.Combination;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Response;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.ClassPass;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import io.numflink.glm.tile.Tile;
import io.numflink.iteration.TileId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** Tiles that a superstep does not read are those whose result would be nothing. */
  @Test
  void tilesOutsideOfAShareAreNotUsed() {
    TileLayout layout = new TileLayout(2, false, false);
    Predictor predictor = new Predictor(true, new double[2], new double[3]);
    Pass pass = new GramPass(Response.of(new Binomial()), predictor, Start.NONE, 4);
    GlmSuperstep superstep = new GlmSuperstep(layout, pass, List.of());
    int used = 0;
    for (int k = 0; k < 400; k++) {
      TileId id = new TileId(k / 3, k % 3);
      Tile rows = layout.madeUp(8);
      Tile tile = new Tile(TileLayout.number(id), 0, rows.features(), rows.labels(), null, null);
      boolean zero = Arrays.stream(pass.over(tile)).allMatch(x -> x == 0);
      assertThat(superstep.uses(id, pass)).isEqualTo(!zero);
      assertThat(superstep.uses(id, new ClassPass(new double[] {0, 1}, pass))).isEqualTo(!zero);
      used += zero ? 0 : 1;
    }
    assertThat(used).isBetween(90, 110);
  }
}
