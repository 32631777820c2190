package io.numflink.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.DType;
import io.numflink.connectors.text.TextFormat.Dialect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextArgumentsTest {
  private static TextFormat loadtxt(Map<String, Object> arguments) {
    return TextArguments.format(Dialect.LOADTXT, arguments);
  }

  @Test
  void everyArgumentHasItsPlace() {
    assertThat(
            loadtxt(
                Map.of(
                    "dtype",
                    DType.INT32,
                    "delimiter",
                    ";",
                    "skiprows",
                    2L,
                    "max_rows",
                    7L,
                    "usecols",
                    List.of(0L, -1L),
                    "ndmin",
                    2L,
                    "quotechar",
                    "'",
                    "unpack",
                    true)))
        .isEqualTo(
            TextFormat.loadtxt()
                .withDtype(DType.INT32)
                .withDelimiter(";")
                .withSkip(2)
                .withMaxRows(7)
                .withColumns(0, -1)
                .withMinimumRank(2)
                .withQuote('\'')
                .withUnpack(true));
    assertThat(
            TextArguments.format(
                Dialect.GENFROMTXT,
                Map.of("skip_header", 1L, "filling_values", 0L, "usecols", 3L, "comments", "%")))
        .isEqualTo(
            TextFormat.genfromtxt().withSkip(1).withFill(0.0).withColumns(3).withComments("%"));
  }

  @Test
  void noneIsTheDefault() {
    Object none =
        new Object() {
          @Override
          public String toString() {
            return "None";
          }
        };
    assertThat(loadtxt(Map.of("delimiter", none, "usecols", none, "max_rows", none)))
        .isEqualTo(TextFormat.loadtxt());
    assertThat(loadtxt(Map.of("comments", none)).comments()).isNull();
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    assertThatThrownBy(
            () -> TextArguments.format(Dialect.GENFROMTXT, Map.of("names", Boolean.TRUE)))
        .isInstanceOfSatisfying(
            ArrayException.class, e -> assertThat(e.errorType()).isEqualTo("NotImplementedError"))
        .hasMessage("genfromtxt(names=...) is not supported by NumFlink");
    assertThatThrownBy(() -> loadtxt(Map.of("delimiter", "::")))
        .isInstanceOf(ArrayException.class)
        .hasMessageContaining("single unicode character");
    assertThatThrownBy(() -> loadtxt(Map.of("usecols", List.of("a"))))
        .hasMessage("usecols is an integer, got a");
  }
}
