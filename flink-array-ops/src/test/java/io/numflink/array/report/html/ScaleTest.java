package io.numflink.array.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  private static String texts(Scale scale) {
    return scale.ticks().stream().map(scale::text).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.0 0.2 0.4 0.6 0.8 1.0",
    "-1, 1, -1.0 -0.5 0.0 0.5 1.0",
    "0, 37, 0 10 20 30",
    "1990, 2001, 1990 1992 1994 1996 1998 2000",
    "0.69251, 0.69309, 0.6926 0.6927 0.6928 0.6929 0.6930",
    "-3e-7, 2e-7, -3e-7 -2e-7 -1e-7 0 1e-7 2e-7",
    "0, 12000000, 0 2.0e+06 4.0e+06 6.0e+06 8.0e+06 1.0e+07 1.2e+07",
  })
  void choosesRoundTicks(double least, double greatest, String expected) {
    assertThat(texts(new Scale(least, greatest, Scale.Kind.LINEAR)).replace("e-07", "e-7"))
        .isEqualTo(expected);
  }

  @Test
  void marksDecades() {
    assertThat(texts(Scale.logarithmic(0.02, 30))).isEqualTo("0.01 0.1 1 10 100");
    assertThat(texts(Scale.logarithmic(1e-12, 1))).startsWith("1e-12 ").hasSizeLessThan(50);
    assertThat(texts(Scale.logarithmic(0, Double.NaN))).isEqualTo("0.1 1");
    assertThat(Scale.logarithmic(0.01, 1).place(0.1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void hasRoomForValuesThatRoundingTellsApart() {
    double value = 0.4861;
    Scale scale = Scale.over(value, value + Math.ulp(value), Double.NaN);
    assertThat(scale.ticks()).hasSizeBetween(2, 12);
    assertThat(scale.place(value)).isCloseTo(0.5, within(1e-9));
    assertThat(Scale.over(0, 0)).isEqualTo(new Scale(-1, 1, Scale.Kind.LINEAR));
    assertThat(Scale.over()).isEqualTo(new Scale(0, 1, Scale.Kind.LINEAR));
  }

  @Test
  void marksWholeNumbersAlone() {
    assertThat(texts(Scale.overWhole(2, 3))).isEqualTo("2 3");
    assertThat(texts(Scale.overWhole(0, 12))).isEqualTo("0 5 10");
  }

  @Test
  void refusesWhatIsNoRange() {
    for (double[] range :
        List.of(
            new double[] {1, 1},
            new double[] {2, 1},
            new double[] {Double.NaN, 1},
            new double[] {0, Double.POSITIVE_INFINITY})) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Scale(range[0], range[1], Scale.Kind.LINEAR));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, 1, Scale.Kind.LOGARITHMIC));
  }

  @Property(tries = 500)
  void marksAFewValuesWithin(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double a,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double b) {
    Scale scale = Scale.over(a, b);
    assertThat(scale.ticks()).hasSizeBetween(2, 12);
    assertThat(scale.ticks())
        .allSatisfy(tick -> assertThat(scale.place(tick)).isBetween(-1e-9, 1 + 1e-9));
    assertThat(scale.ticks().stream().map(scale::text)).doesNotHaveDuplicates();
    assertThat(scale.place(a)).isBetween(0.0, 1.0);
  }
}
