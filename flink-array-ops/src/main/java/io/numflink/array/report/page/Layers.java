package io.numflink.array.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The boxes of a diagram in rows, in the way of K. Sugiyama, S. Tagawa, M. Toda, <i>Methods for
 * visual understanding of hierarchical system structures</i>, 1981: every link goes down, one that
 * passes rows has a place in each of them, and each row is ordered by where its neighbours are. All
 * links of a box share one trunk as far as they go together.
 */
final class Layers {
  static final double BOX_WIDTH = 184;
  private static final double TRUNK_WIDTH = 8;
  private static final double GAP = 18;
  private static final double TRUNK_GAP = 6;
  private static final int MOST_IN_ROW = 5;
  private static final int SWEEPS = 4;

  /** What takes room in a row: a box, or the trunk of a box further up. */
  static final class Item {
    /** The box, or the one that the trunk comes from. */
    final int box;

    final boolean isTrunk;
    final int row;
    final List<Item> above = new ArrayList<>();
    final List<Item> below = new ArrayList<>();
    private int place;

    /** Its middle. */
    private double x;

    private Item(int box, boolean isTrunk, int row) {
      this.box = box;
      this.isTrunk = isTrunk;
      this.row = row;
    }

    double x() {
      return x;
    }

    double width() {
      return isTrunk ? TRUNK_WIDTH : BOX_WIDTH;
    }
  }

  private final Diagram diagram;
  private final List<List<Item>> rows = new ArrayList<>();
  private final List<Item> itemOfBox;

  /** For every box its item and its trunk's, from its own row on. */
  private final List<List<Item>> trunks = new ArrayList<>();

  private Layers(Diagram diagram) {
    this.diagram = diagram;
    this.itemOfBox = new ArrayList<>(Collections.nCopies(diagram.boxes().size(), null));
    fillRows();
    growTrunks();
    order();
    place();
  }

  static Layers of(Diagram diagram) {
    return new Layers(diagram);
  }

  List<List<Item>> rows() {
    return rows;
  }

  Item box(int box) {
    return itemOfBox.get(box);
  }

  /** The item just above the link's receiver that the link comes from. */
  Item parent(Diagram.Link link) {
    List<Item> trunk = trunks.get(link.from());
    return trunk.get(box(link.to()).row - trunk.get(0).row - 1);
  }

  /** The width of the widest row. */
  double width() {
    return rows.stream()
        .map(row -> row.get(row.size() - 1))
        .mapToDouble(last -> last.x + last.width() / 2)
        .max()
        .orElse(0);
  }

  /** Rows by group and, within a group, by the longest chain of links; long rows are broken. */
  private void fillRows() {
    int[] depth = new int[diagram.boxes().size()];
    List<Diagram.Link> links = new ArrayList<>(diagram.links());
    links.sort(Comparator.comparingInt(Diagram.Link::from));
    for (Diagram.Link link : links) {
      if (group(link.from()) == group(link.to())) {
        depth[link.to()] = Math.max(depth[link.to()], depth[link.from()] + 1);
      }
    }
    Map<Long, List<Integer>> byRank = new TreeMap<>();
    for (int box = 0; box < depth.length; box++) {
      long rank = (long) group(box) << 32 | depth[box];
      byRank.computeIfAbsent(rank, r -> new ArrayList<>()).add(box);
    }
    for (List<Integer> boxes : byRank.values()) {
      int parts = (boxes.size() + MOST_IN_ROW - 1) / MOST_IN_ROW;
      for (int part = 0; part < parts; part++) {
        int row = rows.size();
        List<Item> items = new ArrayList<>();
        int end = boxes.size() * (part + 1) / parts;
        for (int i = boxes.size() * part / parts; i < end; i++) {
          Item item = new Item(boxes.get(i), false, row);
          itemOfBox.set(item.box, item);
          items.add(item);
        }
        rows.add(items);
      }
    }
  }

  private int group(int box) {
    return diagram.boxes().get(box).group();
  }

  private void growTrunks() {
    int[] lastRow = new int[itemOfBox.size()];
    for (Diagram.Link link : diagram.links()) {
      lastRow[link.from()] = Math.max(lastRow[link.from()], box(link.to()).row);
    }
    for (int box = 0; box < lastRow.length; box++) {
      List<Item> trunk = new ArrayList<>(List.of(box(box)));
      for (int row = box(box).row + 1; row < lastRow[box]; row++) {
        Item item = new Item(box, true, row);
        join(trunk.get(trunk.size() - 1), item);
        trunk.add(item);
        rows.get(row).add(item);
      }
      trunks.add(trunk);
    }
    diagram.links().forEach(link -> join(parent(link), box(link.to())));
  }

  private static void join(Item above, Item below) {
    above.below.add(below);
    below.above.add(above);
  }

  /**
   * Orders each row by the mean place of its neighbours in the row before, down and up by turns.
   */
  private void order() {
    rows.forEach(Layers::number);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int row = 1; row < rows.size(); row++) {
        sort(rows.get(row), item -> item.above);
      }
      for (int row = rows.size() - 2; row >= 0 && sweep < SWEEPS - 1; row--) {
        sort(rows.get(row), item -> item.below);
      }
    }
  }

  private static void sort(List<Item> row, Function<Item, List<Item>> neighbours) {
    row.sort(
        Comparator.comparingDouble(
            item ->
                neighbours.apply(item).stream()
                    .mapToDouble(n -> n.place)
                    .average()
                    .orElse(item.place)));
    number(row);
  }

  private static void number(List<Item> row) {
    for (int i = 0; i < row.size(); i++) {
      row.get(i).place = i;
    }
  }

  private void place() {
    rows.forEach(row -> space(row, item -> List.of()));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int row = 1; row < rows.size(); row++) {
        space(rows.get(row), item -> item.above);
      }
      for (int row = rows.size() - 2; row >= 0; row--) {
        space(rows.get(row), item -> item.below);
      }
    }
    double left =
        rows.stream().mapToDouble(row -> row.get(0).x - row.get(0).width() / 2).min().orElse(0);
    rows.forEach(row -> row.forEach(item -> item.x -= left));
  }

  /** Moves a row's items towards the middle of their neighbours, if they have any. */
  private static void space(List<Item> row, Function<Item, List<Item>> neighbours) {
    double[] wanted = new double[row.size()];
    double[] distance = new double[row.size()];
    for (int i = 0; i < wanted.length; i++) {
      Item item = row.get(i);
      wanted[i] = neighbours.apply(item).stream().mapToDouble(n -> n.x).average().orElse(item.x);
      if (i + 1 < wanted.length) {
        Item next = row.get(i + 1);
        double gap = item.isTrunk && next.isTrunk ? TRUNK_GAP : GAP;
        distance[i] = (item.width() + next.width()) / 2 + gap;
      }
    }
    double[] places = Spacing.place(wanted, distance);
    for (int i = 0; i < places.length; i++) {
      row.get(i).x = places[i];
    }
  }
}
