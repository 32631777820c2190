package io.numflink.ml;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.GlmFit;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What a model has learnt.
 *
 * @param names of the coefficients; if there is an intercept, its own first
 * @param estimates NaN where aliased, which counts as 0
 * @param fit how they were fitted; null if they were loaded or set
 */
record ModelData(List<String> names, double[] estimates, GlmFit fit) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** R's name of the intercept. */
  static final String INTERCEPT = "(Intercept)";

  ModelData {
    names = List.copyOf(names);
    if (names.isEmpty() || names.size() != estimates.length) {
      throw new GlmException(
          "%d coefficients have %d names".formatted(estimates.length, names.size()));
    }
  }

  static ModelData of(GlmFit fit) {
    return new ModelData(fit.names(), fit.estimates(), fit);
  }

  boolean hasIntercept() {
    return names.get(0).equals(INTERCEPT);
  }

  double intercept() {
    return hasIntercept() ? known(estimates[0]) : 0;
  }

  /** The coefficients of the features. */
  double[] coefficients() {
    return Arrays.stream(estimates, hasIntercept() ? 1 : 0, estimates.length)
        .map(ModelData::known)
        .toArray();
  }

  List<String> featureNames() {
    return names.subList(hasIntercept() ? 1 : 0, names.size());
  }

  private static double known(double estimate) {
    return Double.isNaN(estimate) ? 0 : estimate;
  }
}
