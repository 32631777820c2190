package io.numflink.job.glm.report;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Scale;
import io.numflink.array.report.html.Section;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Estimates and their intervals, one a row. They share an axis in their own units as long as most
 * intervals can be seen there; otherwise, where columns have very different units, each is drawn in
 * its standard errors.
 *
 * @param coefficients without aliased ones
 */
record IntervalPicture(List<Coefficient> coefficients) implements Section {
  private static final double ROW = 19;
  private static final double TOP = 4;
  private static final double FOOT = 34;
  private static final double RIGHT = 172;
  private static final double CHARACTER = 6.3;
  private static final int LONGEST_NAME = 34;
  private static final double AXIS = 430;

  /** An interval below this share of the axis is a dot. */
  private static final double VISIBLE = 0.008;

  @Override
  public void addTo(Markup page) {
    boolean standardised = !isReadable();
    double[] values =
        coefficients.stream()
            .flatMapToDouble(
                each -> DoubleStream.of(lower(each, standardised), upper(each, standardised), 0))
            .toArray();
    Scale scale = Scale.over(values);
    double left = 14 + CHARACTER * longestName();
    double width = left + AXIS + RIGHT;
    double floor = TOP + ROW * coefficients.size();
    page.open("div", "class", "scroll")
        .open(
            "svg",
            "class",
            "plot",
            "role",
            "img",
            "aria-label",
            "Coefficients and their intervals",
            "viewBox",
            "0 0 %s %s".formatted(Markup.number(width), Markup.number(floor + FOOT)),
            "style",
            "width: %dpx; max-width: none".formatted(Math.round(width)));
    for (double tick : scale.ticks()) {
      double at = left + AXIS * scale.place(tick);
      page.empty("line", "class", "grid", "x1", at, "x2", at, "y1", TOP, "y2", floor);
      page.element("text", scale.text(tick), "x", at, "y", floor + 14, "text-anchor", "middle");
    }
    double zero = left + AXIS * scale.place(0);
    page.empty("line", "class", "ideal", "x1", zero, "x2", zero, "y1", TOP, "y2", floor);
    page.element(
        "text",
        standardised ? "in standard errors of each" : "estimate",
        "x",
        left + AXIS / 2,
        "y",
        floor + 29,
        "text-anchor",
        "middle");
    for (int row = 0; row < coefficients.size(); row++) {
      Coefficient each = coefficients.get(row);
      row(
          page,
          each,
          left,
          TOP + ROW * (row + 0.5),
          left + AXIS * scale.place(value(each, standardised)),
          left + AXIS * scale.place(lower(each, standardised)),
          left + AXIS * scale.place(upper(each, standardised)));
    }
    page.close().close();
  }

  private static void row(
      Markup page, Coefficient each, double left, double y, double at, double from, double to) {
    page.open("text", "class", "name", "x", left - 8, "y", y + 4, "text-anchor", "end")
        .text(shortened(each.name()))
        .element("title", each.name())
        .close();
    if (each.hasInterval()) {
      page.empty("line", "class", "whisker", "x1", from, "x2", to, "y1", y, "y2", y);
    }
    page.empty("circle", "class", "dot", "cx", at, "cy", y, "r", 3.2);
    page.element(
        "text",
        each.hasInterval()
            ? "%s  [%s, %s]"
                .formatted(
                    Figures.brief(each.estimate()),
                    Figures.brief(each.lower()),
                    Figures.brief(each.upper()))
            : Figures.brief(each.estimate()),
        "x",
        left + AXIS + 10,
        "y",
        y + 4);
  }

  private int longestName() {
    return coefficients.stream()
        .mapToInt(each -> shortened(each.name()).length())
        .max()
        .orElseThrow();
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private boolean isReadable() {
    if (!coefficients.get(0).hasInterval()) {
      return true;
    }
    Scale scale =
        Scale.over(
            coefficients.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.lower(), each.upper(), 0))
                .toArray());
    double axis = scale.greatest() - scale.least();
    double[] widths =
        coefficients.stream().mapToDouble(each -> each.upper() - each.lower()).sorted().toArray();
    // If the third that is narrowest can be seen, the picture is one
    return Arrays.stream(widths).skip(widths.length / 3).findFirst().orElseThrow()
        >= VISIBLE * axis;
  }

  private static double value(Coefficient each, boolean standardised) {
    return standardised ? each.statistic() : each.estimate();
  }

  private static double lower(Coefficient each, boolean standardised) {
    return !each.hasInterval()
        ? each.estimate()
        : standardised ? each.lower() / each.error() : each.lower();
  }

  private static double upper(Coefficient each, boolean standardised) {
    return !each.hasInterval()
        ? each.estimate()
        : standardised ? each.upper() / each.error() : each.upper();
  }
}
