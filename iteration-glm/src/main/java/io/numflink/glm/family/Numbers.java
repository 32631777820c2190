package io.numflink.glm.family;

/** Numbers as messages show them. */
final class Numbers {
  private Numbers() {}

  /** Whole numbers without a fraction, others as Java prints them. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
