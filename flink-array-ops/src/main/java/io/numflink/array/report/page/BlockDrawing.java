package io.numflink.array.report.page;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.lshs.BlockGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws a picture of blocks. Few squares have the number of their node in them and a tooltip each;
 * of many, those of the same nodes are one path. A square that several nodes hold has a stripe for
 * each.
 *
 * @param id a name that no other drawing of the page has
 * @param array what the picture shows, for whoever hears it read
 */
record BlockDrawing(String id, BlockGraph.ArrayInfo array, BlockPicture picture)
    implements Section {
  private static final int MOST_LABELLED = 100;
  private static final int MOST_STRIPES = 8;

  /** Sets of nodes that are drawn each by itself. */
  private static final int MOST_PATHS = 256;

  private static final double WIDEST = 260;
  private static final double LARGEST_SQUARE = 26;
  private static final double SMALLEST_LABELLED = 18;

  private double side() {
    return Math.min(LARGEST_SQUARE, WIDEST / Math.max(picture.rows(), picture.columns()));
  }

  @Override
  public void addTo(Markup page) {
    page.open(
        "svg",
        "class",
        "blocks",
        "role",
        "img",
        "aria-label",
        "placement of " + array.name(),
        "width",
        side() * picture.columns(),
        "height",
        side() * picture.rows(),
        "viewBox",
        "0 0 " + picture.columns() + " " + picture.rows());
    if (picture.squares().size() <= MOST_LABELLED && side() >= SMALLEST_LABELLED) {
      picture.squares().forEach(square -> labelled(square, page));
    } else {
      paths(page);
    }
    lines(page);
    page.close();
  }

  private void labelled(BlockPicture.Square square, Markup page) {
    page.open("g");
    page.element("title", tooltip(square));
    int[] nodes = square.nodes();
    if (nodes.length == 0 || nodes.length > MOST_STRIPES) {
      rect(square, 0, 1, null, page);
    }
    for (int i = 0; i < nodes.length && nodes.length <= MOST_STRIPES; i++) {
      rect(square, (double) i / nodes.length, 1.0 / nodes.length, nodes[i], page);
    }
    if (nodes.length <= 1) {
      page.element(
          "text",
          nodes.length == 1 ? "" + nodes[0] : "–",
          "x",
          square.column() + 0.5,
          "y",
          square.row() + 0.66,
          "fill",
          nodes.length == 1 ? NodeColours.textOn(nodes[0]) : "currentColor");
    }
    page.close();
  }

  private static void rect(
      BlockPicture.Square square, double from, double width, Integer node, Markup page) {
    page.empty(
        "rect",
        "class",
        node == null ? "many" : null,
        "data-node",
        node,
        "data-block",
        square.block(),
        "x",
        square.column() + from,
        "y",
        square.row(),
        "width",
        width,
        "height",
        1,
        "fill",
        node == null ? null : NodeColours.of(node));
  }

  private String tooltip(BlockPicture.Square square) {
    String block =
        Arrays.stream(array.blockIndex(square.block()))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "(", ")"));
    int[] nodes = square.nodes();
    String where =
        switch (nodes.length) {
          case 0 -> "not needed";
          case 1 -> "node " + nodes[0];
          default ->
              "made on nodes "
                  + Arrays.stream(nodes)
                      .mapToObj(Integer::toString)
                      .collect(Collectors.joining(", "));
        };
    return (picture.isExact() ? "block " : "blocks from ") + block + ": " + where;
  }

  /** A path for all squares that the same nodes hold. */
  private void paths(Markup page) {
    Map<List<Integer>, StringBuilder> ofNodes = new LinkedHashMap<>();
    StringBuilder others = new StringBuilder();
    for (BlockPicture.Square square : picture.squares()) {
      List<Integer> nodes = Arrays.stream(square.nodes()).boxed().toList();
      boolean isDrawn = !nodes.isEmpty() && nodes.size() <= MOST_STRIPES;
      boolean isKnown = ofNodes.containsKey(nodes) || ofNodes.size() < MOST_PATHS;
      StringBuilder path =
          isDrawn && isKnown ? ofNodes.computeIfAbsent(nodes, n -> new StringBuilder()) : others;
      path.append('M').append(square.column()).append(' ').append(square.row()).append("h1v1h-1z");
    }
    ofNodes.forEach((nodes, path) -> path(nodes, path, page));
    if (!others.isEmpty()) {
      page.open("path", "class", "many", "d", others);
      page.element("title", "on no node, or on too many to be drawn").close();
    }
  }

  private void path(List<Integer> nodes, StringBuilder path, Markup page) {
    String names = nodes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    String fill = NodeColours.of(nodes.get(0));
    if (nodes.size() > 1) {
      String pattern = id + "-" + names.replace(' ', '-');
      stripes(nodes, pattern, page);
      fill = "url(#" + pattern + ")";
    }
    page.open("path", "data-nodes", names, "fill", fill, "d", path);
    page.element("title", (nodes.size() == 1 ? "node " : "made on nodes ") + names).close();
  }

  private static void stripes(List<Integer> nodes, String id, Markup page) {
    page.open("pattern", "id", id, "width", 1, "height", 1, "patternUnits", "userSpaceOnUse");
    double width = 1.0 / nodes.size();
    for (int i = 0; i < nodes.size(); i++) {
      page.empty(
          "rect",
          "x",
          i * width,
          "width",
          width,
          "height",
          1,
          "fill",
          NodeColours.of(nodes.get(i)));
    }
    page.close();
  }

  private void lines(Markup page) {
    StringBuilder path = new StringBuilder();
    for (int column = 1; column < picture.columns(); column++) {
      path.append('M').append(column).append(" 0v").append(picture.rows());
    }
    for (int row = 1; row < picture.rows(); row++) {
      path.append("M0 ").append(row).append('h').append(picture.columns());
    }
    page.empty("path", "class", "lines", "d", path);
  }
}
