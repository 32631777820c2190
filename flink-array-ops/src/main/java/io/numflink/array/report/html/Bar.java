package io.numflink.array.report.html;

/**
 * A bar in a table: a picture as wide as its cell, in which {@value #FULL} units are the largest
 * value of the column, and the value beside it.
 *
 * @param kind {@code planned} or {@code measured}
 * @param value what the bar shows
 * @param largest the value of the longest bar of the column, or of its bound if that is more
 * @param bound where to draw a line; negative for none
 * @param text the value as people read it
 */
public record Bar(String kind, double value, double largest, double bound, String text)
    implements Section {
  public static final int FULL = 1000;
  private static final double LINE = 10;

  @Override
  public void addTo(Markup page) {
    page.open("div", "class", "bar", "title", kind.isEmpty() ? null : kind + ": " + text)
        .open(
            "svg",
            "viewBox",
            "0 0 " + FULL + " 10",
            "preserveAspectRatio",
            "none",
            "aria-hidden",
            "true");
    page.empty("rect", "class", "rail", "y", 2, "width", FULL, "height", 6);
    page.empty("rect", "class", kind, "y", 2, "width", length(value), "height", 6);
    if (bound > 0) {
      double at = Math.min(length(bound), FULL - LINE);
      page.empty("rect", "class", "bound", "x", at, "width", LINE, "height", 10);
    }
    page.close().element("span", text).close();
  }

  private double length(double of) {
    return largest <= 0 ? 0 : FULL * of / largest;
  }
}
