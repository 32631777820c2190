package io.numflink.array.report.page;

import io.numflink.array.report.PlanReport;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.RunReport;
import io.numflink.array.report.Timings;
import io.numflink.array.report.html.Facts;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import io.numflink.lshs.ClusterModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was planned or run, and with which options.
 *
 * @param run null if the program was only planned
 */
record HeaderSection(ProgramPlan program, PlanReport plan, RunReport run) implements Section {

  /** Plans for nodes of any size have a limit that nobody gave. */
  private static final long ANY_SIZE = 1L << 60;

  @Override
  public void addTo(Markup page) {
    page.element("h1", (run == null ? "Plan of " : "Run of ") + program.script());
    Facts facts =
        new Facts()
            .add("nodes × slots", nodes())
            .add("memory for blocks", memory())
            .add("placement", plan.placement())
            .add("node grid", nodeGrid())
            .add("jobs", count(plan.jobs().size()))
            .add("block operations", count(plan.operations()))
            .add("operands", count(plan.edges()))
            .add("stages", count(plan.stages().size()))
            .add("longest chain of transfers", count(plan.depth()))
            .add("operations on the driver", driver())
            .add("planning time", seconds(plan.planningS()));
    if (run != null) {
      Timings timings = run.timings();
      facts
          .add("start", seconds(timings.startS()))
          .add("submission", seconds(timings.submitS()))
          .add("execution", seconds(timings.executeS()))
          .add("total time", seconds(timings.totalS()))
          .add("restarts", count(run.restarts()));
    }
    facts.addTo(page);
    if (run != null && !run.topology().isEmpty()) {
      taskManagers(page);
    }
    if (plan.stoppedAt() != null) {
      page.element(
          "p",
          "Planning stopped at line %d: %s. What comes after it is not in this plan."
              .formatted(plan.stoppedAt().line(), plan.stoppedAt().reason()),
          "class",
          "warning");
    }
  }

  private String nodes() {
    return plan.slotsOfNodes() == null
        ? "%d × %d".formatted(plan.nodes(), plan.slotsPerNode())
        : "%d, of %s slots"
            .formatted(
                plan.nodes(),
                plan.slotsOfNodes().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" + ")));
  }

  private String memory() {
    List<Long> limits =
        program.cluster().nodes().stream().map(ClusterModel.Node::memoryBytes).distinct().toList();
    if (limits.get(0) >= ANY_SIZE) {
      return "no limit";
    }
    return limits.size() == 1
        ? Quantity.bytes(limits.get(0)) + " a node"
        : program.cluster().nodes().stream()
            .map(node -> Quantity.bytes(node.memoryBytes()))
            .collect(Collectors.joining(", "));
  }

  private String nodeGrid() {
    if (program.jobs().isEmpty()) {
      return null;
    }
    List<Integer> grid = program.jobs().get(0).assigner().nodeGrid();
    return grid.isEmpty()
        ? "chosen by the planner"
        : grid.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  private String driver() {
    long operations = run == null ? plan.driverOperations() : run.driverOperations();
    return operations == 0 ? null : count(operations) + ", on small arrays";
  }

  private void taskManagers(Markup page) {
    page.open("details").element("summary", "TaskManagers");
    Table table = new Table(page, "node>", "TaskManager of the last job");
    run.topology().forEach(table::row);
    table.end(0);
    page.close();
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 10 ? "%.3f s" : "%.1f s", seconds);
  }
}
