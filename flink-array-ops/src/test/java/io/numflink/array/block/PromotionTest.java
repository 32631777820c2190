package io.numflink.array.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromotionTest {

  static Stream<Golden> goldens() {
    return Golden.read(PromotionTest.class, "promotion.txt");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void promotesAsNumPyDoes(Golden golden) {
    String[] pair = golden.name().split("[,*]", 2);
    DType first = Golden.dtype(pair[0]);
    DType expected = Golden.dtype(golden.outcome());
    if (golden.name().contains("*")) {
      Object scalar = scalar(pair[1]);
      assertThat(Promotion.resultType(List.of(first), List.of(scalar))).isEqualTo(expected);
    } else {
      assertThat(Promotion.promote(first, Golden.dtype(pair[1]))).isEqualTo(expected);
    }
  }

  private static Object scalar(String text) {
    if (text.equals("True")) {
      return true;
    }
    return text.matches("-?\\d+")
        ? (Object) Long.valueOf(text)
        : (Object) Golden.block("float64[]:" + text).float64()[0];
  }

  @Test
  void takesScalarsAloneByTheirOwnTypes() {
    assertThat(Promotion.resultType(List.of(), List.of(1, 2.5))).isEqualTo(DType.FLOAT64);
    assertThat(Promotion.resultType(List.of(), List.of(true, 7L))).isEqualTo(DType.INT64);
    assertThatThrownBy(() -> Promotion.resultType(List.of(), List.of()))
        .isInstanceOf(ArrayException.class);
  }

  @Test
  void takesScalarsOfAHigherKindByTheirOwnTypes() {
    assertThat(Promotion.besideArrays(DType.BOOL, DType.INT32, 3)).isEqualTo(DType.INT32);
    assertThat(Promotion.besideArrays(DType.INT32, DType.FLOAT32, 0.5f)).isEqualTo(DType.FLOAT32);
    assertThat(Promotion.besideArrays(DType.INT32, DType.INT64, 1L << 40)).isEqualTo(DType.INT64);
  }

  @Test
  void lets0dArraysOfUnknownValueFollowTheArrays() {
    assertThat(Promotion.resultType(List.of(DType.FLOAT32), List.of(DType.FLOAT64)))
        .isEqualTo(DType.FLOAT32);
    assertThat(Promotion.resultType(List.of(DType.INT32), List.of(DType.INT64)))
        .isEqualTo(DType.INT32);
    assertThat(Promotion.resultType(List.of(DType.INT32), List.of(DType.FLOAT32)))
        .isEqualTo(DType.FLOAT64);
  }
}
