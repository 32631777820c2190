package io.numflink.array.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.array.session.PlannedJob;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The file {@code plan.json}: what the jobs of a program cost. Jobs run one after another, so their
 * operations, edges, bytes and flops add up, while of memory, depth and the largest operation the
 * largest counts.
 *
 * @param slotsPerNode of the largest node
 * @param slotsOfNodes of every node if they differ; null, and not in the file, if they do not
 * @param depth the longest chain of transfers in a job
 * @param lowerBound what no placement can do without; null if no rule is known
 * @param planningS how long planning took, in seconds
 * @param jobs the jobs one by one
 * @param driverOperations block operations that the driver runs itself
 * @param stoppedAt where planning came to an end before the program's; null if it did not
 * @param comparison what the same block graphs cost by each placement policy; null if they have not
 *     been compared
 * @param placements where every operation runs; null, and not in the file, unless asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PlanReport(
    int nodes,
    int slotsPerNode,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Integer> slotsOfNodes,
    String placement,
    long operations,
    long edges,
    List<NodeLoad> perNode,
    long maxOperationFlops,
    int depth,
    long totalNetBytes,
    long maxNetInBytes,
    long maxNetOutBytes,
    long maxPeakMemoryBytes,
    LowerBound lowerBound,
    double planningS,
    List<PlannedStage> stages,
    List<Job> jobs,
    int driverOperations,
    ProgramPlan.Stop stoppedAt,
    List<PlacementCost> comparison,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<PlacedBlock> placements) {

  /**
   * What no placement can do without.
   *
   * @param totalNetBytes the sum over the jobs
   * @param maxNetInBytes of the job that has most, or the mean of all, if that is more
   * @param rule what must cross; of several jobs, the rules of all
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record LowerBound(long totalNetBytes, long maxNetInBytes, String rule) {
    private static LowerBound of(List<PlannedJob> jobs, int nodes) {
      List<io.numflink.lshs.LowerBound> known =
          jobs.stream().flatMap(job -> job.lowerBound().stream()).toList();
      if (known.isEmpty()) {
        return null;
      }
      long total = known.stream().mapToLong(io.numflink.lshs.LowerBound::totalNetBytes).sum();
      long mostIn =
          known.stream().mapToLong(io.numflink.lshs.LowerBound::maxNetInBytes).max().orElse(0);
      return new LowerBound(
          total,
          Math.max(mostIn, (total + nodes - 1) / nodes),
          known.stream()
              .map(io.numflink.lshs.LowerBound::rule)
              .distinct()
              .collect(Collectors.joining("; ")));
    }
  }

  /**
   * One job of several.
   *
   * @param arrays what it is to give to the driver
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Job(
      List<String> arrays,
      long operations,
      long edges,
      int stages,
      int depth,
      long totalNetBytes,
      long maxPeakMemoryBytes) {

    private static Job of(PlannedJob job) {
      Plan plan = job.plan();
      PlanLoads loads = job.loads();
      return new Job(
          job.blocked().roots().stream().map(root -> root.name()).toList(),
          plan.size(),
          loads.edges(),
          PlannedStage.of(plan, 0, 0).size(),
          loads.depth(),
          loads.totalNetBytes(),
          loads.maxPeakMemoryBytes());
    }
  }

  /**
   * @param withPlacements whether to list where every operation runs
   */
  public static PlanReport of(ProgramPlan program, Comparison comparison, boolean withPlacements) {
    ClusterModel cluster = program.cluster();
    List<PlannedJob> planned = program.jobs();
    List<Integer> slots = cluster.nodes().stream().map(ClusterModel.Node::slots).toList();
    List<NodeLoad> perNode =
        IntStream.range(0, cluster.nodeCount()).mapToObj(n -> loadOf(planned, n)).toList();
    List<PlannedStage> stages = new ArrayList<>();
    for (int job = 0; job < planned.size(); job++) {
      stages.addAll(PlannedStage.of(planned.get(job).plan(), job, stages.size()));
    }
    List<PlanLoads> loads = planned.stream().map(PlannedJob::loads).toList();
    return new PlanReport(
        cluster.nodeCount(),
        slots.stream().max(Integer::compare).orElseThrow(),
        slots.stream().distinct().count() == 1 ? null : slots,
        program.placement(),
        planned.stream().mapToLong(job -> job.plan().size()).sum(),
        loads.stream().mapToLong(PlanLoads::edges).sum(),
        perNode,
        loads.stream().mapToLong(PlanLoads::maxOperationFlops).max().orElse(0),
        loads.stream().mapToInt(PlanLoads::depth).max().orElse(0),
        perNode.stream().mapToLong(NodeLoad::netInBytes).sum(),
        max(perNode, NodeLoad::netInBytes),
        max(perNode, NodeLoad::netOutBytes),
        max(perNode, NodeLoad::peakMemoryBytes),
        LowerBound.of(planned, cluster.nodeCount()),
        program.planningSeconds(),
        stages,
        planned.stream().map(Job::of).toList(),
        program.driverOperations(),
        program.stoppedAt(),
        comparison.isMade() ? comparison.total() : null,
        withPlacements
            ? planned.stream().flatMap(job -> PlacedBlock.of(job.plan()).stream()).toList()
            : null);
  }

  private static NodeLoad loadOf(List<PlannedJob> planned, int node) {
    return planned.stream()
        .filter(job -> node < job.plan().cluster().nodeCount())
        .map(job -> NodeLoad.of(job.loads(), node))
        .reduce(NodeLoad.none(node), NodeLoad::and);
  }

  private static long max(List<NodeLoad> perNode, ToLongFunction<NodeLoad> value) {
    return perNode.stream().mapToLong(value).max().orElse(0);
  }
}
