package io.numflink.array.report.html;

/** A plain table. */
public final class Table {
  private final Markup page;
  private final boolean[] isNumber;

  /**
   * @param columns the titles; one of a column of numbers ends with {@code >}
   */
  public Table(Markup page, String... columns) {
    this.page = page;
    this.isNumber = new boolean[columns.length];
    page.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (int column = 0; column < columns.length; column++) {
      isNumber[column] = columns[column].endsWith(">");
      page.element(
          "th",
          columns[column].replace(">", ""),
          "scope",
          "col",
          "class",
          isNumber[column] ? "n" : null);
    }
    page.close().close().open("tbody");
  }

  /** A row, one cell a column. */
  public void row(Object... cells) {
    page.open("tr");
    for (int column = 0; column < cells.length; column++) {
      page.element("td", cells[column].toString(), "class", isNumber[column] ? "n" : null);
    }
    page.close();
  }

  /**
   * @param hidden how many rows there are besides; none if negative
   */
  public void end(int hidden) {
    page.close().close().close();
    if (hidden > 0) {
      page.element("p", "… and %d more.".formatted(hidden), "class", "note");
    }
  }
}
