package io.numflink.glm.formula;

import java.io.Serializable;
import java.util.Map;

/**
 * The left side of a formula: a number, a logical column, a factor whose first level is failure, or
 * {@code cbind(successes, failures)}.
 *
 * @param failures null if there is one number
 */
record Labels(Expression successes, Expression failures, boolean factor) implements Serializable {

  /**
   * @param classes whether labels are to be the indices of levels
   */
  static Labels of(Expression response, Map<String, ColumnType> types, boolean classes) {
    if (classes) {
      if (!(response instanceof Expression.Name name
          && types.containsKey(name.name())
          && types.get(name.name()).kind() != ColumnType.Kind.NUMBER)) {
        throw new FormulaException(
            response.text()
                + ": classes are the values of a column, which the formula names as it is");
      }
      return new Labels(response, null, false);
    }
    if (response instanceof Expression.Call call && call.function().equals("cbind")) {
      if (call.arguments().size() != 2) {
        throw new FormulaException(response.text() + ": cbind takes successes and failures");
      }
      call.arguments().forEach(argument -> Evaluator.check(argument, types));
      return new Labels(call.arguments().get(0), call.arguments().get(1), false);
    }
    if (response instanceof Expression.Name name
        && types.containsKey(name.name())
        && types.get(name.name()).kind() == ColumnType.Kind.FACTOR) {
      return new Labels(response, null, true);
    }
    Evaluator.check(response, types);
    return new Labels(response, null, false);
  }

  boolean trials() {
    return failures != null;
  }

  void fill(double[][] columns, Map<String, Integer> index, int n, double[] y, double[] weights) {
    double[] values = Evaluator.evaluate(successes, columns, index, n);
    double[] others = trials() ? Evaluator.evaluate(failures, columns, index, n) : null;
    for (int i = 0; i < n; i++) {
      if (trials()) {
        double trials = values[i] + others[i];
        y[i] = trials == 0 ? 0 : values[i] / trials;
        weights[i] *= trials;
      } else {
        y[i] = factor && values[i] > 0 ? 1 : values[i];
      }
    }
  }
}
