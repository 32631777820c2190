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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
      long[] budgets = {loads.serialPeakBytes(0) + 160_000, loads.serialPeakBytes(1) + 160_000};
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
    Plan plan = ToyPrograms.randomPlan(random, program.graph(), unequal(3, 1));
    assertThatThrownBy(() -> run(program, plan, new long[] {10_000, 10_000}))
        .isInstanceOf(ArrayJobException.class)
        .hasCauseInstanceOf(TopologyMismatchException.class)
        .hasMessageContaining("3 + 1");
  }

  private static ClusterModel unequal(int... slots) {
    return new ClusterModel(
        IntStream.of(slots).mapToObj(each -> new ClusterModel.Node(each, 1 << 20)).toList());
  }

  @Test
  void aPlanFindsItsSlotsAmongMoreThatAreHeld() throws Exception {
    int[][] topologies = {{1, 2}, {2, 1}, {2}, {1, 1}, {1}};
    for (int i = 0; i < topologies.length; i++) {
      Random random = new Random(200 + i);
      BlockProgram program = ToyPrograms.random(random, 4, 5, 20_000, 0);
      Plan plan = ToyPrograms.randomPlan(random, program.graph(), unequal(topologies[i]));
      PlanLoads loads = PlanLoads.of(plan);
      ArrayJobResult result =
          runner(cluster, new Configuration(), 4)
              .run(
                  "test",
                  program,
                  plan,
                  loads,
                  RunAhead.defaultBudget(plan, loads),
                  NodeHistory.none());
      assertRight(program, result);
      assertThat(result.nodes())
          .extracting(NodeStatistics::taskManager)
          .doesNotHaveDuplicates()
          .hasSize(topologies[i].length);
      for (NodeStatistics node : result.nodes()) {
        assertThat(node.netInBytes()).isEqualTo(loads.netInBytes(node.node()));
      }
    }
    assertThat(NodeRuntimes.count()).isZero();
  }

  @Test
  void slotsShareWhatTheyWouldHaveToBeSent() throws Exception {
    Random random = new Random(250);
    BlockProgram program = ToyPrograms.random(random, 6, 8, 1000, 0);
    Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
    PlanLoads loads = PlanLoads.of(plan);
    ArrayJobResult result = run(program, plan, RunAhead.defaultBudget(plan, loads));
    long[] expected = sharedUses(plan);
    for (NodeStatistics node : result.nodes()) {
      assertThat(node.sharing().hits()).isEqualTo(expected[node.node()]).isPositive();
      assertThat(node.sharing().bytesSaved()).isEqualTo(8 * 1000 * expected[node.node()]);
    }
  }

  /** For each node, its pairs of a block and a slot that uses it, less those the block is for. */
  private static long[] sharedUses(Plan plan) {
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    Map<List<Integer>, Set<Integer>> usersOf = new HashMap<>(); // of a block, on a node
    for (int op = 0; op < plan.size(); op++) {
      usersOf
          .computeIfAbsent(List.of(op, nodeOfSlot[plan.slot(op)]), key -> new HashSet<>())
          .add(plan.slot(op));
      for (int i = 0; i < plan.operandCount(op); i++) {
        usersOf
            .computeIfAbsent(
                List.of(plan.operand(op, i), nodeOfSlot[plan.slot(op)]), key -> new HashSet<>())
            .add(plan.slot(op));
      }
    }
    long[] shared = new long[plan.cluster().nodeCount()];
    usersOf.forEach((blockOnNode, slots) -> shared[blockOnNode.get(1)] += slots.size() - 1);
    return shared;
  }

  @Test
  void twoJobsAtOnceKeepTheirBlocksApart() throws Exception {
    try (EmbeddedCluster ownCluster = EmbeddedCluster.start(2, 4)) {
      List<CompletableFuture<Void>> jobs = new ArrayList<>();
      for (int seed = 300; seed < 302; seed++) {
        Random random = new Random(seed);
        BlockProgram program = ToyPrograms.random(random, 10, 8, 20_000, 5);
        Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
        PlanLoads loads = PlanLoads.of(plan);
        jobs.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int round = 0; round < 3; round++) {
                    ArrayJobResult result = runQuietly(ownCluster, program, plan, loads);
                    assertRight(program, result);
                    for (NodeStatistics node : result.nodes()) {
                      assertThat(node.netInBytes()).isEqualTo(loads.netInBytes(node.node()));
                    }
                  }
                }));
      }
      jobs.forEach(CompletableFuture::join);
    }
    assertThat(NodeRuntimes.count()).isZero();
  }

  private static ArrayJobResult runQuietly(
      EmbeddedCluster onto, BlockProgram program, Plan plan, PlanLoads loads) {
    try {
      return runner(onto, new Configuration(), 0)
          .run(
              "test",
              program,
              plan,
              loads,
              RunAhead.defaultBudget(plan, loads),
              NodeHistory.none());
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static ArrayJobRunner runner(
      EmbeddedCluster onto, Configuration settings, int heldSlots) {
    return new ArrayJobRunner(onto, settings, new JobListener() {}, heldSlots);
  }

  @Test
  void checkpointsDoNotDisturbTheBlocks(@TempDir Path folder) throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    Random random = new Random(400);
    BlockProgram program = ToyPrograms.random(random, 10, 8, 50_000, 20);
    Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
    PlanLoads loads = PlanLoads.of(plan);
    ArrayJobResult result =
        runner(cluster, settings, 0)
            .run(
                "test",
                program,
                plan,
                loads,
                RunAhead.defaultBudget(plan, loads),
                NodeHistory.none());
    assertRight(program, result);
    assertThat(result.restarts()).isZero();
    assertThat(folder).isNotEmptyDirectory();
    assertThat(NodeRuntimes.count()).isZero();
  }

  @Test
  void aCancelledJobLeavesNothing() throws Exception {
    Random random = new Random(500);
    BlockProgram program = ToyPrograms.random(random, 12, 8, 50_000, 100);
    Plan plan = ToyPrograms.randomPlan(random, program.graph(), TWO_BY_TWO);
    PlanLoads loads = PlanLoads.of(plan);
    Thread driver =
        new Thread(
            () ->
                assertThatThrownBy(() -> runQuietly(cluster, program, plan, loads))
                    .hasCauseInstanceOf(InterruptedException.class));
    driver.start();
    await(() -> NodeRuntimes.count() == 2);
    driver.interrupt();
    driver.join();
    await(() -> NodeRuntimes.count() == 0);
    // All slots are free again.
    assertRight(program, runQuietly(cluster, program, plan, loads));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) { // the class's timeout ends it
      Thread.sleep(10);
    }
  }
}
