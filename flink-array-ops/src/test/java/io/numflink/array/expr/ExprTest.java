package io.numflink.array.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Index.Range;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExprTest {

  @Test
  void nodesAreTheirOwnIdentity() {
    Expr x = Creation.ones(DType.FLOAT64, 2);
    Expr doubled = x;
    for (int i = 0; i < 1000; i++) {
      doubled = Functions.add(doubled, doubled);
    }
    assertThat(doubled.hashCode()).isEqualTo(doubled.hashCode());
    assertThat(Functions.add(x, x)).isNotEqualTo(Functions.add(x, x));
    assertThat(doubled).hasToString("add float64(2,)");
  }

  @Test
  void nodesAndErrorsCarryTheCurrentPosition() {
    SourcePosition line = new SourcePosition("fit.py", 3, "x @ x");
    Expr x = Creation.ones(DType.FLOAT64, 2, 3);
    try (SourcePosition.Scope scope = line.enter()) {
      assertThat(scope).isNotNull();
      assertThat(Functions.sqrt(x).position()).isEqualTo(line);
      assertThatThrownBy(() -> Products.matmul(x, x))
          .isInstanceOfSatisfying(
              NumpyException.class, e -> assertThat(e.position()).isEqualTo(line));
    }
    assertThat(Functions.sqrt(x).position()).isNull();
  }

  @Property
  void slicesSelectWhatPythonSelects(
      @ForAll @IntRange(max = 6) int extent,
      @ForAll @IntRange(min = -9, max = 9) int start,
      @ForAll @IntRange(min = -9, max = 9) int stop,
      @ForAll @IntRange(min = -3, max = 3) int step) {
    // 9 stands for a limit that is left out, 0 for a step that is
    Range range =
        new Range(
            start == 9 ? null : (long) start,
            stop == 9 ? null : (long) stop,
            step == 0 ? null : (long) step);
    List<Long> expected = python(extent, start, stop, step == 0 ? 1 : step);
    List<Long> actual = new ArrayList<>();
    for (long i = 0; i < range.count(extent); i++) {
      actual.add(range.first(extent) + i * range.stride());
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** The algorithm of Python's reference manual for extended slices. */
  private static List<Long> python(int extent, int start, int stop, int step) {
    int lower = step < 0 ? -1 : 0;
    int upper = step < 0 ? extent - 1 : extent;
    int i = start == 9 ? (step < 0 ? upper : lower) : limit(start, extent, lower, upper);
    int j = stop == 9 ? (step < 0 ? lower : upper) : limit(stop, extent, lower, upper);
    List<Long> places = new ArrayList<>();
    for (int k = i; step < 0 ? k > j : k < j; k += step) {
      places.add((long) k);
    }
    return places;
  }

  private static int limit(int place, int extent, int lower, int upper) {
    int fromFront = place < 0 ? place + extent : place;
    return Math.max(lower, Math.min(upper, fromFront));
  }
}
