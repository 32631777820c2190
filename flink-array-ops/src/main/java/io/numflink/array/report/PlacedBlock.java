package io.numflink.array.report;

import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where a plan runs one block operation.
 *
 * @param array the array that its block belongs to, as a whole or a partial result
 * @param block the block's index in that array
 * @param op what is computed; {@code combine} for a step of a reduction, {@code relay} for a block
 *     that is only passed on
 * @param node the logical node
 * @param slot the slot, counted on its node
 */
public record PlacedBlock(String array, List<Integer> block, String op, int node, int slot) {

  /** The operations of a plan, in their order of execution. */
  static List<PlacedBlock> of(Plan plan) {
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    int[] firstSlot = plan.cluster().slotRanges();
    return IntStream.range(0, plan.size())
        .mapToObj(
            operation -> {
              BlockGraph graph = plan.graph();
              int target = plan.target(operation);
              BlockGraph.ArrayInfo array = graph.arrays().get(graph.array(target));
              int node = nodeOfSlot[plan.slot(operation)];
              return new PlacedBlock(
                  array.name(),
                  IntStream.of(array.blockIndex(graph.linearIndex(target))).boxed().toList(),
                  op(plan, operation),
                  node,
                  plan.slot(operation) - firstSlot[node]);
            })
        .toList();
  }

  private static String op(Plan plan, int operation) {
    return switch (plan.kind(operation)) {
      case EXECUTE, ACCUMULATE ->
          plan.graph().arrays().get(plan.graph().array(plan.vertex(operation))).operation();
      case COMBINE, RELAY -> plan.kind(operation).name().toLowerCase(Locale.ROOT);
    };
  }
}
