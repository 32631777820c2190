package io.numflink.array.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LayersTest {

  private static Diagram.Box box(int key, int group) {
    return new Diagram.Box(key, group, "b" + key, List.of(), "");
  }

  private static Diagram random(Random random) {
    int size = 1 + random.nextInt(40);
    List<Diagram.Group> groups = new ArrayList<>();
    List<Diagram.Box> boxes = new ArrayList<>();
    List<Diagram.Link> links = new ArrayList<>();
    int group = 0;
    for (int box = 0; box < size; box++) {
      group += random.nextInt(4) == 0 ? 1 : 0;
      boxes.add(box(box, group));
      for (int from = 0; from < box; from++) {
        if (random.nextInt(size) < 2) {
          links.add(new Diagram.Link(from, box, random.nextInt(100), ""));
        }
      }
    }
    for (int g = 0; g <= group; g++) {
      groups.add(new Diagram.Group("g" + g, ""));
    }
    return new Diagram(groups, boxes, links);
  }

  @RepeatedTest(30)
  void everythingIsSomewhereAndNothingOverlaps(RepetitionInfo repetition) {
    Diagram diagram = random(new Random(repetition.getCurrentRepetition()));
    Layers layers = Layers.of(diagram);
    int group = 0;
    for (List<Layers.Item> row : layers.rows()) {
      double end = -1e-6;
      for (Layers.Item item : row) {
        assertThat(item.x() - item.width() / 2).isGreaterThanOrEqualTo(end);
        end = item.x() + item.width() / 2;
        if (!item.isTrunk) {
          assertThat(diagram.boxes().get(item.box).group()).isGreaterThanOrEqualTo(group);
          group = diagram.boxes().get(item.box).group();
        }
      }
      assertThat(end).isLessThanOrEqualTo(layers.width() + 1e-6);
    }
    for (Diagram.Link link : diagram.links()) {
      Layers.Item parent = layers.parent(link);
      assertThat(parent.box).isEqualTo(link.from());
      assertThat(parent.row).isEqualTo(layers.box(link.to()).row - 1);
    }
  }

  @Test
  void putsAChainBelowEachOther() {
    Diagram chain =
        new Diagram(
            List.of(new Diagram.Group("g", "")),
            List.of(box(0, 0), box(1, 0), box(2, 0)),
            List.of(new Diagram.Link(0, 1, 0, ""), new Diagram.Link(1, 2, 0, "")));
    Layers layers = Layers.of(chain);
    assertThat(layers.rows()).hasSize(3);
    assertThat(layers.box(0).x()).isEqualTo(layers.box(2).x());
    assertThat(layers.width()).isEqualTo(Layers.BOX_WIDTH);
  }

  @Test
  void refusesLinksThatGoBack() {
    List<Diagram.Group> groups = List.of(new Diagram.Group("g", ""), new Diagram.Group("h", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Diagram(
                    groups, List.of(box(0, 1), box(1, 0)), List.of(new Diagram.Link(0, 1, 0, ""))));
  }
}
