package io.numflink.array.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpacingTest {

  @Test
  void leavesAloneWhatHasRoom() {
    assertThat(Spacing.place(new double[] {0, 10, 25}, new double[] {5, 5, 5}))
        .containsExactly(0, 10, 25);
  }

  @Test
  void spreadsEquallyWhatWantsTheSamePlace() {
    assertThat(Spacing.place(new double[] {10, 10, 10}, new double[] {4, 4, 4}))
        .containsExactly(6, 10, 14);
  }

  @Test
  void placesNothing() {
    assertThat(Spacing.place(new double[0], new double[0])).isEmpty();
  }

  /** Of a convex problem a feasible point is the optimum if no feasible step from it is better. */
  @RepeatedTest(20)
  void isFeasibleAndNoStepIsBetter(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int size = 1 + random.nextInt(8);
    double[] wanted = random.doubles(size, 0, 100).toArray();
    double[] distance = random.doubles(size, 1, 30).toArray();
    double[] places = Spacing.place(wanted, distance);
    assertThat(isFeasible(places, distance)).isTrue();
    double best = cost(places, wanted);
    for (int trial = 0; trial < 2000; trial++) {
      double step = Math.pow(10, -random.nextInt(5));
      double[] other = places.clone();
      for (int i = 0; i < size; i++) {
        other[i] += step * random.nextGaussian();
      }
      if (isFeasible(other, distance)) {
        assertThat(cost(other, wanted)).isGreaterThanOrEqualTo(best - 1e-9);
      }
    }
    // All of it can be moved together, so the sum of what is wanted is met.
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += places[i] - wanted[i];
    }
    assertThat(sum).isCloseTo(0, within(1e-9));
  }

  private static boolean isFeasible(double[] places, double[] distance) {
    for (int i = 1; i < places.length; i++) {
      if (places[i] - places[i - 1] < distance[i - 1] - 1e-9) {
        return false;
      }
    }
    return true;
  }

  private static double cost(double[] places, double[] wanted) {
    double cost = 0;
    for (int i = 0; i < places.length; i++) {
      cost += (places[i] - wanted[i]) * (places[i] - wanted[i]);
    }
    return cost;
  }
}
