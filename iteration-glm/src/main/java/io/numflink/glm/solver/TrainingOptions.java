package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * How to train.
 *
 * @param l1 λ₁ of the objective
 * @param l2 λ₂
 * @param standardize whether the penalties are on coefficients of columns scaled to deviation 1
 * @param intercept whether there is one
 * @param tolerance ε: training ends when the deviance, penalties included, changes by less than ε
 *     (deviance + 0.1), as R's does
 * @param maxIterations iterations at most
 * @param seed of stochastic gradient descent
 * @param batchFraction share of a tile's rows in a batch
 * @param learningRate first step of stochastic gradient descent, in units of scaled coefficients
 * @param residuals whether residuals and fitted values are summarised: four more passes
 * @param estimatesOnly whether to leave out standard errors, for which large fits make another XᵀWX
 */
public record TrainingOptions(
    SolverKind solver,
    double l1,
    double l2,
    boolean standardize,
    boolean intercept,
    double tolerance,
    int maxIterations,
    long seed,
    double batchFraction,
    double learningRate,
    boolean residuals,
    boolean estimatesOnly)
    implements Serializable {
  /** R's, with room for first-order solvers. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(SolverKind.IRLS, 0, 0, false, true, 1e-8, 100, 0, 0.1, 0.3, false, false);

  public TrainingOptions {
    if (!(l1 >= 0 && l2 >= 0 && l1 + l2 <= Double.MAX_VALUE)) {
      throw new GlmException("penalties are at least 0, got l1 = %s, l2 = %s".formatted(l1, l2));
    }
    if (!(tolerance > 0)) {
      throw new GlmException("the tolerance must be above 0, got " + tolerance);
    }
    if (maxIterations < 1) {
      throw new GlmException("at least one iteration is needed, got " + maxIterations);
    }
    if (!(batchFraction > 0 && batchFraction <= 1)) {
      throw new GlmException("a batch is a share of the rows above 0 and up to 1");
    }
    if (!(learningRate > 0)) {
      throw new GlmException("the learning rate must be above 0, got " + learningRate);
    }
    if (l1 > 0 && !solver.scores()) {
      throw new GlmException(
          "solver %s cannot minimise with an L1 penalty: use newton or admm"
              .formatted(solver.spelling()));
    }
  }

  public boolean penalised() {
    return l1 > 0 || l2 > 0;
  }

  /** Whether the fit has standard errors: those of penalised estimates would say little. */
  public boolean standardErrors() {
    return !penalised() && !estimatesOnly;
  }

  /** What decides the coefficients, in words. */
  public String words() {
    return "solver %s, l1 %s, l2 %s%s, tolerance %s, at most %d iterations, batches of seed %d%s"
        .formatted(
            solver.spelling(),
            l1,
            l2,
            standardize ? " standardized" : "",
            tolerance,
            maxIterations,
            seed,
            estimatesOnly ? ", estimates only" : "");
  }

  public TrainingOptions withSolver(SolverKind other) {
    return with(draft -> draft.solver = other);
  }

  public TrainingOptions withPenalty(double otherL1, double otherL2, boolean standardized) {
    return with(
        draft -> {
          draft.l1 = otherL1;
          draft.l2 = otherL2;
          draft.standardize = standardized;
        });
  }

  public TrainingOptions withIntercept(boolean present) {
    return with(draft -> draft.intercept = present);
  }

  public TrainingOptions withStopping(double otherTolerance, int otherMaxIterations) {
    return with(
        draft -> {
          draft.tolerance = otherTolerance;
          draft.maxIterations = otherMaxIterations;
        });
  }

  public TrainingOptions withBatches(long otherSeed, double fraction, double rate) {
    return with(
        draft -> {
          draft.seed = otherSeed;
          draft.batchFraction = fraction;
          draft.learningRate = rate;
        });
  }

  public TrainingOptions withResiduals() {
    return with(draft -> draft.residuals = true);
  }

  public TrainingOptions withEstimatesOnly(boolean only) {
    return with(draft -> draft.estimatesOnly = only);
  }

  private TrainingOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** Options on their way to be others. */
  private static final class Draft {
    private SolverKind solver;
    private double l1;
    private double l2;
    private boolean standardize;
    private boolean intercept;
    private double tolerance;
    private int maxIterations;
    private long seed;
    private double batchFraction;
    private double learningRate;
    private boolean residuals;
    private boolean estimatesOnly;

    Draft(TrainingOptions options) {
      solver = options.solver;
      l1 = options.l1;
      l2 = options.l2;
      standardize = options.standardize;
      intercept = options.intercept;
      tolerance = options.tolerance;
      maxIterations = options.maxIterations;
      seed = options.seed;
      batchFraction = options.batchFraction;
      learningRate = options.learningRate;
      residuals = options.residuals;
      estimatesOnly = options.estimatesOnly;
    }

    TrainingOptions done() {
      return new TrainingOptions(
          solver,
          l1,
          l2,
          standardize,
          intercept,
          tolerance,
          maxIterations,
          seed,
          batchFraction,
          learningRate,
          residuals,
          estimatesOnly);
    }
  }
}
