package io.numflink.array.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.PlannedJob;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
  private static final long ANY_SIZE = Long.MAX_VALUE / 4;
  private static final ClusterModel CLUSTER = ClusterModel.uniform(4, 2, ANY_SIZE);

  /** A product of n × n blocks, and what comes of it. */
  private static ProgramPlan product(ClusterModel cluster, Placement placement, int n) {
    DeferredCluster none =
        new DeferredCluster(
            () -> {
              throw new ClusterException("a plan needs no cluster");
            });
    SessionOptions options = SessionOptions.of(cluster).withPlacement(placement);
    try (Session session = Session.on(none, options)) {
      NDArray a = session.random(1, n * 10, n * 10).named("A").inBlocksOf(10, 10);
      NDArray b = session.random(2, n * 10, n * 10).named("B").inBlocksOf(10, 10);
      NDArray c = a.matmul(b).named("C");
      List<PlannedJob> jobs = session.rehearse(List.of(c.matmul(c).sum().expr()), List.of()).jobs();
      return new ProgramPlan("x.py", cluster, placement.policyName(), jobs, 0, 0, null);
    }
  }

  /** Whatever the program was planned with, each policy's figures are those of its own plan. */
  @ParameterizedTest
  @EnumSource
  void figuresAreThoseOfPlanningWithThePlacement(Placement placement) {
    List<PlacementCost> costs = Comparison.of(product(CLUSTER, placement, 8)).total();
    assertThat(costs)
        .extracting(PlacementCost::placement)
        .containsExactly("lshs", "hash", "round-robin");
    for (PlacementCost cost : costs) {
      ProgramPlan own = product(CLUSTER, Placement.named(cost.placement()), 8);
      PlanReport report = PlanReport.of(own, Comparison.of(own), false);
      assertThat(cost.totalNetBytes()).isEqualTo(report.totalNetBytes()).isPositive();
      assertThat(cost.maxNetInBytes()).isEqualTo(report.maxNetInBytes());
      assertThat(cost.maxNetOutBytes()).isEqualTo(report.maxNetOutBytes());
      assertThat(cost.maxPeakMemoryBytes()).isEqualTo(report.maxPeakMemoryBytes());
      assertThat(cost.fits()).isTrue();
    }
  }

  @Test
  void addsJobsUp() {
    ProgramPlan one = product(CLUSTER, Placement.LSHS, 6);
    ProgramPlan two = product(CLUSTER, Placement.LSHS, 8);
    ProgramPlan both =
        new ProgramPlan(
            "x.py", CLUSTER, "lshs", List.of(one.jobs().get(0), two.jobs().get(0)), 0, 0, null);
    Comparison comparison = Comparison.of(both);
    for (int policy = 0; policy < 3; policy++) {
      PlacementCost first = comparison.ofJob(0).get(policy);
      PlacementCost second = comparison.ofJob(1).get(policy);
      assertThat(first).isEqualTo(Comparison.of(one).total().get(policy));
      assertThat(second).isEqualTo(Comparison.of(two).total().get(policy));
      PlacementCost total = comparison.total().get(policy);
      assertThat(total.totalNetBytes()).isEqualTo(first.totalNetBytes() + second.totalNetBytes());
      assertThat(total.maxPeakMemoryBytes())
          .isEqualTo(Math.max(first.maxPeakMemoryBytes(), second.maxPeakMemoryBytes()));
    }
  }

  /** LSHS needs less memory than hash here; a limit between the two is over for hash alone. */
  @Test
  void saysWhatDoesNotFit() {
    List<PlacementCost> free = Comparison.of(product(CLUSTER, Placement.LSHS, 8)).total();
    long lshs = free.get(0).maxPeakMemoryBytes();
    long hash = free.get(1).maxPeakMemoryBytes();
    assertThat(hash).isGreaterThan(lshs);
    ClusterModel limited = ClusterModel.uniform(4, 2, lshs);
    List<PlacementCost> costs = Comparison.of(product(limited, Placement.LSHS, 8)).total();
    assertThat(costs.get(0).fits()).isTrue();
    assertThat(costs.get(1).fits()).isFalse();
    assertThat(costs.get(1).maxPeakMemoryBytes()).isEqualTo(hash);
    assertThat(costs.get(1).totalNetBytes()).isEqualTo(free.get(1).totalNetBytes());
  }

  @Test
  void doesNotCompareWhatTakesLong() {
    ProgramPlan large = product(CLUSTER, Placement.HASH, 47);
    assertThat(large.jobs().get(0).plan().size()).isGreaterThan(200_000);
    Comparison comparison = Comparison.of(large);
    assertThat(comparison.isMade()).isFalse();
    assertThat(comparison.total()).isEmpty();
    assertThat(comparison.whyNot()).contains("more than 200,000 block operations");
    PlanReport plan = PlanReport.of(large, comparison, false);
    assertThat(plan.comparison()).isNull();
    assertThat(PlanTable.of(plan, comparison)).contains(comparison.whyNot());
  }

  @Test
  void doesNotCompareOnOneNode() {
    ClusterModel one = ClusterModel.uniform(1, 4, ANY_SIZE);
    Comparison comparison = Comparison.of(product(one, Placement.LSHS, 4));
    assertThat(comparison.whyNot()).startsWith("On one node");
  }

  /** Flops are fair if they are in proportion to the slots. */
  @Test
  void balancesBySlots() {
    ClusterModel unequal =
        new ClusterModel(
            List.of(new ClusterModel.Node(1, ANY_SIZE), new ClusterModel.Node(3, ANY_SIZE)));
    assertThat(balance(unequal, 100, 300)).isCloseTo(1, within(1e-12));
    assertThat(balance(unequal, 200, 200)).isCloseTo(2, within(1e-12));
    assertThat(balance(unequal, 0, 0)).isEqualTo(1);
  }

  private static double balance(ClusterModel cluster, long... flops) {
    List<NodeLoad> loads =
        IntStream.range(0, flops.length).mapToObj(n -> new NodeLoad(n, 0, 0, 0, flops[n])).toList();
    return PlacementCost.of("lshs", cluster, loads, true).flopsBalance();
  }

  @Test
  void isInTheTable() {
    ProgramPlan program = product(CLUSTER, Placement.HASH, 8);
    Comparison comparison = Comparison.of(program);
    String table = PlanTable.of(PlanReport.of(program, comparison, false), comparison);
    List<String> lines = table.lines().filter(line -> line.matches("(lshs|hash|round).*")).toList();
    assertThat(lines).hasSize(3);
    for (int policy = 0; policy < 3; policy++) {
      PlacementCost cost = comparison.total().get(policy);
      assertThat(lines.get(policy))
          .startsWith(cost.placement())
          .contains(Quantity.bytes(cost.totalNetBytes()), Quantity.bytes(cost.maxNetInBytes()));
      assertThat(lines.get(policy).endsWith("← this plan"))
          .isEqualTo(cost.placement().equals("hash"));
    }
  }
}
