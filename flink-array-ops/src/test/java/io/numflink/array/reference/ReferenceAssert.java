package io.numflink.array.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import java.lang.reflect.Array;
import java.util.Arrays;

/** Compares computed arrays with the reference's. */
public final class ReferenceAssert {
  private ReferenceAssert() {}

  /** Fails unless the block is what the expression means, within the reference's error bounds. */
  public static void assertMatches(Block actual, Expr expr) {
    ReferenceArray expected = Reference.evaluate(expr);
    assertThat(actual.dtype()).as("type of %s", expr).isEqualTo(expected.dtype());
    assertThat(actual.shape()).as("shape of %s", expr).containsExactly(expected.shape());
    for (int place = 0; place < expected.size(); place++) {
      Object element = Array.get(actual.data(), place);
      if (!matches(element, expected.get(place), expected.error(place))) {
        throw new AssertionError(
            "%s at %s: expected %s ± %s, got %s"
                .formatted(
                    expr,
                    Arrays.toString(expected.index(place)),
                    expected.get(place),
                    expected.error(place),
                    element));
      }
    }
  }

  private static boolean matches(Object actual, Object expected, double error) {
    if (actual.equals(expected) || Double.isNaN(error) || Double.isInfinite(error)) {
      return true;
    }
    double x = ReferenceArray.real(actual);
    double y = ReferenceArray.real(expected);
    return (Double.isNaN(x) && Double.isNaN(y)) || x == y || Math.abs(x - y) <= error;
  }
}
