package io.numflink.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimal numbers are rounded as {@link Double#parseDouble} rounds them, or left to others. */
class DecimalsTest {
  private static final int MANY = 100_000;

  /** How near: powers of ten are known to 128 bits, many more than a rounding takes. */
  private static final BigDecimal MIDDLE = new BigDecimal("1e-18");

  /** In the middle of other text, as fields are. */
  private static double parse(String text) {
    byte[] bytes = ("7,%s,8.8".formatted(text)).getBytes(StandardCharsets.UTF_8);
    return Decimals.parse(bytes, 2, 2 + text.length());
  }

  /** Only what lies between two doubles may be left to others. */
  private static void assertNearest(String text) {
    double expected = Double.parseDouble(text);
    double parsed = parse(text);
    if (Double.doubleToRawLongBits(parsed) == Double.doubleToRawLongBits(expected)) {
      return;
    }
    assertThat(parsed).as(text).isNaN();
    BigDecimal halfUlp = new BigDecimal(Math.ulp(expected)).divide(new BigDecimal(2));
    BigDecimal fromMiddle =
        new BigDecimal(text).subtract(new BigDecimal(expected)).abs().subtract(halfUlp);
    assertThat(fromMiddle.abs()).as(text).isLessThan(halfUlp.multiply(MIDDLE));
  }

  private static String digits(int count, Random random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  @Test
  void numbersOfUpToNineteenDigits() {
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      int whole = random.nextInt(20);
      String text = random.nextBoolean() ? "-" : "";
      text += digits(whole, random);
      if (whole == 0 || random.nextInt(8) > 0) {
        text += "." + digits(random.nextInt(whole == 0 ? 1 : 0, 20 - whole), random);
      }
      if (random.nextInt(4) == 0) {
        text += (random.nextBoolean() ? "e" : "E") + (random.nextInt(80) - 40);
      }
      assertNearest(text);
    }
  }

  @Test
  void shortestAndLongSpellingsOfDoubles() {
    Random random = new Random(2);
    for (int i = 0; i < MANY; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
      assertNearest(Double.toString(value));
      assertNearest(new BigDecimal(value).round(new MathContext(17)).toString());
    }
  }

  /** Nineteen digits of the middle between two doubles, and their neighbours: the hardest cases. */
  @Test
  void numbersBesideTheMiddleOfTwoDoubles() {
    Random random = new Random(3);
    for (int i = 0; i < MANY / 3; i++) {
      double value = Math.scalb(1 + random.nextDouble(), random.nextInt(130) - 65);
      BigDecimal middle =
          new BigDecimal(value).add(new BigDecimal(Math.ulp(value)).divide(new BigDecimal(2)));
      BigDecimal near = middle.round(new MathContext(19));
      for (int step = -1; step <= 1; step++) {
        assertNearest(near.add(near.ulp().multiply(BigDecimal.valueOf(step))).toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-.0e5",
        "1.",
        ".5",
        "0.5",
        "00012.50",
        "1e0",
        "1.5E+02",
        "2e-03",
        "0.00000000000000000001234567890123456789",
        "000000000000000000000001",
        "9999999999999999999",
        "9007199254740991",
        "18014398509481982",
        "1e64",
        "1e-64",
        "9999999999999999999e64"
      })
  void spellingsThatAreDecided(String text) {
    assertThat(Double.doubleToRawLongBits(parse(text)))
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "-.",
        "e5",
        "+1",
        "--1",
        "1e",
        "1e+",
        "1e1.5",
        "1e12345",
        "1.2.3",
        "1 ",
        " 1",
        "1d",
        "0x10",
        "nan",
        "inf",
        "NA",
        "1,5",
        "1.23456x",
        "1.2345678x",
        "1.234567890:",
        "12345678901234567890",
        "1.2345678901234567890",
        "1e65",
        "1e-65",
        "4.9e-324",
        "1e308",
        "1é",
        "9007199254740993",
        "900719925474099.3e1",
        "18014398509481986"
      })
  void whatIsLeftToOthers(String text) {
    assertThat(parse(text)).isNaN();
  }
}
