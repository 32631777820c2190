package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CyclicLayoutTest {

  @Test
  void blocksLieAtTheirIndexModuloTheGrid() {
    int[] blockGrid = {5, 7};
    int[] nodeGrid = {2, 3};
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 7; j++) {
        assertThat(CyclicLayout.place(i * 7 + j, blockGrid, nodeGrid)).isEqualTo(i % 2 * 3 + j % 3);
      }
    }
  }

  @Test
  void axesThatAnArrayLacksCountAsZero() {
    assertThat(
            IntStream.range(0, 4).map(i -> CyclicLayout.place(i, new int[] {4}, new int[] {2, 3})))
        .containsExactly(0, 3, 0, 3);
    assertThat(CyclicLayout.place(0, new int[] {}, new int[] {2, 3})).isZero();
  }

  @Test
  void axesBeyondTheGridAreIgnored() {
    assertThat(
            IntStream.range(0, 6).map(i -> CyclicLayout.place(i, new int[] {3, 2}, new int[] {2})))
        .containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void aFittedLayoutSpreadsThinArrays() {
    BlockGraph.ArrayInfo tall = new BlockGraph.ArrayInfo("X", "load", new int[] {64, 1});
    BlockGraph.ArrayInfo wide = new BlockGraph.ArrayInfo("Y", "load", new int[] {2, 64});
    BlockGraph.ArrayInfo square = new BlockGraph.ArrayInfo("Z", "load", new int[] {8, 8});
    CyclicLayout layout =
        CyclicLayout.fitted(List.of(tall, wide, square), new int[] {4, 4}, Places.one(16));
    assertThat(layout.nodeGrid(0)).containsExactly(16, 1);
    assertThat(layout.nodeGrid(1)).containsExactly(1, 16);
    assertThat(layout.nodeGrid(2)).containsExactly(4, 4);
  }

  @Test
  void aGridOfAnotherSizeThanTheClusterIsRefused() {
    ArrayGraph g = new ArrayGraph();
    g.output(g.input("X", 1, 2, 2));
    ClusterModel cluster = ClusterModel.uniform(3, 1, 1000);
    AssignerOptions options = AssignerOptions.withNodeGrid(2, 2);
    assertThatThrownBy(() -> new LshsAssigner().assign(g.build(), cluster, options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 2]")
        .hasMessageContaining("3 nodes");
    assertThatThrownBy(() -> AssignerOptions.withNodeGrid(2, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
