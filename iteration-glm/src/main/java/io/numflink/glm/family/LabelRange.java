package io.numflink.glm.family;

/** Which labels a family can have. */
public enum LabelRange {
  FINITE("finite numbers", -Double.MAX_VALUE, Double.MAX_VALUE),
  AT_LEAST_ZERO("at least 0", 0, Double.MAX_VALUE),
  ABOVE_ZERO("above 0", Double.MIN_VALUE, Double.MAX_VALUE),
  ZERO_TO_ONE("from 0 to 1", 0, 1);

  private final String words;
  private final double least;
  private final double greatest;

  LabelRange(String words, double least, double greatest) {
    this.words = words;
    this.least = least;
    this.greatest = greatest;
  }

  public boolean contains(double label) {
    return label >= least && label <= greatest;
  }

  /** As a message says it. */
  public String words() {
    return words;
  }
}
