package io.numflink.glm.family;

/** A label that the family cannot have. */
public final class LabelOutOfRangeException extends GlmException {
  private final long row;
  private final double value;
  private final String fault;

  /**
   * @param row index of the row, from 0
   */
  public LabelOutOfRangeException(long row, double value, Family family) {
    this(row, value, fault(value, family));
  }

  private LabelOutOfRangeException(long row, double value, String fault) {
    super("row %d: %s".formatted(row + 1, fault));
    this.row = row;
    this.value = value;
    this.fault = fault;
  }

  /** What is wrong with a label, without its row. */
  public static String fault(double value, Family family) {
    return "label %s is out of range: %s labels are %s"
        .formatted(Numbers.text(value), family.rName(), family.labels());
  }

  /** The message without its row. */
  public String fault() {
    return fault;
  }

  /** Index of the row, from 0; the message counts from 1. */
  public long row() {
    return row;
  }

  public double value() {
    return value;
  }
}
