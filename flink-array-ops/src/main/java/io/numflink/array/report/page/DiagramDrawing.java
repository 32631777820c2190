package io.numflink.array.report.page;

import io.numflink.array.report.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws a diagram from top to bottom: a band a group, boxes in it, and arrows as wide as what
 * crosses along them, with the bytes in words above the box that they enter.
 */
final class DiagramDrawing implements Section {
  private static final double MARGIN = 12;

  /** Room on the left for the titles of groups. */
  private static final double TITLES = 104;

  private static final double LINE_HEIGHT = 14;
  private static final double GAP = 28;
  private static final double LABEL_WIDTH = 74;
  private static final double LABEL_HEIGHT = 13;
  private static final int MOST_LEVELS = 10;
  private static final int LONGEST_TITLE = 23;
  private static final int LONGEST_LINE = 26;
  private static final double THINNEST = 1.5;
  private static final double THICKEST = 5;
  private static final double ARROW = 7;
  private static final int HUE_STEP = 67;

  private final Diagram diagram;
  private final Layers layers;
  private final double[] top;
  private final double[] height;
  private final double bottom;
  private final long mostBytes;
  private final List<List<Diagram.Link>> incoming = new ArrayList<>();

  DiagramDrawing(Diagram diagram) {
    this.diagram = diagram;
    this.layers = Layers.of(diagram);
    this.mostBytes = diagram.links().stream().mapToLong(Diagram.Link::bytes).max().orElse(0);
    for (int box = 0; box < diagram.boxes().size(); box++) {
      incoming.add(new ArrayList<>());
    }
    diagram.links().forEach(link -> incoming.get(link.to()).add(link));
    incoming.forEach(links -> links.sort(Comparator.comparingDouble(l -> layers.parent(l).x())));
    int rows = layers.rows().size();
    top = new double[rows];
    height = new double[rows];
    double y = 0;
    for (int row = 0; row < rows; row++) {
      y += GAP + LABEL_HEIGHT * levels(row);
      top[row] = y;
      height[row] =
          layers.rows().get(row).stream()
              .filter(item -> !item.isTrunk)
              .mapToDouble(item -> height(item.box))
              .max()
              .orElse(0);
      y += height[row];
    }
    bottom = y + MARGIN;
  }

  private int group(int row) {
    return layers.rows().get(row).stream()
        .filter(item -> !item.isTrunk)
        .map(item -> diagram.boxes().get(item.box).group())
        .findFirst()
        .orElseThrow();
  }

  private boolean isFirstOfGroup(int row) {
    return row == 0 || group(row) != group(row - 1);
  }

  private double height(int box) {
    return LINE_HEIGHT * (diagram.boxes().get(box).lines().size() + 1) + 10;
  }

  /** How many labels are above each other in a row, lest those of one box cover each other. */
  private int levels(int row) {
    return layers.rows().get(row).stream()
        .filter(item -> !item.isTrunk)
        .mapToInt(item -> levelsOf(item.box))
        .max()
        .orElse(0);
  }

  private int levelsOf(int box) {
    long labels = incoming.get(box).stream().filter(link -> link.bytes() > 0).count();
    return (int) Math.min(MOST_LEVELS, Math.ceil(labels * LABEL_WIDTH / Layers.BOX_WIDTH));
  }

  @Override
  public void addTo(Markup page) {
    double width = TITLES + layers.width() + MARGIN;
    page.open("div", "class", "scroll", "tabindex", 0)
        .open(
            "svg",
            "class",
            "diagram",
            "role",
            "img",
            "aria-label",
            "expression graph by stage",
            "width",
            width,
            "height",
            bottom,
            "viewBox",
            "0 0 %s %s".formatted(Markup.number(width), Markup.number(bottom)));
    bands(width, page);
    page.open("g", "transform", "translate(%s 0)".formatted(Markup.number(TITLES)));
    trunks(page);
    diagram.links().forEach(link -> branch(link, page));
    for (int box = 0; box < diagram.boxes().size(); box++) {
      box(box, page);
    }
    for (int box = 0; box < diagram.boxes().size(); box++) {
      labels(box, page);
    }
    page.close();
    groupTitles(page);
    page.close().close();
  }

  private void bands(double width, Markup page) {
    for (int row = 0; row < top.length; row++) {
      if (isFirstOfGroup(row)) {
        int last = row;
        while (last + 1 < top.length && !isFirstOfGroup(last + 1)) {
          last++;
        }
        double from = groupTop(row);
        double to = last + 1 < top.length ? top[last] + height[last] + MARGIN : bottom;
        page.empty(
            "rect",
            "class",
            "band",
            "y",
            from,
            "width",
            width,
            "height",
            to - from,
            "fill",
            colour(group(row)));
      }
    }
  }

  private double groupTop(int firstRow) {
    return firstRow == 0 ? 0 : top[firstRow - 1] + height[firstRow - 1] + MARGIN;
  }

