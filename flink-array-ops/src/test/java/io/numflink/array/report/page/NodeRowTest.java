package io.numflink.array.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.report.NodeLoad;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeRowTest {
  private static final List<NodeLoad> TEN =
      IntStream.range(0, 10).mapToObj(n -> new NodeLoad(n, n, 10 - n, 2 * n, 7)).toList();

  @Test
  void givesEachNodeARowIfThereIsRoom() {
    List<NodeRow> rows = NodeRow.of(TEN, List.of(), 10);
    assertThat(rows).extracting(NodeRow::planned).isEqualTo(TEN);
    assertThat(rows.get(3).label()).isEqualTo("3");
    assertThat(rows.get(3).measured()).isNull();
  }

  @Test
  void showsTheMostOfNeighbours() {
    List<Measured> measured =
        IntStream.range(0, 10).mapToObj(n -> new Measured(100 - n, n, n % 3)).toList();
    List<NodeRow> rows = NodeRow.of(TEN, measured, 4);
    assertThat(rows).extracting(NodeRow::label).containsExactly("0–2", "3–5", "6–8", "9");
    assertThat(rows.get(1).planned()).isEqualTo(new NodeLoad(3, 5, 7, 10, 7));
    assertThat(rows.get(1).measured()).isEqualTo(new Measured(97, 5, 2));
  }
}
