package io.numflink.array.report.page;

import io.numflink.array.report.NodeLoad;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Bar;
import io.numflink.array.report.html.Key;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Bars of what every node holds, receives, sends and computes: as planned and, of a run, as
 * measured.
 *
 * @param planned one entry a node
 * @param measured one entry a node; empty if nothing was measured
 * @param netInBound what some node receives in any plan, in bytes; negative if that is not known
 */
record NodesSection(List<NodeLoad> planned, List<Measured> measured, long netInBound)
    implements Section {
  private static final int MOST_ROWS = 64;

  /** A column: a quantity of nodes. */
  private record Column(
      String title,
      ToLongFunction<NodeLoad> planned,
      ToLongFunction<Measured> measured,
      LongFunction<String> text,
      long bound) {

    long plannedOf(NodeRow row) {
      return planned.applyAsLong(row.planned());
    }

    /** Whether something was measured that belongs here. */
    boolean isMeasured(NodeRow row) {
      return measured != null && row.measured() != null;
    }

    long largest(List<NodeRow> rows) {
      long largest = Math.max(0, bound);
      for (NodeRow row : rows) {
        largest = Math.max(largest, plannedOf(row));
        if (isMeasured(row)) {
          largest = Math.max(largest, measured.applyAsLong(row.measured()));
        }
      }
      return largest;
    }
  }

  private List<Column> columns() {
    return List.of(
        new Column(
            "peak memory",
            NodeLoad::peakMemoryBytes,
            Measured::peakMemoryBytes,
            Quantity::bytes,
            -1),
        new Column(
            "net in", NodeLoad::netInBytes, Measured::netInBytes, Quantity::bytes, netInBound),
        new Column("net out", NodeLoad::netOutBytes, Measured::netOutBytes, Quantity::bytes, -1),
        new Column("flops", NodeLoad::flops, null, Quantity::flops, -1));
  }

  @Override
  public void addTo(Markup page) {
    List<NodeRow> rows = NodeRow.of(planned, measured, MOST_ROWS);
    page.element("h3", "Nodes");
    key(page);
    if (rows.size() < planned.size()) {
      page.element(
          "p",
          "%d nodes in %d rows: a row shows the most that any of its nodes has."
              .formatted(planned.size(), rows.size()),
          "class",
          "note");
    }
    page.open("div", "class", "scroll");
    page.open("table", "class", "bars nodes").open("thead").open("tr");
    page.element("th", "node", "scope", "col");
    for (Column column : columns()) {
      page.element("th", column.title, "scope", "col");
    }
    page.close().close().open("tbody");
    for (NodeRow row : rows) {
      page.open("tr").element("th", row.label(), "scope", "row", "class", "n");
      for (Column column : columns()) {
        cell(column, row, column.largest(rows), page);
      }
      page.close();
    }
    page.close().close().close();
  }

  private static void cell(Column column, NodeRow row, long largest, Markup page) {
    page.open("td");
    long value = column.plannedOf(row);
    String text = column.text.apply(value);
    new Bar("planned", value, largest, column.bound, text).addTo(page);
    if (column.isMeasured(row)) {
      long measured = column.measured.applyAsLong(row.measured());
      String measuredText = column.text.apply(measured);
      new Bar("measured", measured, largest, column.bound, measuredText).addTo(page);
    }
    page.close();
  }

  private void key(Markup page) {
    page.open("p", "class", "key");
    Key.swatch("planned", measured.isEmpty() ? "planned" : "planned (upper bar)", page);
    if (!measured.isEmpty()) {
      Key.swatch("measured", "measured (lower bar)", page);
    }
    if (netInBound > 0) {
      Key.swatch(
          "bound",
          "lower bound of net in: in any plan that spreads the work, some node receives "
              + Quantity.bytes(netInBound)
              + " or more",
          page);
    }
    page.close();
  }
}
