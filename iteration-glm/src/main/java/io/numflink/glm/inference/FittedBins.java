package io.numflink.glm.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums over the rows of a fit in bins of like linear predictor η, from the least to the greatest.
 *
 * @param least η where the first bin begins
 * @param greatest η where the last bin ends
 * @param rows number of rows in each bin
 * @param weights Σ w
 * @param labels Σ w y
 * @param means Σ w μ
 * @param residuals Σ r of the deviance residuals
 * @param squares Σ r²
 */
public record FittedBins(
    double least,
    double greatest,
    double[] rows,
    double[] weights,
    double[] labels,
    double[] means,
    double[] residuals,
    double[] squares)
    implements Serializable {

  /**
   * Neighbouring bins taken together.
   *
   * @param eta the middle of their η, by rows
   * @param rows how many rows they have
   * @param weights Σ w
   * @param label mean label
   * @param mean mean of the fitted means
   * @param residual mean deviance residual
   * @param deviation standard deviation of the deviance residuals, 0 of a single one
   */
  public record Group(
      double eta,
      double rows,
      double weights,
      double label,
      double mean,
      double residual,
      double deviation) {}

  /**
   * Groups of about equally many rows, in order of η. A bin is not divided, so there are fewer
   * where many rows have the same η.
   *
   * @param most how many there are at most
   */
  public List<Group> groups(int most) {
    double all = Arrays.stream(rows).sum();
    List<Group> groups = new ArrayList<>();
    int first = 0;
    double seen = 0;
    double before = 0;
    for (int bin = 0; bin < rows.length; bin++) {
      seen += rows[bin];
      boolean isFull = seen >= all * (groups.size() + 1) / most;
      if (seen > before && (isFull && rows[bin] > 0 || bin == rows.length - 1)) {
        groups.add(group(first, bin + 1));
        first = bin + 1;
        before = seen;
      }
    }
    return groups;
  }

  private Group group(int from, int to) {
    double width = (greatest - least) / rows.length;
    double n = 0;
    double w = 0;
    double eta = 0;
    double label = 0;
    double mean = 0;
    double residual = 0;
    double square = 0;
    for (int bin = from; bin < to; bin++) {
      n += rows[bin];
      w += weights[bin];
      eta += rows[bin] * (least + (bin + 0.5) * width);
      label += labels[bin];
      mean += means[bin];
      residual += residuals[bin];
      square += squares[bin];
    }
    double average = residual / n;
    double variance = n > 1 ? Math.max(0, (square - n * average * average) / (n - 1)) : 0;
    return new Group(eta / n, n, w, label / w, mean / w, average, Math.sqrt(variance));
  }
}
