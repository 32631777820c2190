package io.numflink.array.script.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Steps as {@code numpy.ndarray.strides} has them, in elements. */
class StridesTest {
  private static final Strides CUBE = Strides.inOrder(2, 3, 4);

  @Test
  void ofAnArrayInOrder() {
    assertThat(CUBE.steps()).containsExactly(12, 4, 1);
    assertThat(CUBE.isInOrder()).isTrue();
    assertThat(Strides.inOrder(0, 3).isInOrder()).isTrue();
    assertThat(Strides.inOrder().isInOrder()).isTrue();
  }

  @Test
  void anArrayInOrderHasEveryShape() {
    assertThat(CUBE.reshaped(4, 6).orElseThrow().steps()).containsExactly(6, 1);
    assertThat(CUBE.reshaped(1, 24, 1).orElseThrow().steps()[1]).isEqualTo(1);
    assertThat(CUBE.reshaped(8, 1, 3).orElseThrow().isInOrder()).isTrue();
  }

  @Test
  void stepsOfOneAxisAreKept() {
    Strides everySecond = new Strides(new long[] {6}, new long[] {2});
    assertThat(everySecond.isInOrder()).isFalse();
    assertThat(everySecond.reshaped(2, 3).orElseThrow().steps()).containsExactly(6, 2);
    Strides backwards = new Strides(new long[] {6}, new long[] {-1});
    assertThat(backwards.isInOrder()).isFalse();
    assertThat(backwards.reshaped(3, 2).orElseThrow().steps()).containsExactly(-2, -1);
  }

  @Test
  void axesAreTakenTogetherOnlyIfTheyFollowOneAnother() {
    Strides columns = new Strides(new long[] {4, 3}, new long[] {6, 1});
    assertThat(columns.reshaped(12)).isEmpty();
    assertThat(columns.reshaped(2, 2, 3).orElseThrow().steps()).containsExactly(12, 6, 1);
    assertThat(columns.reshaped(4, 1, 3).orElseThrow().steps()[2]).isEqualTo(1);
  }

  @Test
  void aTransposedArrayHasShapesThatKeepItsAxes() {
    Strides transposed = CUBE.transposed(2, 0, 1);
    assertThat(transposed.shape()).containsExactly(4, 2, 3);
    assertThat(transposed.isInOrder()).isFalse();
    assertThat(transposed.reshaped(4, 6).orElseThrow().steps()).containsExactly(1, 4);
    assertThat(transposed.reshaped(8, 3)).isEmpty();
  }

  @Test
  void axesOfExtentOneDoNotMatter() {
    Strides column = new Strides(new long[] {4, 1}, new long[] {6, 1});
    assertThat(column.reshaped(4).orElseThrow().steps()).containsExactly(6);
    assertThat(Strides.inOrder(1, 5).transposed(1, 0).isInOrder()).isTrue();
  }

  @Test
  void repeatedElementsAreNotInOrder() {
    Strides rows = Strides.inOrder(3).broadcast(2, 3);
    assertThat(rows.steps()).containsExactly(0, 1);
    assertThat(rows.isInOrder()).isFalse();
    assertThat(rows.reshaped(6)).isEmpty();
    assertThat(Strides.inOrder().broadcast(2, 3).reshaped(6).orElseThrow().steps())
        .containsExactly(0);
  }
}
