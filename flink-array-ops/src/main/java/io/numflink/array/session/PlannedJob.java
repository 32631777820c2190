package io.numflink.array.session;

import io.numflink.array.blocking.BlockedGraph;
import io.numflink.lshs.AssignerOptions;
import io.numflink.lshs.LowerBound;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.RunAhead;
import java.util.Optional;

/**
 * What a session is about to run as one Flink job.
 *
 * @param blocked the block program and where the wanted arrays are in it
 * @param plan its operations with places, in order
 * @param loads what the plan moves, computes and holds, per node
 * @param assigner what the plan's placement was bound to
 */
public record PlannedJob(
    BlockedGraph blocked, Plan plan, PlanLoads loads, AssignerOptions assigner) {

  /** The bytes that live blocks may take on each node while the plan runs. */
  public long[] budgets() {
    return RunAhead.defaultBudget(plan, loads);
  }

  /** What no plan of the job can do without moving; empty if nothing is known about it. */
  public Optional<LowerBound> lowerBound() {
    return LowerBound.of(plan, loads, assigner);
  }
}
