package io.numflink.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  private static double real(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Numbers.real(bytes, 0, bytes.length);
  }

  @Property
  void everyDoubleIsReadBackExactly(@ForAll double value) {
    assertThat(Double.doubleToLongBits(real(Double.toString(value))))
        .isEqualTo(Double.doubleToLongBits(value));
  }

  @Property
  void shortDecimalsAreTheNearestDouble(
      @ForAll long digits, @ForAll @IntRange(min = 0, max = 15) int places) {
    String text =
        String.format(Locale.ROOT, "%." + places + "f", digits / Math.pow(10, 6 + places));
    assertThat(real(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.", ".5", "+.5", "-0", "-0.0", "00012.50", "123456789012345", "1E5"})
  void unusualSpellings(String text) {
    assertThat(Double.doubleToLongBits(real(text)))
        .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "+", "1.2.3", "1,5", "1d", "2f", "0x1p3", "--1", "1e", "é"})
  void whatIsNoNumber(String text) {
    assertThatThrownBy(() -> real(text)).isInstanceOf(NumberFormatException.class);
  }
}
