package io.numflink.glm.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.glm.family.Poisson;
import io.numflink.glm.tile.InspectPass.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However rows are cut and results are merged, the same is found. */
class InspectPassTest {
  private static final int ROWS = 60;

  private final double[] features = new double[2 * ROWS];
  private final double[] labels = new double[ROWS];
  private final double[] weights = new double[ROWS];

  private Inspection inspect(InspectPass pass, int tileRows, long seed) {
    List<double[]> results = new ArrayList<>();
    for (int from = 0; from < ROWS; from += tileRows) {
      int n = Math.min(tileRows, ROWS - from);
      results.add(
          pass.over(
              new Tile(
                  from,
                  from,
                  Columns.ofRows(n, 2, Arrays.copyOfRange(features, 2 * from, 2 * (from + n))),
                  Arrays.copyOfRange(labels, from, from + n),
                  Arrays.copyOfRange(weights, from, from + n),
                  null)));
    }
    Collections.shuffle(results, new Random(seed));
    while (results.size() > 1) {
      pass.merge(results.get(0), results.remove(1));
    }
    return Inspection.of(results.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60})
  void findsClassesAndWeights(int tileRows) {
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 5 == 0 ? -3 : i % 7 - 1;
      weights[i] = i % 4;
    }
    labels[10] = -0.0;
    Inspection seen = inspect(new InspectPass(null, 10), tileRows, tileRows);
    assertThat(seen.fault()).isEqualTo(Fault.NONE);
    assertThat(seen.rows()).isEqualTo(ROWS);
    assertThat(seen.weights()).isEqualTo(DoubleStream.of(weights).sum());
    assertThat(seen.classes()).containsExactly(-3, -1, 0, 1, 2, 3, 4, 5);
    assertThat(seen.tooManyClasses()).isFalse();
    assertThat(inspect(new InspectPass(null, 8), tileRows, 1).tooManyClasses()).isFalse();
    assertThat(inspect(new InspectPass(null, 7), tileRows, 1).tooManyClasses()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60})
  void tellsTheFirstOfTheWorstFaults(int tileRows) {
    InspectPass pass = new InspectPass(new Poisson(), 0);
    weights[3] = -1;
    assertFault(pass, tileRows, Fault.WEIGHT_IS_NEGATIVE, 3, 0);
    labels[40] = -2;
    labels[20] = -2;
    assertFault(pass, tileRows, Fault.LABEL_OUT_OF_RANGE, 20, 0);
    features[2 * 50 + 1] = Double.NEGATIVE_INFINITY;
    assertFault(pass, tileRows, Fault.FEATURE_IS_INFINITE, 50, 1);
    features[2 * 55] = Double.NaN;
    features[2 * 55 + 1] = Double.NaN;
    features[2 * 59] = Double.NaN;
    assertFault(pass, tileRows, Fault.FEATURE_IS_NAN, 55, 0);
  }

  private void assertFault(InspectPass pass, int tileRows, Fault fault, long row, int column) {
    Inspection seen = inspect(pass, tileRows, tileRows);
    assertThat(seen.fault()).isEqualTo(fault);
    assertThat(seen.row()).isEqualTo(row);
    assertThat(seen.column()).isEqualTo(column);
  }

  @Test
  void classesAreIntegers() {
    labels[11] = 0.5;
    assertFault(new InspectPass(null, 10), 7, Fault.LABEL_OUT_OF_RANGE, 11, 0);
    labels[11] = 1e300;
    assertFault(new InspectPass(null, 10), 7, Fault.LABEL_OUT_OF_RANGE, 11, 0);
  }
}
