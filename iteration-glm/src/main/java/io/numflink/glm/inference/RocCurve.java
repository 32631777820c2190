package io.numflink.glm.inference;

/**
 * The receiver operating characteristic of a binomial fit: for every threshold of η, the share of
 * failures above it and that of successes. Within a bin the order of rows is not known; the curve
 * is straight there, and the area has an error bound. Where all rows are successes, or all
 * failures, there is no curve: shares and area are NaN.
 *
 * @param falsePositives shares of failures, from 0 to 1
 * @param truePositives shares of successes, from 0 to 1
 * @param area under the curve: the chance that a success has a greater η than a failure, ties
 *     counted half
 * @param areaBound how far the area can be from that of the rows themselves: half the pairs of a
 *     success and a failure in one bin, as a share of all
 */
public record RocCurve(
    double[] falsePositives, double[] truePositives, double area, double areaBound) {

  /** The curve of bins whose labels are shares of successes; means grow with η. */
  public static RocCurve of(FittedBins bins) {
    int n = bins.rows().length;
    double[] falses = new double[n + 1];
    double[] trues = new double[n + 1];
    double area = 0;
    double tied = 0;
    for (int i = 0; i < n; i++) {
      int bin = n - 1 - i;
      double successes = bins.labels()[bin];
      double failures = Math.max(0, bins.weights()[bin] - successes);
      trues[i + 1] = trues[i] + successes;
      falses[i + 1] = falses[i] + failures;
      area += failures * (trues[i] + 0.5 * successes);
      tied += 0.5 * failures * successes;
    }
    double allTrue = trues[n];
    double allFalse = falses[n];
    for (int i = 0; i <= n; i++) {
      trues[i] /= allTrue;
      falses[i] /= allFalse;
    }
    double pairs = allTrue * allFalse;
    return new RocCurve(falses, trues, area / pairs, tied / pairs);
  }
}
