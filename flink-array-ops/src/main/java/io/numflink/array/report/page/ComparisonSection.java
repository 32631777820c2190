package io.numflink.array.report.page;

import io.numflink.array.report.PlacementCost;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Bar;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The placement policies side by side, for the same block graphs.
 *
 * @param costs one entry a policy; empty if they were not compared
 * @param whyNot why they were not compared
 * @param chosen the policy of the plan
 * @param totalBound what any plan moves, in bytes; negative if that is not known
 * @param netInBound what some node receives in any plan, in bytes; negative if that is not known
 */
record ComparisonSection(
    List<PlacementCost> costs, String whyNot, String chosen, long totalBound, long netInBound)
    implements Section {

  /** A column: a figure of each policy. */
  private record Column(
      String title,
      ToDoubleFunction<PlacementCost> value,
      Function<PlacementCost, String> text,
      long bound) {

    double largest(List<PlacementCost> costs) {
      return Math.max(bound, costs.stream().mapToDouble(value).max().orElse(0));
    }
  }

  private List<Column> columns() {
    return List.of(
        new Column(
            "total network",
            PlacementCost::totalNetBytes,
            cost -> Quantity.bytes(cost.totalNetBytes()),
            totalBound),
        new Column(
            "max net in",
            PlacementCost::maxNetInBytes,
            cost -> Quantity.bytes(cost.maxNetInBytes()),
            netInBound),
        new Column(
            "max net out",
            PlacementCost::maxNetOutBytes,
            cost -> Quantity.bytes(cost.maxNetOutBytes()),
            -1),
        new Column(
            "worst-node memory",
            PlacementCost::maxPeakMemoryBytes,
            cost -> Quantity.bytes(cost.maxPeakMemoryBytes()),
            -1),
        new Column(
            "flops, most over mean",
            PlacementCost::flopsBalance,
            cost -> String.format(Locale.ROOT, "%.2f", cost.flopsBalance()),
            -1));
  }

  @Override
  public void addTo(Markup page) {
    page.element("h3", "Placements compared");
    if (costs.isEmpty()) {
      page.element("p", whyNot, "class", "note");
      return;
    }
    page.element(
        "p",
        "The same blocks, placed by each policy: predicted, not run."
            + (totalBound >= 0
                ? " The line marks what any plan moves that spreads the work: "
                    + Quantity.bytes(totalBound)
                    + " in all, "
                    + Quantity.bytes(netInBound)
                    + " into some node."
                : ""),
        "class",
        "note");
    page.open("div", "class", "scroll");
    page.open("table", "class", "bars").open("thead").open("tr");
    page.element("th", "placement", "scope", "col");
    for (Column column : columns()) {
      page.element("th", column.title, "scope", "col");
    }
    page.close().close().open("tbody");
    for (PlacementCost cost : costs) {
      row(cost, page);
    }
    page.close().close().close();
  }

  private void row(PlacementCost cost, Markup page) {
    boolean isChosen = cost.placement().equals(chosen);
    page.open("tr", "class", isChosen ? "chosen" : null);
    page.open("th", "scope", "row").text(cost.placement());
    if (isChosen) {
      page.open("small").text(" this plan").close();
    } else if (!cost.fits()) {
      page.open("small").text(" does not fit the nodes’ memory").close();
    }
    page.close();
    for (Column column : columns()) {
      page.open("td");
      new Bar(
              isChosen ? "planned" : "other",
              column.value.applyAsDouble(cost),
              column.largest(costs),
              column.bound,
              column.text.apply(cost))
          .addTo(page);
      page.close();
    }
    page.close();
  }
}
