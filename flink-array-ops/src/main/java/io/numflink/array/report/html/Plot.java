package io.numflink.array.report.html;

import java.util.Locale;

/**
 * A picture of values over two axes, in SVG: first {@link #begin}, which draws the axes, then
 * whatever is to be seen, then {@link #end}. Points that are no numbers are left out.
 */
public final class Plot {
  private static final double LEFT = 62;
  private static final double RIGHT = 14;
  private static final double TOP = 10;
  private static final double BOTTOM = 42;
  private static final double DOT = 3;
  private static final double CAP = 3;

  private final Markup page;
  private final double width;
  private final double height;
  private final Scale x;
  private final Scale y;

  private Plot(Markup page, double width, double height, Scale x, Scale y) {
    this.page = page;
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
  }

  /**
   * Begins a picture.
   *
   * @param title what it shows, for who does not see it
   * @param acrossTitle what the horizontal axis is
   */
  public static Plot begin(
      Markup page,
      String title,
      double width,
      double height,
      String acrossTitle,
      Scale x,
      Scale y) {
    Plot plot = new Plot(page, width, height, x, y);
    page.open(
        "svg",
        "class",
        "plot",
        "role",
        "img",
        "aria-label",
        title,
        "viewBox",
        "0 0 %s %s".formatted(Markup.number(width), Markup.number(height)),
        "style",
        "max-width: %dpx".formatted(Math.round(width)));
    plot.axes(acrossTitle);
    return plot;
  }

  private void axes(String acrossTitle) {
    double floor = height - BOTTOM;
    for (double tick : x.ticks()) {
      double at = across(tick);
      page.empty("line", "class", "grid", "x1", at, "x2", at, "y1", TOP, "y2", floor);
      page.element("text", x.text(tick), "x", at, "y", floor + 15, "text-anchor", "middle");
    }
    for (double tick : y.ticks()) {
      double at = down(tick);
      page.empty("line", "class", "grid", "x1", LEFT, "x2", width - RIGHT, "y1", at, "y2", at);
      page.element("text", y.text(tick), "x", LEFT - 6, "y", at + 4, "text-anchor", "end");
    }
    page.element(
        "text",
        acrossTitle,
        "x",
        (LEFT + width - RIGHT) / 2,
        "y",
        height - 6,
        "text-anchor",
        "middle");
  }

  private double across(double value) {
    return LEFT + x.place(value) * (width - RIGHT - LEFT);
  }

  private double down(double value) {
    return height - BOTTOM - y.place(value) * (height - BOTTOM - TOP);
  }

  private boolean isThere(double atX, double atY) {
    double across = x.place(atX);
    double up = y.place(atY);
    return across >= -0.001 && across <= 1.001 && up >= -0.001 && up <= 1.001;
  }

  /** A line through points in order. */
  public Plot line(String kind, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      if (isThere(xs[i], ys[i])) {
        path.append(path.length() == 0 ? 'M' : 'L').append(point(xs[i], ys[i]));
      }
    }
    if (path.length() > 0) {
      page.empty("path", "class", kind, "d", path);
    }
    return this;
  }

  /** The area between two lines over the same points. */
  public Plot area(String kind, double[] xs, double[] low, double[] high) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(point(xs[i], high[i]));
    }
    for (int i = xs.length - 1; i >= 0; i--) {
      path.append('L').append(point(xs[i], low[i]));
    }
    if (path.length() > 0) {
      page.empty("path", "class", kind, "d", path.append('Z'));
    }
    return this;
  }

  private String point(double atX, double atY) {
    return Markup.number(across(atX)) + " " + Markup.number(down(atY));
  }

  /**
   * A dot.
   *
   * @param said what is told of it to who points at it
   */
  public Plot dot(String kind, double atX, double atY, String said) {
    if (isThere(atX, atY)) {
      page.open("circle", "class", kind, "cx", across(atX), "cy", down(atY), "r", DOT)
          .element("title", said)
          .close();
    }
    return this;
  }

  /** A vertical interval with caps. */
  public Plot interval(double atX, double low, double high) {
    double from = down(Math.max(low, y.least()));
    double to = down(Math.min(high, y.greatest()));
    double at = across(atX);
    page.empty(
        "path",
        "class",
        "whisker",
        "d",
        String.format(
            Locale.ROOT,
            "M%.2f %.2fh%.0fM%.2f %.2fh%.0fM%.2f %.2fV%.2f",
            at - CAP,
            from,
            2 * CAP,
            at - CAP,
            to,
            2 * CAP,
            at,
            from,
            to));
    return this;
  }

  /** A line at a height, over the whole width. */
  public Plot level(String kind, double atY) {
    return line(kind, new double[] {x.least(), x.greatest()}, new double[] {atY, atY});
  }

  /** Ends the picture. */
  public void end() {
    page.close();
  }
}
