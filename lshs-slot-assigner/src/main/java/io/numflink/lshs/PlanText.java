package io.numflink.lshs;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plan as text: one line an operation, in order, then one a node. For people, and for tests that
 * show how a plan changed.
 */
public final class PlanText {
  private PlanText() {}

  public static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    for (int p = 0; p < plan.size(); p++) {
      text.append(operation(plan, p, nodeOfSlot)).append('\n');
    }
    PlanLoads loads = PlanLoads.of(plan);
    for (int n = 0; n < loads.nodeCount(); n++) {
      text.append(
          "node %d: peak memory %d, net in %d, net out %d, flops %d%n"
              .formatted(
                  n,
                  loads.peakMemoryBytes(n),
                  loads.netInBytes(n),
                  loads.netOutBytes(n),
                  loads.flops(n))
              .replace(System.lineSeparator(), "\n"));
    }
    return text.toString();
  }

  private static String operation(Plan plan, int p, int[] nodeOfSlot) {
    String operands =
        IntStream.range(0, plan.operandCount(p))
            .mapToObj(i -> operand(plan, plan.operand(p, i), nodeOfSlot[plan.slot(p)], nodeOfSlot))
            .collect(Collectors.joining(", "));
    String towards =
        plan.vertex(p) == plan.target(p) ? "" : " into " + block(plan.graph(), plan.target(p));
    return "%d @%d.%d %s %s%s%s%s"
        .formatted(
            p,
            nodeOfSlot[plan.slot(p)],
            plan.slot(p),
            plan.kind(p).name().toLowerCase(Locale.ROOT),
            block(plan.graph(), plan.vertex(p)),
            towards,
            operands.isEmpty() ? "" : " of " + operands,
            plan.isFinal(p) && plan.graph().isOutput(plan.target(p)) ? " = output" : "");
  }

  /** The operation's number, marked with an arrow if its block has to cross. */
  private static String operand(Plan plan, int operand, int node, int[] nodeOfSlot) {
    return (nodeOfSlot[plan.slot(operand)] == node ? "" : "→") + operand;
  }

  private static String block(BlockGraph graph, int vertex) {
    BlockGraph.ArrayInfo array = graph.arrays().get(graph.array(vertex));
    return array.name()
        + Arrays.toString(array.blockIndex(graph.linearIndex(vertex))).replace(" ", "");
  }
}
