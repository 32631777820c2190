package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.lshs.PlanLoads;

/**
 * What a plan expects of one node.
 *
 * @param node the logical node
 * @param peakMemoryBytes payload of blocks alive at once, in the job that needs most
 * @param netInBytes payload of blocks that come from other nodes
 * @param netOutBytes payload of blocks that go to other nodes, counted once for each receiver
 * @param flops floating-point operations
 */
@JsonNaming(SnakeCaseStrategy.class)
public record NodeLoad(
    int node, long peakMemoryBytes, long netInBytes, long netOutBytes, long flops) {

  /** The loads that a plan puts on one node. */
  public static NodeLoad of(PlanLoads loads, int node) {
    return new NodeLoad(
        node,
        loads.peakMemoryBytes(node),
        loads.netInBytes(node),
        loads.netOutBytes(node),
        loads.flops(node));
  }

  static NodeLoad none(int node) {
    return new NodeLoad(node, 0, 0, 0, 0);
  }

  /** The node's load by two jobs, one after the other. */
  NodeLoad and(NodeLoad next) {
    return new NodeLoad(
        node,
        Math.max(peakMemoryBytes, next.peakMemoryBytes),
        netInBytes + next.netInBytes,
        netOutBytes + next.netOutBytes,
        flops + next.flops);
  }
}
