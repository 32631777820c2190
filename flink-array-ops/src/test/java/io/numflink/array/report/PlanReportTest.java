package io.numflink.array.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.PlannedJob;
import io.numflink.array.session.Rehearsal;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.ClusterModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports on plans, which need no cluster. */
class PlanReportTest {
  private static final ClusterModel CLUSTER = ClusterModel.uniform(4, 2, Long.MAX_VALUE / 4);

  private final Session session =
      Session.on(
          new DeferredCluster(
              () -> {
                throw new ClusterException("a plan needs no cluster");
              }),
          SessionOptions.of(CLUSTER));

  @AfterEach
  void close() {
    session.close();
  }

  private NDArray square(String name, long side, int block) {
    return session.random(1, side, side).named(name).inBlocksOf(block, block);
  }

  private ProgramPlan program(List<PlannedJob> jobs) {
    return new ProgramPlan("x.py", CLUSTER, "lshs", jobs, 0.25, 3, null);
  }

  private static PlanReport report(ProgramPlan program, boolean withPlacements) {
    return PlanReport.of(program, Comparison.of(program), withPlacements);
  }

  private static JsonNode json(Object report) throws Exception {
    return new ObjectMapper().readTree(Reports.json(report));
  }

  @Test
  void hasTheFieldsThatOthersRelyOn() throws Exception {
    NDArray product = square("A", 400, 100).matmul(square("B", 400, 100)).named("C");
    Rehearsal rehearsal = session.rehearse(List.of(product.expr()), List.of());
    JsonNode plan = json(report(program(rehearsal.jobs()), true));
    Set<String> fields = new HashSet<>();
    plan.fieldNames().forEachRemaining(fields::add);
    assertThat(fields)
        .contains(
            "nodes",
            "slots_per_node",
            "placement",
            "operations",
            "edges",
            "per_node",
            "max_operation_flops",
            "depth",
            "total_net_bytes",
            "max_net_in_bytes",
            "max_net_out_bytes",
            "max_peak_memory_bytes",
            "lower_bound",
            "planning_s",
            "stages",
            "placements");
    assertThat(plan.at("/per_node/3").toString())
        .contains("node", "peak_memory_bytes", "net_in_bytes", "net_out_bytes", "flops");
    assertThat(plan.at("/stages/0").toString())
        .contains("id", "name", "operations", "edges_in_bytes_remote");
    assertThat(plan.path("placements")).hasSize(plan.path("operations").asInt());
    List<String> placed = new ArrayList<>();
    plan.path("placements")
        .forEach(
            each -> {
              placed.add(each.path("array").asText() + each.path("block"));
              assertThat(each.path("node").asInt()).isBetween(0, 3);
              assertThat(each.path("slot").asInt()).isBetween(0, 1);
            });
    assertThat(placed).contains("A[3,3]", "B[0,2]", "C[2,1]");
  }

  @Test
  void addsJobsUp() throws Exception {
    NDArray a = square("A", 400, 100);
    NDArray total = a.matmul(a).sum();
    List<PlannedJob> jobs =
        new ArrayList<>(session.rehearse(List.of(total.expr()), List.of()).jobs());
    PlanReport first = report(program(jobs), false);
    jobs.addAll(session.rehearse(List.of(a.t().matmul(a).expr()), List.of()).jobs());
    assertThat(jobs).hasSize(2);
    PlanReport both = report(program(jobs), false);
    assertThat(both.operations()).isEqualTo(first.operations() + jobs.get(1).plan().size());
    assertThat(both.totalNetBytes())
        .isEqualTo(first.totalNetBytes() + jobs.get(1).loads().totalNetBytes());
    assertThat(both.maxPeakMemoryBytes())
        .isEqualTo(Math.max(first.maxPeakMemoryBytes(), jobs.get(1).loads().maxPeakMemoryBytes()));
    assertThat(both.stages()).extracting(PlannedStage::id).doesNotHaveDuplicates();
    assertThat(json(both).has("placements")).isFalse();
  }

  /**
   * X.T @ X over tall X, generated: 8 blocks on 4 nodes, each of which takes 3 products at most.
   */
  @Test
  void showsWhatNoPlacementCanDoWithout() throws Exception {
    NDArray x = session.random(1, 80, 4).named("X").inBlocksOf(10, 4);
    NDArray gram = x.t().matmul(x).named("G");
    ProgramPlan program = program(session.rehearse(List.of(gram.expr()), List.of()).jobs());
    PlanReport plan = report(program, false);
    assertThat(json(plan).path("lower_bound").toString())
        .isEqualTo(
            "{\"total_net_bytes\":256,\"max_net_in_bytes\":128,\"rule\":\"partial results of G\"}");
    assertThat(plan.totalNetBytes()).isGreaterThanOrEqualTo(256);
    assertThat(PlanTable.of(plan, Comparison.of(program)))
        .containsPattern("\nbound +128 B\n")
        .containsPattern("\nbound +256 B\n")
        .contains("bound, what any plan moves: partial results of G\n");
  }

  @Test
  void goesOnAsThoughTheJobHadRun() {
    NDArray total = square("A", 400, 100).sum();
    assertThat(session.rehearse(List.of(total.expr()), List.of()).jobs()).hasSize(1);
    assertThat(session.rehearse(List.of(total.expr()), List.of()).jobs()).isEmpty();
    Rehearsal onTotal = session.rehearse(List.of(total.add(1).expr()), List.of());
    assertThat(onTotal.jobs()).isEmpty();
    assertThat(onTotal.driverOperations()).isPositive();
    assertThat(total.expr().isSettled()).isFalse();
  }

  @Test
  void showsATable() {
    NDArray product = square("A", 400, 100).matmul(square("B", 400, 100));
    ProgramPlan program =
        new ProgramPlan(
            "x.py",
            CLUSTER,
            "lshs",
            session.rehearse(List.of(product.expr()), List.of()).jobs(),
            0.25,
            1,
            new ProgramPlan.Stop(12, "the value of an array is needed to go on"));
    assertThat(PlanTable.of(report(program, false), Comparison.of(program)))
        .startsWith("4 × node, 2 × slot each, lshs: 1 job, ")
        .contains(
            "small arrays, on the driver: 1 operation\n",
            " node  peak memory             net in            net out            flops\n",
            "    3    546.9 KiB ██████         0 B                0 B           32.1 M ██████\n",
            "stage   job  operations        net in  arrays\n",
            "stopped at line 12: the value of an array is needed to go on\n");
  }
}
