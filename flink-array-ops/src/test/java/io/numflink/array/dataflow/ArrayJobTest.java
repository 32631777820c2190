package io.numflink.array.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.RunAhead;
import io.numflink.lshs.VertexKind;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs random plans on an embedded cluster of two TaskManagers, which exchange blocks over the
 * network stack.
 */
@Timeout(120)
class ArrayJobTest {
  private static final ClusterModel TWO_BY_TWO = ClusterModel.uniform(2, 2, Long.MAX_VALUE);
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = EmbeddedCluster.start(2, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static ArrayJobResult run(BlockProgram program, Plan plan, long[] budgets)
      throws InterruptedException {
    return new ArrayJobRunner(cluster, new Configuration(), new JobListener() {})
        .run("test", program, plan, PlanLoads.of(plan), budgets, NodeHistory.none());
  }

  private static void assertRight(BlockProgram program, ArrayJobResult result) {
    Block[] expected = ToyPrograms.serial(program);
    BlockGraph graph = program.graph();
    for (int v = 0; v < graph.size(); v++) {
      if (graph.isOutput(v)) {
        assertThat(result.block(graph.array(v), graph.linearIndex(v)).int64())
            .as("block %d of array %d", graph.linearIndex(v), graph.array(v))
            .isEqualTo(expected[v].int64());
      }
    }
  }

  @Test
  void randomPlansGiveTheSerialResultAndMoveThePredictedBytes() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      int length = 1 + random.nextInt(100_000);
      BlockProgram program = ToyPrograms.random(random, 1 + random.nextInt(6), 5, length, 0);
      Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
      PlanLoads loads = PlanLoads.of(plan);
      ArrayJobResult result = run(program, plan, RunAhead.defaultBudget(plan, loads));
      assertRight(program, result);
      for (NodeStatistics node : result.nodes()) {
        assertThat(node.netInBytes()).isEqualTo(loads.netInBytes(node.node()));
        assertThat(node.netOutBytes()).isEqualTo(loads.netOutBytes(node.node()));
      }
      assertThat(result.nodes()).extracting(NodeStatistics::node).containsExactly(0, 1);
      assertThat(result.nodes().stream().mapToInt(NodeStatistics::operations).sum())
          .isEqualTo(plan.size());
      assertThat(result.restarts()).isZero();
    }
    assertThat(NodeRuntimes.count()).isZero();
  }

  @Test
  void liveBlocksStayWithinATightBudget() throws Exception {
    for (int seed = 100; seed < 106; seed++) {
      Random random = new Random(seed);
      BlockProgram program = ToyPrograms.random(random, 8, 12, 20_000, 0);
      Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
      PlanLoads loads = PlanLoads.of(plan);
      // Room for the serial peak and one operation more.
      long[] budgets = {loads.peakMemoryBytes(0) + 160_000, loads.peakMemoryBytes(1) + 160_000};
      ArrayJobResult result = run(program, plan, budgets);
      assertRight(program, result);
      for (NodeStatistics node : result.nodes()) {
        assertThat(node.peakMemoryBytes()).isLessThanOrEqualTo(budgets[node.node()]);
      }
    }
  }

  @Test
  void losingATaskManagerInTheMiddleGivesTheSameResult() throws Exception {
    Random random = new Random(77);
    BlockProgram program = ToyPrograms.random(random, 12, 8, 50_000, 60);
    try (EmbeddedCluster ownCluster = EmbeddedCluster.start(2, 2)) {
      Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
      PlanLoads loads = PlanLoads.of(plan);
      Thread chaos =
          new Thread(
              () -> {
                try {
                  Thread.sleep(1500);
                  ownCluster.terminateTaskManager(0).get();
                  ownCluster.startTaskManager();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      chaos.start();
      ArrayJobResult result =
          new ArrayJobRunner(ownCluster, new Configuration(), new JobListener() {})
              .run(
                  "test",
                  program,
                  plan,
                  loads,
                  RunAhead.defaultBudget(plan, loads),
                  NodeHistory.none());
      chaos.join();
      assertRight(program, result);
      assertThat(result.restarts()).isPositive();
    }
    assertThat(NodeRuntimes.count()).isZero();
  }

  @Test
  void aFailingKernelFailsTheJobOnceWithItsMessage() {
    BlockGraph.Builder graph = BlockGraph.builder();
    int array = graph.addArray("Z", "invert", 2);
    for (int i = 0; i < 2; i++) {
      graph.markOutput(graph.addVertex(VertexKind.INPUT, array, i, 8, 0));
    }
    BlockGrid grid = new BlockGrid(new long[] {2}, new int[] {1});
    BlockProgram program =
        new BlockProgram(
            graph.build(),
            List.of(
                new BlockProgram.ArrayProgram(
                    DType.INT64,
                    grid,
                    (context, index, operands) -> {
                      throw new ArithmeticException("Singular matrix");
                    },
                    null)));
    Plan plan = ToyPrograms.randomPlan(new Random(1), program.graph(), TWO_BY_TWO);
    assertThatThrownBy(() -> run(program, plan, new long[] {1000, 1000}))
        .isInstanceOf(ArrayJobException.class)
        .hasMessageContaining("invert Z")
        .hasMessageContaining("Singular matrix")
        .hasRootCauseInstanceOf(ArithmeticException.class);
  }

  @Test
  void aPlanForAnotherTopologyIsRefused() {
    Random random = new Random(5);
    BlockProgram program = ToyPrograms.random(random, 2, 3, 10, 0);
    Plan plan =
        ToyPrograms.randomPlan(
            random,
            program.graph(),
            new ClusterModel(
                List.of(new ClusterModel.Node(3, 1000), new ClusterModel.Node(1, 1000))));
    assertThatThrownBy(() -> run(program, plan, new long[] {10_000, 10_000}))
        .isInstanceOf(ArrayJobException.class)
        .hasCauseInstanceOf(TopologyMismatchException.class)
        .hasMessageContaining("3 + 1");
  }
}
