package io.numflink.array.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextBarTest {

  @Test
  void isAsLongAsItsShare() {
    assertThat(TextBar.of(100, 100, 6)).isEqualTo("██████");
    assertThat(TextBar.of(50, 100, 6)).isEqualTo("███");
    assertThat(TextBar.of(25, 100, 6)).isEqualTo("█▌");
    assertThat(TextBar.of(1, 48, 6)).isEqualTo("▏");
  }

  @Test
  void showsALittleAsSomethingAndNothingAsNothing() {
    assertThat(TextBar.of(1, Long.MAX_VALUE, 6)).isEqualTo("▏");
    assertThat(TextBar.of(0, 100, 6)).isEmpty();
    assertThat(TextBar.of(0, 0, 6)).isEmpty();
  }
}