  private void groupTitles(Markup page) {
    for (int row = 0; row < top.length; row++) {
      if (isFirstOfGroup(row)) {
        Diagram.Group group = diagram.groups().get(group(row));
        double y = groupTop(row) + GAP;
        page.element("text", group.title(), "class", "title", "x", MARGIN, "y", y);
        page.element("text", group.incoming(), "x", MARGIN, "y", y + LINE_HEIGHT);
      }
    }
  }

  private static String colour(int group) {
    return "hsl(%d,65%%,50%%)".formatted((210 + group * HUE_STEP) % 360);
  }

  /** The parts of links that pass rows, each as wide as all that go on from there. */
  private void trunks(Markup page) {
    for (List<Layers.Item> row : layers.rows()) {
      for (Layers.Item item : row) {
        if (item.isTrunk) {
          Layers.Item above = item.above.get(0);
          long bytes =
              diagram.links().stream()
                  .filter(link -> link.from() == item.box && layers.box(link.to()).row > item.row)
                  .mapToLong(Diagram.Link::bytes)
                  .sum();
          String path = curve(above.x(), end(above), item.x(), top[item.row]);
          arrow(path + "v" + Markup.number(height[item.row]), bytes, null, page);
        }
      }
    }
  }

  private void branch(Diagram.Link link, Markup page) {
    Layers.Item from = layers.parent(link);
    double entry = top[layers.box(link.to()).row];
    String path = curve(from.x(), end(from), port(link), entry - ARROW);
    arrow(path, link.bytes(), link.tooltip(), page);
    head(port(link), entry, link.bytes(), page);
  }

  private void arrow(String path, long bytes, String tooltip, Markup page) {
    double width =
        bytes == 0
            ? 1
            : Math.min(
                THICKEST, THINNEST + (THICKEST - THINNEST) * Math.sqrt((double) bytes / mostBytes));
    page.open(
        "path", "class", bytes == 0 ? "link" : "link crossing", "stroke-width", width, "d", path);
    if (tooltip != null) {
      page.element("title", tooltip);
    }
    page.close();
  }

  /** The head of an arrow that ends there. */
  private static void head(double x, double y, long bytes, Markup page) {
    page.empty(
        "path",
        "class",
        bytes == 0 ? "head" : "head crossing",
        "d",
        "M%s %sh8l-4 %sz"
            .formatted(Markup.number(x - 4), Markup.number(y - ARROW), Markup.number(ARROW)));
  }

  private static String curve(double x1, double y1, double x2, double y2) {
    String middle = Markup.number((y1 + y2) / 2);
    return "M%s %sC%s %s %s %s %s %s"
        .formatted(
            Markup.number(x1),
            Markup.number(y1),
            Markup.number(x1),
            middle,
            Markup.number(x2),
            middle,
            Markup.number(x2),
            Markup.number(y2));
  }

  private double end(Layers.Item item) {
    return top[item.row] + (item.isTrunk ? height[item.row] : height(item.box));
  }

  /** Where a link enters its box: links are spread over the width of the box. */
  private double port(Diagram.Link link) {
    List<Diagram.Link> links = incoming.get(link.to());
    double share = (links.indexOf(link) + 0.5) / links.size();
    return layers.box(link.to()).x() + (share - 0.5) * (Layers.BOX_WIDTH - MARGIN);
  }

  private void box(int index, Markup page) {
    Diagram.Box box = diagram.boxes().get(index);
    Layers.Item item = layers.box(index);
    double left = item.x() - Layers.BOX_WIDTH / 2;
    double y = top[item.row];
    page.open("g", "data-key", box.key());
    page.element("title", box.tooltip());
    page.empty(
        "rect",
        "class",
        "box",
        "x",
        left,
        "y",
        y,
        "width",
        Layers.BOX_WIDTH,
        "height",
        height(index),
        "stroke",
        colour(box.group()));
    page.element(
        "text", cut(box.title(), LONGEST_TITLE), "class", "title", "x", left + 8, "y", y + 17);
    for (int line = 0; line < box.lines().size(); line++) {
      page.element(
          "text",
          cut(box.lines().get(line), LONGEST_LINE),
          "x",
          left + 8,
          "y",
          y + 17 + LINE_HEIGHT * (line + 1));
    }
    page.close();
  }

  private void labels(int box, Markup page) {
    int levels = Math.max(1, levelsOf(box));
    int labels = 0;
    for (Diagram.Link link : incoming.get(box)) {
      if (link.bytes() > 0) {
        page.element(
            "text",
            Quantity.bytes(link.bytes()),
            "class",
            "bytes",
            "data-from",
            diagram.boxes().get(link.from()).key(),
            "data-to",
            diagram.boxes().get(box).key(),
            "data-bytes",
            link.bytes(),
            "x",
            port(link),
            "y",
            top[layers.box(box).row] - ARROW - 4 - LABEL_HEIGHT * (labels % levels));
        labels++;
      }
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
