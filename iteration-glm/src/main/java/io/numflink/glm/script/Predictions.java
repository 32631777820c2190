package io.numflink.glm.script;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import io.numflink.glm.estimator.Estimate;
import java.util.List;

/**
 * What a fitted model says of features X (n × d), as expressions: nothing is computed until a value
 * is needed, and then together with the rest of the script.
 *
 * @param estimate the coefficients
 * @param labels the type of the classes
 * @param softmax whether two classes have been regressed by softmax: their linear predictors are
 *     then η and −η
 */
record Predictions(ModelKind kind, Estimate estimate, DType labels, boolean softmax) {
  private static final int[] ROWS = {1};

  /** η = X β + β₀: n, or n × K for more than two classes. */
  Expr linear(Expr x) {
    double[][] beta = estimate.coefficients();
    int d = beta[0].length;
    if (!hasManyPredictors()) {
      Expr coefficients = Creation.array(Block.of(beta[0], d));
      return Functions.add(
          Products.matmul(x, coefficients), Creation.constant(estimate.intercepts()[0]));
    }
    double[] columns = new double[d * beta.length];
    for (int k = 0; k < beta.length; k++) {
      for (int j = 0; j < d; j++) {
        columns[j * beta.length + k] = beta[k][j];
      }
    }
    Expr coefficients = Creation.array(Block.of(columns, d, beta.length));
    return Functions.add(
        Products.matmul(x, coefficients),
        Creation.array(Block.of(estimate.intercepts(), beta.length)));
  }

  private boolean hasManyPredictors() {
    return estimate.coefficients().length > 1;
  }

  /** The class of each row, or its mean. */
  Expr predict(Expr x) {
    Expr eta = linear(x);
    return switch (kind.outcome()) {
      case VALUE -> eta;
      case COUNT, AMOUNT -> Functions.apply(UFunc.EXP, eta);
      case CLASS -> hasManyPredictors() ? largest(eta) : chosen(eta);
    };
  }

  private Expr chosen(Expr eta) {
    return Functions.where(
        Functions.apply(UFunc.GREATER, eta, Creation.constant(0.0)), label(1), label(0));
  }

  private Expr largest(Expr eta) {
    Expr best = Reductions.argmax(eta, 1, false);
    Expr found = label(0);
    for (int k = 1; k < estimate.classes().length; k++) {
      Expr isThis = Functions.apply(UFunc.EQUAL, best, Creation.constant((long) k));
      found = Functions.where(isThis, label(k), found);
    }
    return found;
  }

  /** A class as an array without axes, in the type of the labels. */
  private Expr label(int k) {
    return ClassLabels.array(new double[] {estimate.classes()[k]}, labels);
  }

  /** The probability of each class: n × K. */
  Expr probabilities(Expr x) {
    Expr eta = linear(x);
    if (!hasManyPredictors()) {
      Expr one = Creation.constant(1.0);
      Expr odds = Functions.multiply(Creation.constant(softmax ? -2.0 : -1.0), eta);
      Expr second = Functions.divide(one, Functions.add(one, Functions.apply(UFunc.EXP, odds)));
      return Layouts.stack(List.of(Functions.subtract(one, second), second), 1);
    }
    Expr most = Reductions.max(eta, ROWS, true);
    Expr power = Functions.apply(UFunc.EXP, Functions.subtract(eta, most));
    return Functions.divide(power, Reductions.sum(power, ROWS, true));
  }

  /** Accuracy, R² or D². */
  Expr score(Expr x, Expr y, Expr weights) {
    Expr predicted = predict(x);
    Expr total = Reductions.sum(weights, new int[] {0}, false);
    if (kind.classifies()) {
      Expr right = Functions.cast(Functions.apply(UFunc.EQUAL, predicted, y), DType.FLOAT64);
      return Functions.divide(sum(Functions.multiply(weights, right)), total);
    }
    Expr labelled = Functions.cast(y, DType.FLOAT64);
    Expr mean = Functions.divide(sum(Functions.multiply(weights, labelled)), total);
    Expr rest = sum(Functions.multiply(weights, deviance(labelled, predicted)));
    Expr all = sum(Functions.multiply(weights, deviance(labelled, mean)));
    Expr one = Creation.constant(1.0);
    Expr zero = Creation.constant(0.0);
    // Equal labels leave nothing to explain: 1 if they are met, 0 if not
    Expr isConstant = Functions.apply(UFunc.EQUAL, all, zero);
    Expr isMet = Functions.apply(UFunc.EQUAL, rest, zero);
    Expr share =
        Functions.subtract(one, Functions.divide(rest, Functions.where(isConstant, one, all)));
    return Functions.where(isConstant, Functions.where(isMet, one, zero), share);
  }

  private static Expr sum(Expr x) {
    return Reductions.sum(x, new int[] {0}, false);
  }

  /** The deviance of each row, but for what is 0 in a sum: (y − μ)² for values. */
  private Expr deviance(Expr y, Expr mean) {
    Expr difference = Functions.subtract(y, mean);
    return switch (kind.outcome()) {
      case CLASS, VALUE -> Functions.multiply(difference, difference);
      case COUNT -> {
        // 2 (y log(y/μ) − (y − μ)), where 0 log 0 = 0
        Expr positive = Functions.apply(UFunc.GREATER, y, Creation.constant(0.0));
        Expr ratio = Functions.divide(Functions.where(positive, y, Creation.constant(1.0)), mean);
        yield twice(
            Functions.subtract(
                Functions.multiply(y, Functions.apply(UFunc.LOG, ratio)), difference));
      }
      case AMOUNT -> {
        // 2 ((y − μ)/μ − log(y/μ))
        yield twice(
            Functions.subtract(
                Functions.divide(difference, mean),
                Functions.apply(UFunc.LOG, Functions.divide(y, mean))));
      }
    };
  }

  private static Expr twice(Expr x) {
    return Functions.multiply(Creation.constant(2.0), x);
  }
}
