package io.numflink.array.report.page;

import io.numflink.array.report.PlanReport;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.RunReport;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;

/**
 * The few figures that tell a good plan from a bad one: as planned, as measured, and what no plan
 * can do without.
 *
 * @param run null if the program was only planned
 */
record TotalsSection(PlanReport plan, RunReport run) implements Section {

  @Override
  public void addTo(Markup page) {
    page.open("table", "class", "figures").open("thead").open("tr");
    page.element("th", "over all jobs", "scope", "col");
    column("planned", page);
    if (run != null) {
      column("measured", page);
    }
    if (plan.lowerBound() != null) {
      column("lower bound", page);
    }
    page.close().close().open("tbody");
    PlanReport.LowerBound bound = plan.lowerBound();
    row(
        "total network",
        plan.totalNetBytes(),
        run == null ? null : run.totalNetBytes(),
        bound == null ? null : bound.totalNetBytes(),
        page);
    row(
        "most into a node",
        plan.maxNetInBytes(),
        run == null ? null : run.maxNetInBytes(),
        bound == null ? null : bound.maxNetInBytes(),
        page);
    row(
        "most out of a node",
        plan.maxNetOutBytes(),
        run == null ? null : run.maxNetOutBytes(),
        null,
        page);
    row(
        "peak memory of the worst node",
        plan.maxPeakMemoryBytes(),
        run == null ? null : run.maxPeakMemoryBytes(),
        null,
        page);
    page.close().close();
    notes(page);
  }

  private static void column(String title, Markup page) {
    page.element("th", title, "scope", "col", "class", "n");
  }

  private void row(String title, long planned, Long measured, Long bound, Markup page) {
    page.open("tr").element("th", title, "scope", "row");
    page.element("td", Quantity.bytes(planned), "class", "n");
    if (run != null) {
      page.element("td", Quantity.bytes(measured), "class", "n");
    }
    if (plan.lowerBound() != null) {
      page.element("td", bound == null ? "–" : Quantity.bytes(bound), "class", "n");
    }
    page.close();
  }

  private void notes(Markup page) {
    StringBuilder note =
        new StringBuilder("Payload of blocks, once for each node that receives it.");
    if (plan.lowerBound() != null) {
      note.append(" Lower bound, of any plan that spreads the work: ")
          .append(plan.lowerBound().rule())
          .append('.');
    } else {
      note.append(" No lower bound is known.");
    }
    if (run != null && run.flinkNetInBytes() != null) {
      note.append(" Flink itself counts ")
          .append(Quantity.bytes(run.flinkNetInBytes()))
          .append(" between TaskManagers, headers included.");
    }
    page.element("p", note.toString(), "class", "note");
  }
}
