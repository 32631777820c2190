package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeTreeTest {
  private final PartialArrays arrays = new PartialArrays();

  private double sum(double[] terms) {
    MergeTree tree = new MergeTree(PartialMerge.SUM, arrays);
    for (double term : terms) {
      double[] partial = arrays.take(1);
      partial[0] = term;
      tree.add(partial);
    }
    return tree.result(1)[0];
  }

  @Test
  void mergesNeighboursOfEqualWeight() {
    // Only ((1 + t) + (t + t)) + … rounds like this: one after another, every t would be lost.
    double t = 0x1p-53;
    assertThat(sum(new double[] {1, t, t, t})).isEqualTo(1 + 2 * t);
    assertThat(((1 + t) + t) + t).isEqualTo(1);
  }

  @Test
  void hasAnErrorThatGrowsWithTheLogarithm() {
    double[] terms = new double[1 << 20];
    Arrays.fill(terms, 0.1);
    // 20 levels of at most half a unit in the last place each; a plain sum is off by 1e-6.
    assertThat(sum(terms)).isCloseTo(0.1 * (1 << 20), within(20 * Math.ulp(0.1 * (1 << 20))));
    assertThat(Arrays.stream(terms).reduce(0, Double::sum)).isNotCloseTo(104857.6, within(1e-7));
  }

  @Test
  void mergesAnyNumberOfResultsByTheGivenMerge() {
    PartialMerge maximum =
        new PartialMerge() {
          @Override
          public void identity(double[] partial) {
            Arrays.fill(partial, Double.NEGATIVE_INFINITY);
          }

          @Override
          public void merge(double[] into, double[] other) {
            Arrays.setAll(into, i -> Math.max(into[i], other[i]));
          }
        };
    for (int count = 0; count < 40; count++) {
      MergeTree tree = new MergeTree(maximum, arrays);
      IntStream.range(0, count).forEach(i -> tree.add(new double[] {i * 7 % 13, -i}));
      double[] expected = {
        IntStream.range(0, count)
            .mapToDouble(i -> i * 7 % 13)
            .max()
            .orElse(Double.NEGATIVE_INFINITY),
        count == 0 ? Double.NEGATIVE_INFINITY : 0
      };
      assertThat(tree.result(2)).containsExactly(expected);
    }
  }
}
