package io.numflink.glm.estimator;

import io.numflink.glm.family.Response;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.TrainingOptions;
import java.io.Serializable;

/**
 * What a model of scikit-learn's kind minimises over its coefficients β, the intercept unpenalised:
 *
 * <pre>
 * Σ wᵢ lossᵢ / Σ wᵢ + λ₂/2 ‖β‖² + λ₁ ‖β‖₁
 * </pre>
 *
 * where loss is half the deviance of a row. scikit-learn's ridge and logistic regression penalise
 * the sum of the losses rather than their mean: there λ is the penalty over Σ wᵢ.
 *
 * @param model what it is called, in messages
 * @param response how labels depend on the features; null for classes, which are regressed
 *     logistically
 * @param l1 λ₁, or λ₁ Σ wᵢ
 * @param l2 λ₂, or λ₂ Σ wᵢ
 * @param ofSum whether the penalties are relative to the sum of the losses
 * @param intercept whether there is one
 * @param tolerance scikit-learn's {@code tol}, a bound of the gradient
 * @param maxIterations iterations at most
 * @param softmaxOnly whether classes are always regressed by softmax, two as well
 */
public record Objective(
    String model,
    Response response,
    double l1,
    double l2,
    boolean ofSum,
    boolean intercept,
    SolverKind solver,
    double tolerance,
    int maxIterations,
    boolean softmaxOnly)
    implements Serializable {

  /** A smaller relative change of the objective is rounding. */
  private static final double LEAST_TOLERANCE = 1e-13;

  boolean classifies() {
    return response == null;
  }

  /** Whether so many classes have a linear predictor each. */
  boolean usesSoftmax(int classes) {
    return classifies() && (classes > 2 || softmaxOnly);
  }

  /** The options of a training on data of that weight in all. */
  TrainingOptions options(double weights, SolverKind chosen) {
    double share = ofSum ? 1 / weights : 1;
    // The decrease that is still to be had goes with the square of the gradient
    double change = Math.min(0.1, Math.max(LEAST_TOLERANCE, tolerance * tolerance));
    return TrainingOptions.DEFAULT
        .withSolver(chosen)
        .withPenalty(l1 * share, l2 * share, false)
        .withIntercept(intercept)
        .withEstimatesOnly(true)
        .withStopping(change, maxIterations);
  }
}
