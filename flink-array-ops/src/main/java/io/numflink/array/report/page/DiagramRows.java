package io.numflink.array.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How high the rows of a diagram are, and where links leave and enter boxes. Lengths in pixels. */
final class DiagramRows {
  static final double LINE_HEIGHT = 14;
  static final double LABEL_HEIGHT = 13;

  /** The least distance between rows. */
  static final double GAP = 28;

  /** From the last row of a group to the next group. */
  static final double MARGIN = 12;

  private static final double LABEL_WIDTH = 74;
  private static final int MOST_LEVELS = 10;

  private final Diagram diagram;
  private final Layers layers;
  private final double[] top;
  private final double[] height;

  /** The links that enter each box, from left to right. */
  private final List<List<Diagram.Link>> incoming = new ArrayList<>();

  DiagramRows(Diagram diagram, Layers layers) {
    this.diagram = diagram;
    this.layers = layers;
    diagram.boxes().forEach(box -> incoming.add(new ArrayList<>()));
    diagram.links().forEach(link -> incoming.get(link.to()).add(link));
    incoming.forEach(links -> links.sort(Comparator.comparingDouble(l -> layers.parent(l).x())));
    top = new double[layers.rows().size()];
    height = new double[top.length];
    double y = 0;
    for (int row = 0; row < top.length; row++) {
      int levels = boxes(row).stream().mapToInt(this::levels).max().orElse(0);
      top[row] = y + GAP + LABEL_HEIGHT * levels;
      height[row] = boxes(row).stream().mapToDouble(this::height).max().orElse(0);
      y = top[row] + height[row];
    }
  }

  private List<Integer> boxes(int row) {
    return layers.rows().get(row).stream()
        .filter(item -> !item.isTrunk)
        .map(item -> item.box)
        .toList();
  }

  int count() {
    return top.length;
  }

  double top(Layers.Item item) {
    return top[item.row];
  }

  double height(int box) {
    return LINE_HEIGHT * (diagram.boxes().get(box).lines().size() + 1) + 10;
  }

  /** Where what leaves an item begins. */
  double end(Layers.Item item) {
    return top[item.row] + (item.isTrunk ? height[item.row] : height(item.box));
  }

  /** Where a row and the margin below it end. */
  double bottom(int row) {
    return top[row] + height[row] + MARGIN;
  }

  /** The group that all boxes of a row are in. */
  int group(int row) {
    return diagram.boxes().get(boxes(row).get(0)).group();
  }

  boolean isFirstOfGroup(int row) {
    return row == 0 || group(row) != group(row - 1);
  }

  List<Diagram.Link> incoming(int box) {
    return incoming.get(box);
  }

  /** Where a link enters its box: links are spread over the width of the box. */
  double port(Diagram.Link link) {
    List<Diagram.Link> links = incoming.get(link.to());
    double share = (links.indexOf(link) + 0.5) / links.size();
    return layers.box(link.to()).x() + (share - 0.5) * (Layers.BOX_WIDTH - MARGIN);
  }

  /** On how many levels the labels of a box's links are, lest they cover each other. */
  int levels(int box) {
    long labels = incoming.get(box).stream().filter(link -> link.bytes() > 0).count();
    return (int) Math.min(MOST_LEVELS, Math.ceil(labels * LABEL_WIDTH / Layers.BOX_WIDTH));
  }
}
