package io.numflink.glm.family;

/** Counts, V = μ (McCullagh &amp; Nelder 1989, chapter 6). */
public record Poisson() implements Family {
  @Override
  public String spelling() {
    return "poisson";
  }

  @Override
  public String rName() {
    return "poisson";
  }

  @Override
  public double variance(double mean) {
    return mean;
  }

  @Override
  public double deviance(double label, double mean) {
    return 2 * (Logarithms.yLogRatio(label, mean) - (label - mean));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.AT_LEAST_ZERO;
  }

  @Override
  public double startingMean(double label, double weight) {
    return label + 0.1;
  }

  @Override
  public Link defaultLink() {
    return StandardLink.LOG;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.LOG
        || link == StandardLink.IDENTITY
        || link == StandardLink.SQRT
        || link instanceof PowerLink;
  }

  @Override
  public boolean dispersionKnown() {
    return true;
  }

  /** w ln(e^−μ μ^y / y!); a label that is no integer has probability 0, as in R. */
  @Override
  public void addAicSums(double label, double mean, double weight, double[] sums) {
    if (weight != 0) {
      sums[0] +=
          label == Math.rint(label)
              ? weight
                  * (Logarithms.times(label, mean)
                      - mean
                      - (label < 2 ? 0 : Logarithms.gamma(label + 1)))
              : Double.NEGATIVE_INFINITY;
    }
  }

  @Override
  public double deviance(
      double[] label, double[] mean, double[] weight, int at, int n, double[] scratch) {
    for (int i = 0; i < n; i++) {
      scratch[i] = label[at + i] > 0 ? label[at + i] / mean[i] : 1;
    }
    Logarithms.inPlace(scratch, n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double w = weight == null ? 1 : weight[at + i];
      double y = label[at + i];
      sum += w == 0 ? 0 : w * (y * scratch[i] - (y - mean[i]));
    }
    return 2 * sum;
  }
}
