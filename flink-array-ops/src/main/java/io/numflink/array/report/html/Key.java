package io.numflink.array.report.html;

/** Entries of the keys to pictures: a small square, and what it stands for in words. */
public final class Key {
  private Key() {}

  /** A square of a class of the style sheet. */
  public static void swatch(String kind, String text, Markup page) {
    add(kind, null, text, page);
  }

  /** A square of a colour. */
  public static void colour(String colour, String text, Markup page) {
    add(null, colour, text, page);
  }

  private static void add(String kind, String colour, String text, Markup page) {
    page.open("span", "class", "entry")
        .open("svg", "width", 12, "height", 12, "aria-hidden", "true")
        .empty("rect", "class", kind, "fill", colour, "width", 12, "height", 12)
        .close()
        .text(" " + text)
        .close();
  }
}
