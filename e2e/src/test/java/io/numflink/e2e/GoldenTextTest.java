package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 1.0                | x = 1.0000009",
        "[0.1 0.2]              | [0.1        0.20000001]",
        "1e-12                  | -3.0e-11",
        "nan inf -inf           | nan inf -inf",
        "f(1.5e10)              | f(15000001000.0)",
        "-0.                    | 0.",
      })
  void allowsRounding(String expected, String actual) {
    assertThat(GoldenText.difference(expected, actual)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 1.0                | x = 1.00001",
        "x = 1.0                | y = 1.0",
        "1                      | 1.",
        "1000000000             | 1000000001",
        "float64                | float32",
        "nan                    | 0.0",
        "[1 2]                  | [1, 2]",
        "[1 2]                  | [1  2]",
        "1.5 2                  | 1.5 2 3",
        "1.5 2 3                | 1.5 2",
        "1.25                   | -1.25",
      })
  void refusesAllElse(String expected, String actual) {
    assertThat(GoldenText.difference(expected, actual)).isPresent();
  }

  @Test
  void holdsLinesWithoutArraysToTheirLayout() {
    assertThat(GoldenText.difference("1.5\na b\n", "1.5000001\na b\n")).isEmpty();
    assertThat(GoldenText.difference("1.5\na b\n", "1.5000001\na  b\n")).isPresent();
    assertThat(GoldenText.difference("a\n", "a")).isPresent();
    assertThat(GoldenText.difference("a\n\n", "a\n")).isPresent();
  }
}
