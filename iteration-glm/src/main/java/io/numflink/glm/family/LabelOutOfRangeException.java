package io.numflink.glm.family;

/** A label that the family cannot have. */
public final class LabelOutOfRangeException extends GlmException {
  private final long row;
  private final double value;

  /**
   * @param row index of the row, from 0
   */
  public LabelOutOfRangeException(long row, double value, Family family) {
    super(
        "row %d: label %s is out of range: %s labels are %s"
            .formatted(row + 1, Numbers.text(value), family.rName(), family.labels()));
    this.row = row;
    this.value = value;
  }

  /** Index of the row, from 0; the message counts from 1. */
  public long row() {
    return row;
  }

  public double value() {
    return value;
  }
}
