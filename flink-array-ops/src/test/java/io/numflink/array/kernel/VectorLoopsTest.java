package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The loops against {@link StrictMath}, which promises 1 ulp of the exact value; another is what
 * the last roundings of a loop's sum can add.
 */
class VectorLoopsTest {
  private static final double MOST_ULPS = 2;
  private static final int COUNT = 200_000;

  private enum Function {
    EXP(VectorLoops.EXP, StrictMath::exp, 745),
    LOG(VectorLoops.LOG, StrictMath::log, 1e300),
    SIN(VectorLoops.SIN, StrictMath::sin, 3e9),
    COS(VectorLoops.COS, StrictMath::cos, 3e9);

    private final Loop loop;
    private final DoubleUnaryOperator reference;
    private final double range;

    Function(Loop loop, DoubleUnaryOperator reference, double range) {
      this.loop = loop;
      this.reference = reference;
      this.range = range;
    }

    double[] of(double... x) {
      double[] result = new double[x.length];
      loop.run(new Object[] {x}, new int[1], result, 0, x.length);
      return result;
    }
  }

  private static void check(Function function, double... x) {
    double[] result = function.of(x);
    for (int i = 0; i < x.length; i++) {
      double expected = function.reference.applyAsDouble(x[i]);
      if (Double.doubleToLongBits(result[i]) == Double.doubleToLongBits(expected)) {
        continue;
      }
      double ulps = Math.abs(result[i] - expected) / Math.ulp(expected);
      assertThat(ulps).as("%s %s: %s", function, x[i], result[i]).isLessThanOrEqualTo(MOST_ULPS);
    }
  }

  /** Of every magnitude up to the range, and evenly spread over small ones. */
  @ParameterizedTest
  @EnumSource(Function.class)
  void anyNumbers(Function function) {
    Random random = new Random(1);
    double most = Math.log(function.range);
    check(
        function,
        DoubleStream.generate(() -> Math.exp(random.nextDouble(-most, most)))
            .map(x -> random.nextBoolean() || function == Function.LOG ? x : -x)
            .limit(COUNT)
            .toArray());
    check(
        function,
        random
            .doubles(COUNT, function == Function.LOG ? 0.4 : -20, function == Function.LOG ? 3 : 20)
            .toArray());
  }

  /** Where r vanishes but for the low parts of π/2. */
  @Test
  void anglesNextToMultiplesOfHalfPi() {
    Random random = new Random(2);
    double[] angles =
        random.longs(COUNT, 1, 1L << 30).mapToDouble(k -> k * (Math.PI / 2)).toArray();
    check(Function.SIN, angles);
    check(Function.COS, angles);
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void specialNumbers(Function function) {
    double[] special = {
      0.0,
      -0.0,
      1,
      -1,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      708,
      709.7,
      710,
      -708,
      -740,
      -746,
      0x1p31,
      0x1p32,
      Math.sqrt(0.5),
      Math.nextDown(Math.sqrt(0.5)),
      Math.nextDown(1.0),
      Math.nextUp(1.0),
    };
    check(function, special);
    for (double each : special) {
      check(function, each, 0.5);
    }
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void inPlaceAndOverSeveralStretches(Function function) {
    double[] x = new Random(3).doubles(1000, 0.1, 5).toArray();
    double[] apart = function.of(x);
    double[] shifted = new double[1010];
    System.arraycopy(x, 0, shifted, 7, 1000);
    function.loop.run(new Object[] {shifted}, new int[] {7}, shifted, 7, 1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(shifted[i + 7]).isEqualTo(apart[i]);
      assertThat(function.of(x[i])[0]).isEqualTo(apart[i]);
    }
    assertThat(shifted[6]).isZero();
    assertThat(shifted[1007]).isZero();
  }
}
