package io.numflink.array.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BroadcastTest {

  @Test
  void alignsShapesAtTheirLastAxes() {
    assertThat(Broadcast.shapes(new long[] {3, 1}, new long[] {4})).containsExactly(3, 4);
    assertThat(Broadcast.shapes(new long[] {}, new long[] {2, 0})).containsExactly(2, 0);
    assertThat(Broadcast.shapes(new long[] {1}, new long[] {0})).containsExactly(0);
    assertThat(Broadcast.shapes()).isEmpty();
  }

  @Test
  void refusesOtherShapesInNumPysWords() {
    assertThatThrownBy(() -> Broadcast.shapes(new long[] {3, 4}, new long[] {5}))
        .isInstanceOf(ArrayException.class)
        .hasMessage("operands could not be broadcast together with shapes (3,4) (5,) ");
    assertThatThrownBy(() -> Broadcast.shapes(new long[] {2}, new long[] {0}))
        .hasMessage("operands could not be broadcast together with shapes (2,) (0,) ");
  }
}
