package io.numflink.array.report;

import io.numflink.array.session.PlannedJob;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.PlanTooLargeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The placement policies side by side: every job's block graph, planned by each of them. Arrays
 * that earlier jobs have left on the nodes stay where the program's own plan put them.
 *
 * <p>That is as much planning again as the program needed, so it is left out where it would take
 * long, and where there is nothing to choose.
 */
public final class Comparison {

  /** Operations of all jobs up to which the policies are compared: seconds of planning. */
  static final long MOST_OPERATIONS = 200_000;

  private static final long UNLIMITED = Long.MAX_VALUE / 4;

  /** One policy's loads of every node, job by job, and whether the job fits the memory. */
  private record Planned(Placement placement, List<List<NodeLoad>> jobs, List<Boolean> fits) {}

  private final ClusterModel cluster;
  private final List<ClusterModel> clusters;
  private final List<Planned> policies;
  private final String whyNot;

  /**
   * @param clusters that of each job
   */
  private Comparison(
      ClusterModel cluster, List<ClusterModel> clusters, List<Planned> policies, String whyNot) {
    this.cluster = cluster;
    this.clusters = clusters;
    this.policies = policies;
    this.whyNot = whyNot;
  }

  /** Plans the program's jobs by every policy, unless that is not worth its time. */
  public static Comparison of(ProgramPlan program) {
    ClusterModel cluster = program.cluster();
    String whyNot = whyNot(program);
    return new Comparison(
        cluster,
        program.jobs().stream().map(job -> job.plan().cluster()).toList(),
        whyNot == null
            ? List.of(Placement.values()).stream().map(policy -> planned(program, policy)).toList()
            : List.of(),
        whyNot);
  }

  private static String whyNot(ProgramPlan program) {
    long operations = program.jobs().stream().mapToLong(job -> job.plan().size()).sum();
    if (operations == 0) {
      return "There are no jobs to compare placements of.";
    }
    if (program.cluster().nodeCount() == 1) {
      return "On one node there is nothing to place: no placement moves anything.";
    }
    return operations > MOST_OPERATIONS
        ? String.format(
            Locale.ROOT,
            "The placements are not compared: that takes long for more than %,d block operations.",
            MOST_OPERATIONS)
        : null;
  }

  private static Planned planned(ProgramPlan program, Placement policy) {
    List<List<NodeLoad>> jobs = new ArrayList<>();
    List<Boolean> fits = new ArrayList<>();
    for (PlannedJob job : program.jobs()) {
      Plan plan = job.plan();
      ClusterModel cluster = plan.cluster(); // one that changes is another for each job
      boolean isFitting = true;
      if (!plan.placement().equals(policy.policyName())) {
        try {
          plan = assign(policy, job, cluster);
        } catch (PlanTooLargeException e) {
          isFitting = false;
          plan = assign(policy, job, withoutLimit(cluster));
        }
      }
      PlanLoads loads = plan == job.plan() ? job.loads() : PlanLoads.of(plan);
      jobs.add(IntStream.range(0, loads.nodeCount()).mapToObj(n -> NodeLoad.of(loads, n)).toList());
      fits.add(isFitting);
    }
    return new Planned(policy, jobs, fits);
  }

  private static Plan assign(Placement policy, PlannedJob job, ClusterModel cluster) {
    return policy.assigner().assign(job.blocked().program().graph(), cluster, job.assigner());
  }

  private static ClusterModel withoutLimit(ClusterModel cluster) {
    return new ClusterModel(
        cluster.nodes().stream()
            .map(node -> new ClusterModel.Node(node.slots(), UNLIMITED))
            .toList(),
        cluster.copyFraction());
  }

  /** Whether the policies have been compared. */
  public boolean isMade() {
    return whyNot == null;
  }

  /** Why the policies have not been compared, as a sentence; null if they have. */
  public String whyNot() {
    return whyNot;
  }

  /** What each policy costs over all jobs; empty if they have not been compared. */
  public List<PlacementCost> total() {
    return policies.stream()
        .map(
            policy ->
                cost(
                    policy,
                    cluster,
                    IntStream.range(0, cluster.nodeCount())
                        .mapToObj(node -> sum(policy.jobs, node))
                        .toList(),
                    !policy.fits.contains(false)))
        .toList();
  }

  /** What each policy costs in one job; empty if they have not been compared. */
  public List<PlacementCost> ofJob(int job) {
    return policies.stream()
        .map(policy -> cost(policy, clusters.get(job), policy.jobs.get(job), policy.fits.get(job)))
        .toList();
  }

  private static PlacementCost cost(
      Planned policy, ClusterModel cluster, List<NodeLoad> perNode, boolean fits) {
    return PlacementCost.of(
        policy.placement.policyName(), cluster, Collections.unmodifiableList(perNode), fits);
  }

  private static NodeLoad sum(List<List<NodeLoad>> jobs, int node) {
    return jobs.stream()
        .filter(job -> node < job.size())
        .map(job -> job.get(node))
        .reduce(NodeLoad.none(node), NodeLoad::and);
  }
}
