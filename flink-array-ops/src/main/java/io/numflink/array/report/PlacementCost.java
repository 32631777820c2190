package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.lshs.ClusterModel;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the jobs of a program cost if a placement policy places their block graphs.
 *
 * @param placement the policy's name
 * @param totalNetBytes payload of blocks that cross from node to node
 * @param maxNetInBytes what the node receives that receives most
 * @param maxNetOutBytes what the node sends that sends most
 * @param maxPeakMemoryBytes payload alive at once on the node that needs most
 * @param flopsBalance the flops of the node that computes most in proportion to its slots, over the
 *     mean: 1 is perfect, the number of nodes (if they are equal) the worst; 1 without flops
 * @param fits whether the nodes' memory suffices; if not, the plan would be refused, and the
 *     figures are those for nodes without a limit
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PlacementCost(
    String placement,
    long totalNetBytes,
    long maxNetInBytes,
    long maxNetOutBytes,
    long maxPeakMemoryBytes,
    double flopsBalance,
    boolean fits) {

  static PlacementCost of(
      String placement, ClusterModel cluster, List<NodeLoad> perNode, boolean fits) {
    return new PlacementCost(
        placement,
        perNode.stream().mapToLong(NodeLoad::netInBytes).sum(),
        max(perNode, NodeLoad::netInBytes),
        max(perNode, NodeLoad::netOutBytes),
        max(perNode, NodeLoad::peakMemoryBytes),
        flopsBalance(cluster, perNode),
        fits);
  }

  private static double flopsBalance(ClusterModel cluster, List<NodeLoad> perNode) {
    double perSlot =
        (double) perNode.stream().mapToLong(NodeLoad::flops).sum() / cluster.slotCount();
    return perSlot == 0
        ? 1
        : perNode.stream()
            .mapToDouble(
                load -> load.flops() / (perSlot * cluster.nodes().get(load.node()).slots()))
            .max()
            .orElse(1);
  }

  private static long max(List<NodeLoad> perNode, ToLongFunction<NodeLoad> value) {
    return perNode.stream().mapToLong(value).max().orElse(0);
  }
}
