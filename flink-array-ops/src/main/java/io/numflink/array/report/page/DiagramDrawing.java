package io.numflink.array.report.page;

import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import java.util.List;

/**
 * Draws a diagram from top to bottom: a band a group, boxes in it, and arrows as wide as what
 * crosses along them, with the bytes in words above the box that they enter.
 */
final class DiagramDrawing implements Section {
  /** Room on the left for the titles of groups. */
  private static final double TITLES = 104;

  private static final double LEFT = 12;

  private static final int LONGEST_TITLE = 23;
  private static final int LONGEST_LINE = 26;
  private static final double THINNEST = 1.5;
  private static final double THICKEST = 5;
  private static final double ARROW = 7;
  private static final int HUE_STEP = 67;

  private final Diagram diagram;
  private final Layers layers;
  private final DiagramRows rows;
  private final long mostBytes;

  DiagramDrawing(Diagram diagram) {
    this.diagram = diagram;
    this.layers = Layers.of(diagram);
    this.rows = new DiagramRows(diagram, layers);
    this.mostBytes = diagram.links().stream().mapToLong(Diagram.Link::bytes).max().orElse(0);
  }

  @Override
  public void addTo(Markup page) {
    double width = TITLES + layers.width() + DiagramRows.MARGIN;
    double height = rows.bottom(rows.count() - 1);
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
            height,
            "viewBox",
            "0 0 %s %s".formatted(Markup.number(width), Markup.number(height)));
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
    for (int row = 0; row < rows.count(); row++) {
      if (rows.isFirstOfGroup(row)) {
        int last = row;
        while (last + 1 < rows.count() && !rows.isFirstOfGroup(last + 1)) {
          last++;
        }
        double top = groupTop(row);
        page.empty(
            "rect",
            "class",
            "band",
            "y",
            top,
            "width",
            width,
            "height",
            rows.bottom(last) - top,
            "fill",
            colour(rows.group(row)));
      }
    }
  }

  private double groupTop(int firstRow) {
    return firstRow == 0 ? 0 : rows.bottom(firstRow - 1);
  }

  private void groupTitles(Markup page) {
    for (int row = 0; row < rows.count(); row++) {
      if (rows.isFirstOfGroup(row)) {
        Diagram.Group group = diagram.groups().get(rows.group(row));
        double y = groupTop(row) + DiagramRows.GAP;
        page.element("text", group.title(), "class", "title", "x", LEFT, "y", y);
        page.element("text", group.incoming(), "x", LEFT, "y", y + DiagramRows.LINE_HEIGHT);
      }
    }
  }

  private static String colour(int group) {
    return "hsl(" + (210 + group * HUE_STEP) % 360 + ",65%,50%)";
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
          String path = curve(above.x(), rows.end(above), item.x(), rows.top(item));
          arrow(path + "V" + Markup.number(rows.end(item)), bytes, null, page);
        }
      }
    }
  }

  private void branch(Diagram.Link link, Markup page) {
    Layers.Item from = layers.parent(link);
    double entry = rows.top(layers.box(link.to()));
    String path = curve(from.x(), rows.end(from), rows.port(link), entry - ARROW);
    arrow(path, link.bytes(), link.tooltip(), page);
    head(rows.port(link), entry, link.bytes(), page);
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

  private void box(int index, Markup page) {
    Diagram.Box box = diagram.boxes().get(index);
    Layers.Item item = layers.box(index);
    double left = item.x() - Layers.BOX_WIDTH / 2;
    double y = rows.top(item);
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
        rows.height(index),
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
          y + 17 + DiagramRows.LINE_HEIGHT * (line + 1));
    }
    page.close();
  }

  private void labels(int box, Markup page) {
    int levels = Math.max(1, rows.levels(box));
    int labels = 0;
    for (Diagram.Link link : rows.incoming(box)) {
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
            rows.port(link),
            "y",
            rows.top(layers.box(box)) - ARROW - 4 - DiagramRows.LABEL_HEIGHT * (labels % levels));
        labels++;
      }
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
