package io.numflink.glm.tile;

import io.numflink.glm.family.GlmException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link SurveyPass} found.
 *
 * @param rows all rows
 * @param weightedRows rows of weight above 0
 * @param weights Σ w
 * @param meanLabel Σ w y / Σ w
 * @param offsets whether any offset is not 0
 * @param means weighted mean of each column
 * @param deviations population standard deviation of each column, Σ w (x − m)² / Σ w under the root
 */
public record Survey(
    long rows,
    long weightedRows,
    double weights,
    double meanLabel,
    boolean offsets,
    double[] means,
    double[] deviations)
    implements Serializable {

  /** Reads the merged result of a {@link SurveyPass}. */
  public static Survey of(double[] merged) {
    int d = (merged.length - SurveyPass.HEAD) / 2;
    double weights = merged[SurveyPass.WEIGHTS];
    double[] deviations = new double[d];
    for (int j = 0; j < d; j++) {
      deviations[j] = Math.sqrt(merged[SurveyPass.HEAD + d + j] / weights);
    }
    return new Survey(
        (long) merged[SurveyPass.ROWS],
        (long) merged[SurveyPass.WEIGHTED_ROWS],
        weights,
        merged[SurveyPass.LABELS] / weights,
        merged[SurveyPass.OFFSETS] > 0,
        Arrays.copyOfRange(merged, SurveyPass.HEAD, SurveyPass.HEAD + d),
        deviations);
  }

  /**
   * Refuses data that nothing can be fitted to.
   *
   * @param columns names, for the message
   */
  public void requireFittable(List<String> columns) {
    if (rows == 0) {
      throw new GlmException("there are no rows to fit");
    }
    if (weightedRows == 0) {
      throw new GlmException("all %d rows have weight 0".formatted(rows));
    }
    for (int j = 0; j < means.length; j++) {
      if (!Double.isFinite(deviations[j])) {
        throw new GlmException(
            "column %s has values that are not finite numbers".formatted(columns.get(j)));
      }
    }
  }
}
