package io.numflink.glm.tile;

import java.io.Serializable;
import java.util.Arrays;

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
}
