package io.numflink.array.session;

import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingOptions.Cuts;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.lshs.Placement;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.PlanTooLargeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plans a job with several block shapes and takes the best plan: the usual blocks, smaller and
 * larger ones, and panels. The usual ones stay unless others are clearly faster by the planner's
 * clock and need hardly more memory, or unless the usual ones do not fit the nodes. Where somebody
 * asked for blocks, or where there are so many that planning them again and again would take long,
 * nothing is tried.
 */
final class BlockShapeSearch {
  /** Vertices of all graphs that are tried: some tenths of a second of planning at most. */
  private static final int MOST_VERTICES = 6000;

  /** How much of the usual plan's time another one may take to be worth it. */
  private static final double CLEARLY_FASTER = 0.85;

  private static final double LITTLE_MORE_MEMORY = 1.1;

  /** What the run of an operation costs on its slot besides flops and bytes. */
  private static final double SECONDS_PER_OPERATION = 5e-5;

  /** What every further transfer in a chain of them costs. */
  private static final double SECONDS_PER_HOP = 1e-3;

  private final SessionOptions options;

  BlockShapeSearch(SessionOptions options) {
    this.options = options;
  }

  /**
   * The plan of what is asked for, by the session's placement policy. All policies get the blocks
   * that are best for LSHS, so that they can be compared.
   *
   * @throws PlanTooLargeException if no block shapes fit the nodes' memory; that of the usual ones
   */
  PlannedJob plan(BlockingRequest request) {
    BlockingOptions usual = options.blocking();
    BlockedGraph blocked = Blocking.block(request, usual);
    int size = blocked.program().graph().size();
    List<BlockedGraph> others =
        request.hasBlockShapes() || size > MOST_VERTICES / 2
            ? List.of()
            : others(request, usual, blocked);
    if (others.isEmpty()) {
      return place(blocked, options.placement());
    }
    PlannedJob best = best(blocked, others);
    if (best == null) {
      return place(blocked, options.placement());
    }
    return options.placement() == Placement.LSHS
        ? best
        : place(best.blocked(), options.placement());
  }

  /** The best plan by LSHS; null if none fits the nodes' memory. */
  private PlannedJob best(BlockedGraph usual, List<BlockedGraph> others) {
    PlannedJob best = placeIfItFits(usual);
    double limit = Double.POSITIVE_INFINITY;
    double memory = Double.POSITIVE_INFINITY;
    if (best != null) {
      limit = CLEARLY_FASTER * seconds(best);
      memory = LITTLE_MORE_MEMORY * best.loads().maxPeakMemoryBytes();
    }
    for (BlockedGraph other : others) {
      PlannedJob job = placeIfItFits(other);
      if (job != null && seconds(job) < limit && job.loads().maxPeakMemoryBytes() <= memory) {
        best = job;
        limit = seconds(job);
      }
    }
    return best;
  }

  private PlannedJob placeIfItFits(BlockedGraph blocked) {
    try {
      return place(blocked, Placement.LSHS);
    } catch (PlanTooLargeException e) {
      return null;
    }
  }

  /** Graphs of other block shapes, as far as they are not too many and not the same. */
  private static List<BlockedGraph> others(
      BlockingRequest request, BlockingOptions usual, BlockedGraph blocked) {
    long target = usual.targetBlockBytes();
    List<BlockingOptions> candidates =
        List.of(
            new BlockingOptions(usual.slots(), Math.max(8, target / 4), usual.cuts()),
            new BlockingOptions(usual.slots(), Math.multiplyExact(target, 4), usual.cuts()),
            new BlockingOptions(usual.slots(), target, Cuts.LONGEST_AXIS));
    List<BlockedGraph> others = new ArrayList<>();
    int left = MOST_VERTICES - blocked.program().graph().size();
    for (BlockingOptions candidate : candidates) {
      BlockedGraph other = Blocking.block(request, candidate);
      int size = other.program().graph().size();
      if (size <= left && !isCutAlike(other, blocked)) {
        others.add(other);
        left -= size;
      }
    }
    return others;
  }

  private static boolean isCutAlike(BlockedGraph a, BlockedGraph b) {
    return Arrays.deepEquals(grids(a), grids(b));
  }

  private static int[][] grids(BlockedGraph blocked) {
    return blocked.program().graph().arrays().stream()
        .map(array -> array.grid())
        .toArray(int[][]::new);
  }

  private PlannedJob place(BlockedGraph blocked, Placement placement) {
    Plan plan =
        placement
            .assigner()
            .assign(blocked.program().graph(), options.cluster(), options.assigner());
    return new PlannedJob(blocked, plan, PlanLoads.of(plan), options.assigner());
  }

  private static double seconds(PlannedJob job) {
    double perSlot = (double) job.plan().size() / job.plan().cluster().slotCount();
    return job.plan().simulatedSeconds()
        + SECONDS_PER_OPERATION * perSlot
        + SECONDS_PER_HOP * job.loads().depth();
  }
}
