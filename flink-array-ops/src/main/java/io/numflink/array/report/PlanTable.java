package io.numflink.array.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as a table for terminals. */
public final class PlanTable {

  /** Of longer lists only the first rows are shown. */
  private static final int MOST_ROWS = 24;

  /** A quantity, then its bar. */
  private static final String NODE_ROW = "%5s  %11s %-6s  %10s %-6s  %10s %-6s  %8s %-6s";

  private static final int BAR_WIDTH = 6;
  private static final String STAGE_ROW = "%5s  %4s  %10s  %12s  %s%n";
  private static final String PLACEMENT_ROW = "%-11s  %10s  %10s  %11s  %11s  %14s  %s";

  private PlanTable() {}

  /**
   * @param comparison the placements that the plan is compared with
   */
  public static String of(PlanReport plan, Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%d × node, %s, %s: %s, %,d operations, %,d edges, planned in %.2f s%n",
            plan.nodes(),
            slots(plan),
            plan.placement(),
            count(plan.jobs().size(), "job"),
            plan.operations(),
            plan.edges(),
            plan.planningS()));
    if (plan.driverOperations() > 0) {
      text.append(
          line("small arrays, on the driver: %s%n", count(plan.driverOperations(), "operation")));
    }
    if (!plan.jobs().isEmpty()) {
      nodes(plan, text);
      stages(plan.stages(), text);
      text.append(line("%nlongest chain of transfers: %d%n", plan.depth()));
      if (plan.lowerBound() != null) {
        text.append(line("bound, what any plan moves: %s%n", plan.lowerBound().rule()));
      }
      placements(plan, comparison, text);
    }
    if (plan.stoppedAt() != null) {
      text.append(
          line("%nstopped at line %d: %s%n", plan.stoppedAt().line(), plan.stoppedAt().reason()));
    }
    return text.toString();
  }

  /** Of what is received, the maximum and the total each with what no placement can do without. */
  private static void nodes(PlanReport plan, StringBuilder text) {
    NodeLoad most =
        new NodeLoad(
            plan.nodes(),
            plan.maxPeakMemoryBytes(),
            plan.maxNetInBytes(),
            plan.maxNetOutBytes(),
            plan.perNode().stream().mapToLong(NodeLoad::flops).max().orElse(0));
    text.append('\n');
    row(text, NODE_ROW, "node", "peak memory", "", "net in", "", "net out", "", "flops", "");
    plan.perNode().stream().limit(MOST_ROWS).forEach(node -> node(node, most, text));
    more(plan.perNode().size(), text);
    row(
        text,
        NODE_ROW,
        "max",
        Quantity.bytes(most.peakMemoryBytes()),
        "",
        Quantity.bytes(most.netInBytes()),
        "",
        Quantity.bytes(most.netOutBytes()),
        "",
        Quantity.flops(most.flops()),
        "");
    if (plan.lowerBound() != null) {
      bound(plan.lowerBound().maxNetInBytes(), text);
    }
    row(
        text,
        NODE_ROW,
        "total",
        "",
        "",
        Quantity.bytes(plan.totalNetBytes()),
        "",
        Quantity.bytes(plan.totalNetBytes()),
        "",
        Quantity.flops(plan.perNode().stream().mapToLong(NodeLoad::flops).sum()),
        "");
    if (plan.lowerBound() != null) {
      bound(plan.lowerBound().totalNetBytes(), text);
    }
  }

  /** A node's loads, each with a bar beside those of the node that has most. */
  private static void node(NodeLoad node, NodeLoad most, StringBuilder text) {
    row(
        text,
        NODE_ROW,
        node.node(),
        Quantity.bytes(node.peakMemoryBytes()),
        TextBar.of(node.peakMemoryBytes(), most.peakMemoryBytes(), BAR_WIDTH),
        Quantity.bytes(node.netInBytes()),
        TextBar.of(node.netInBytes(), most.netInBytes(), BAR_WIDTH),
        Quantity.bytes(node.netOutBytes()),
        TextBar.of(node.netOutBytes(), most.netOutBytes(), BAR_WIDTH),
        Quantity.flops(node.flops()),
        TextBar.of(node.flops(), most.flops(), BAR_WIDTH));
  }

  private static void bound(long netInBytes, StringBuilder text) {
    row(text, NODE_ROW, "bound", "", "", Quantity.bytes(netInBytes), "", "", "", "", "");
  }

  /** What the same block graphs cost by every policy, a line each. */
  private static void placements(PlanReport plan, Comparison comparison, StringBuilder text) {
    text.append('\n');
    if (!comparison.isMade()) {
      text.append(comparison.whyNot()).append('\n');
      return;
    }
    row(
        text,
        PLACEMENT_ROW,
        "placement",
        "net total",
        "max net in",
        "max net out",
        "max memory",
        "flops max/mean",
        "");
    for (PlacementCost cost : comparison.total()) {
      row(
          text,
          PLACEMENT_ROW,
          cost.placement(),
          Quantity.bytes(cost.totalNetBytes()),
          Quantity.bytes(cost.maxNetInBytes()),
          Quantity.bytes(cost.maxNetOutBytes()),
          Quantity.bytes(cost.maxPeakMemoryBytes()),
          line("%.2f", cost.flopsBalance()),
          note(cost, plan));
    }
  }

  private static String note(PlacementCost cost, PlanReport plan) {
    if (cost.placement().equals(plan.placement())) {
      return "← this plan";
    }
    return cost.fits() ? "" : "does not fit the memory";
  }

  /** A line without blanks at its end. */
  private static void row(StringBuilder text, String format, Object... arguments) {
    text.append(line(format, arguments).stripTrailing()).append('\n');
  }

  private static void stages(List<PlannedStage> stages, StringBuilder text) {
    text.append(line("%n" + STAGE_ROW, "stage", "job", "operations", "net in", "arrays"));
    stages.stream()
        .limit(MOST_ROWS)
        .forEach(
            stage ->
                text.append(
                    line(
                        STAGE_ROW,
                        stage.id(),
                        stage.job(),
                        stage.operations(),
                        Quantity.bytes(stage.edgesInBytesRemote()),
                        stage.name())));
    more(stages.size(), text);
  }

  private static void more(int rows, StringBuilder text) {
    if (rows > MOST_ROWS) {
      text.append(line("    … %d more%n", rows - MOST_ROWS));
    }
  }

  private static String slots(PlanReport plan) {
    return plan.slotsOfNodes() == null
        ? plan.slotsPerNode() + " × slot each"
        : plan.slotsOfNodes().stream().map(String::valueOf).collect(Collectors.joining(" + "))
            + " slots";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
