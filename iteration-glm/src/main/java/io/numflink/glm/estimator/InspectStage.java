package io.numflink.glm.estimator;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.solver.OuterStage;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.tile.InspectPass;
import io.numflink.glm.tile.Inspection;
import io.numflink.glm.tile.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first stage: looks at the data, refuses what cannot be used, finds the classes and the sum of
 * the weights, and with these makes the training.
 *
 * @param columns d
 */
public record InspectStage(Objective objective, int columns) implements OuterStage {

  /** Newton's method makes a matrix of this squared times the columns squared. */
  static final int MOST_CLASSES = 1024;

  @Override
  public String name() {
    return "inspection";
  }

  @Override
  public Pass pass() {
    return objective.classifies()
        ? new InspectPass(null, MOST_CLASSES)
        : new InspectPass(objective.response().family(), 0);
  }

  @Override
  public Stage next(double[] merged) {
    Inspection seen = Inspection.of(merged);
    String refusal = Refusal.of(objective, seen);
    if (refusal != null) {
      return EstimatedStage.refusing(refusal);
    }
    try {
      return new TrainStage(objective, columns, seen.classes(), training(seen));
    } catch (GlmException e) {
      return EstimatedStage.refusing(e.getMessage());
    }
  }

  private Stage training(Inspection seen) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      names.add("X[:, %d]".formatted(j));
    }
    if (objective.usesSoftmax(seen.classes().length)) {
      List<String> classes = Arrays.stream(seen.classes()).mapToObj(Refusal::number).toList();
      return new SoftmaxTraining(
              names, classes, objective.options(seen.weights(), SolverKind.NEWTON))
          .start();
    }
    Response response = objective.classifies() ? Response.of(new Binomial()) : objective.response();
    return new Training(response, names, objective.options(seen.weights(), objective.solver()))
        .start();
  }
}
