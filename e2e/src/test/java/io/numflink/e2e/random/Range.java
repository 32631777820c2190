package io.numflink.e2e.random;

/**
 * What is known of an array's elements before a program runs.
 *
 * <p>Two right evaluations of a program may differ by rounding: e(x) bounds |x₁ − x₂|, r(x) bounds
 * |x₁ − x₂| / |x|. Both follow the operations to first order: e(x + y) = e(x) + e(y) + u|x + y|,
 * r(x y) = r(x) + r(y) + u, e(f(x)) = |f'| e(x) + u|f(x)| with u the unit of the type's last place.
 * Numbers that are multiples of 2<sup>−grain</sup> and small enough for the type are exact, in
 * whatever order they are added.
 *
 * @param low no finite element is below
 * @param high no finite element is above
 * @param grain elements are multiples of two to the power of minus this; {@link #ROUNDED} if that
 *     is not known
 * @param error how much evaluations may differ
 * @param relative how much they may differ, relative to the element
 * @param special whether elements may be NaN or infinite
 */
record Range(double low, double high, int grain, double error, double relative, boolean special) {
  static final int ROUNDED = 512;
  static final Range BOOLEAN = of(0, 1, 0);

  /** What a printed number may be off, with room for what these bounds leave out. */
  private static final double PRINTED_ERROR = 1e-10;

  private static final double PRINTED_RELATIVE = 5e-7;

  /** Elementary functions of two libraries differ by a few units in the last place. */
  private static final double LIBRARY_UNITS = 4;

  Range {
    double least = low > 0 ? low : high < 0 ? -high : 0;
    double most = Math.max(Math.abs(low), Math.abs(high));
    relative =
        error == 0 ? 0 : Math.min(relative, least == 0 ? Double.POSITIVE_INFINITY : error / least);
    error = relative == 0 || most == 0 ? 0 : Math.min(error, relative * most);
    grain = Math.min(grain, ROUNDED);
  }

  static Range of(double low, double high, int grain) {
    return new Range(low, high, grain, 0, 0, false);
  }

  /** Whether all right evaluations give the same bits. */
  boolean isExact() {
    return error == 0;
  }

  /** Whether the numbers can be added in any order without rounding, if they are few. */
  boolean isGrained() {
    return isExact() && grain < ROUNDED;
  }

  boolean isPrintable() {
    return error <= PRINTED_ERROR || relative <= PRINTED_RELATIVE;
  }

  /** The largest absolute value. */
  double magnitude() {
    return Math.max(Math.abs(low), Math.abs(high));
  }

  /** The smallest absolute value. */
  double least() {
    return low > 0 ? low : high < 0 ? -high : 0;
  }

  boolean mayBeZero() {
    return least() == 0;
  }

  Range withSpecial() {
    return new Range(low, high, grain, error, relative, true);
  }

  Range join(Range other) {
    return new Range(
        Math.min(low, other.low),
        Math.max(high, other.high),
        Math.max(grain, other.grain),
        Math.max(error, other.error),
        Math.max(relative, other.relative),
        special || other.special);
  }

  /** The same numbers or 0. */
  Range orZero() {
    return join(of(0, 0, 0));
  }

  Range negated() {
    return new Range(-high, -low, grain, error, relative, special);
  }

  Range absolute() {
    return new Range(least(), magnitude(), grain, error, relative, special);
  }

  Range plus(Range other) {
    boolean sameSign = (low >= 0 && other.low >= 0) || (high <= 0 && other.high <= 0);
    return new Range(
        low + other.low,
        high + other.high,
        Math.max(grain, other.grain),
        error + other.error,
        sameSign ? Math.max(relative, other.relative) : Double.POSITIVE_INFINITY,
        special || other.special);
  }

  Range times(Range other) {
    double[] corners = {low * other.low, low * other.high, high * other.low, high * other.high};
    return new Range(
        min(corners),
        max(corners),
        grain + other.grain,
        magnitude() * other.error + other.magnitude() * error,
        relative + other.relative,
        special || other.special);
  }

  /** Divided by numbers that are not 0. */
  Range over(Range other) {
    double[] corners = {low / other.low, low / other.high, high / other.low, high / other.high};
    double least = other.least();
    return new Range(
        min(corners),
        max(corners),
        ROUNDED,
        error / least + magnitude() * other.error / (least * least),
        relative + other.relative,
        special || other.special);
  }

  /**
   * What a function makes of it.
   *
   * @param slope the largest absolute value of its derivative
   */
  Range mapped(double newLow, double newHigh, double slope) {
    return new Range(newLow, newHigh, ROUNDED, slope * error, Double.POSITIVE_INFINITY, special);
  }

  /** Exact numbers in other bounds. */
  Range whole(double newLow, double newHigh) {
    return new Range(newLow, newHigh, 0, 0, 0, special);
  }

  /** The sum of at most so many of these. */
  Range summed(int count, Type type) {
    Range sum =
        new Range(
            Math.min(0, count * low),
            Math.max(0, count * high),
            grain,
            count * error,
            Double.POSITIVE_INFINITY,
            special);
    return sum.rounded(type, count, count * magnitude());
  }

  /** After one operation in a type. */
  Range in(Type type) {
    return rounded(type, 1, magnitude(), true);
  }

  /** After a function of the library in a type. */
  Range byLibrary(Type type) {
    return rounded(type, LIBRARY_UNITS, magnitude(), true);
  }

  /**
   * After arithmetic in a type.
   *
   * @param units how many units in the last place may be lost
   * @param largest the largest absolute value on the way
   */
  Range rounded(Type type, double units, double largest) {
    return rounded(type, units, largest, false);
  }

  /**
   * @param each whether each element is rounded by itself, so that it is off relative to itself
   */
  private Range rounded(Type type, double units, double largest, boolean each) {
    if (!type.isFloat()) {
      double limit = Math.pow(2, type.bits());
      return magnitude() < limit ? this : of(-limit, limit - 1, 0);
    }
    if (isGrained() && largest * Math.pow(2, grain) <= Math.pow(2, type.bits())) {
      return this;
    }
    double unit = Math.pow(2, 1 - type.bits());
    double added = units * unit * largest;
    return new Range(
        low - (low > 0 && each ? added * low / largest : added),
        high + (high < 0 && each ? added * -high / largest : added),
        ROUNDED,
        error + added,
        each ? relative + units * unit : Double.POSITIVE_INFINITY,
        special);
  }

  private static double min(double[] numbers) {
    return Math.min(Math.min(numbers[0], numbers[1]), Math.min(numbers[2], numbers[3]));
  }

  private static double max(double[] numbers) {
    return Math.max(Math.max(numbers[0], numbers[1]), Math.max(numbers[2], numbers[3]));
  }
}
