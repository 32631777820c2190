package io.numflink.array.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as a table for terminals. */
public final class PlanTable {

  /** Of longer lists only the first rows are shown. */
  private static final int MOST_ROWS = 24;

  private static final String NODE_ROW = "%5s  %12s  %12s  %12s  %10s%n";
  private static final String STAGE_ROW = "%5s  %4s  %10s  %12s  %s%n";

  private PlanTable() {}

  public static String of(PlanReport plan) {
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
    }
    if (plan.stoppedAt() != null) {
      text.append(
          line("%nstopped at line %d: %s%n", plan.stoppedAt().line(), plan.stoppedAt().reason()));
    }
    return text.toString();
  }

  /** Of what is received, the maximum and the total each with what no placement can do without. */
  private static void nodes(PlanReport plan, StringBuilder text) {
    text.append(line("%n" + NODE_ROW, "node", "peak memory", "net in", "net out", "flops"));
    plan.perNode().stream()
        .limit(MOST_ROWS)
        .forEach(
            node ->
                text.append(
                    line(
                        NODE_ROW,
                        node.node(),
                        Quantity.bytes(node.peakMemoryBytes()),
                        Quantity.bytes(node.netInBytes()),
                        Quantity.bytes(node.netOutBytes()),
                        Quantity.flops(node.flops()))));
    more(plan.perNode().size(), text);
    text.append(
        line(
            NODE_ROW,
            "max",
            Quantity.bytes(plan.maxPeakMemoryBytes()),
            Quantity.bytes(plan.maxNetInBytes()),
            Quantity.bytes(plan.maxNetOutBytes()),
            Quantity.flops(plan.perNode().stream().mapToLong(NodeLoad::flops).max().orElse(0))));
    if (plan.lowerBound() != null) {
      bound(plan.lowerBound().maxNetInBytes(), text);
    }
    text.append(
        line(
            NODE_ROW,
            "total",
            "",
            Quantity.bytes(plan.totalNetBytes()),
            Quantity.bytes(plan.totalNetBytes()),
            Quantity.flops(plan.perNode().stream().mapToLong(NodeLoad::flops).sum())));
    if (plan.lowerBound() != null) {
      bound(plan.lowerBound().totalNetBytes(), text);
    }
  }

  private static void bound(long netInBytes, StringBuilder text) {
    text.append(line(NODE_ROW, "bound", "", Quantity.bytes(netInBytes), "", "").stripTrailing());
    text.append('\n');
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
