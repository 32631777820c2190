package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalSearchTest {

  /** X and Xᵀ meet in every block; each block of X can lie where its transposed one is wanted. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6})
  void aTransposedBlockIsReadWhereItsUserRuns(int nodes) {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, 6, 6);
    Blocks y = g.input("Y", 100, 6, 6);
    g.output(g.map("X.T+Y", 100, g.transposed("X.T", x), y));
    Plan plan =
        new LshsAssigner().assign(g.build(), ClusterModel.uniform(nodes, 1, Long.MAX_VALUE));
    assertThat(PlanLoads.of(plan).totalNetBytes()).isZero();
    PlanChecks.assertValid(plan);
    PlanChecks.assertBalanced(plan);
  }

  /** In a layout that the user has fixed, blocks off the diagonal have to cross. */
  @Test
  void inputsStayInALayoutThatTheUserHasFixed() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, 4, 4);
    Blocks y = g.input("Y", 100, 4, 4);
    g.output(g.map("X.T+Y", 100, g.transposed("X.T", x), y));
    Plan plan =
        new LshsAssigner()
            .assign(
                g.build(),
                ClusterModel.uniform(4, 1, Long.MAX_VALUE),
                AssignerOptions.withNodeGrid(2, 2));
    for (int p = 0; p < plan.size(); p++) {
      int v = plan.vertex(p);
      if (plan.graph().kind(v) == VertexKind.INPUT && plan.kind(p) == OperationKind.EXECUTE) {
        assertThat(plan.slot(p))
            .isEqualTo(
                CyclicLayout.place(
                    plan.graph().linearIndex(v), new int[] {4, 4}, new int[] {2, 2}));
      }
    }
    assertThat(PlanLoads.of(plan).totalNetBytes()).isEqualTo(8 * 800);
  }

  /** What is made of generated blocks alone can be made anywhere: beside the product, too. */
  @ParameterizedTest
  @EnumSource(
      value = VertexKind.class,
      names = {"INPUT", "GENERATED"})
  void aTransposedFactorIsMadeBesideTheProduct(VertexKind leaves) {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.leaf(leaves, "A", 64, 4, 4);
    Blocks b = g.leaf(leaves, "B", 64, 4, 4);
    Blocks product = g.matmul("A@B", a, b, 64, 1024);
    BlockGraph alone = g.build();
    g.output(g.map("A@B+A.T", 64, product, g.transposed("A.T", a)));
    BlockGraph graph = g.build();
    ClusterModel cluster = ClusterModel.uniform(4, 1, Long.MAX_VALUE);
    long ofProduct = totalNet(alone, cluster);
    long offDiagonal = leaves == VertexKind.GENERATED ? 0 : 12 * 64 * 8;
    assertThat(totalNet(graph, cluster)).isLessThanOrEqualTo(ofProduct + offDiagonal);
  }

  private static long totalNet(BlockGraph graph, ClusterModel cluster) {
    return PlanLoads.of(new LshsAssigner().assign(graph, cluster)).totalNetBytes();
  }

  /** By the cost that it descends; what is fixed stays, and no node takes more than its share. */
  @Property(tries = 1000)
  void noPlacementGetsWorse(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusterModel cluster = RandomPlans.cluster(random);
    BlockGraph graph = RandomPlans.graph(random, cluster.nodeCount(), random.nextBoolean());
    Users users = Users.of(graph);
    FoldableTerms foldable = FoldableTerms.of(graph, users);
    Contractions contractions = Contractions.of(graph, foldable);
    NodePlacement.Result before =
        NodePlacement.place(
            graph,
            foldable,
            CyclicLayout.dealt(graph.arrays(), Places.bySlots(cluster)),
            cluster,
            contractions,
            0);
    boolean inputsStay = random.nextBoolean();
    NodePlacement.Result after =
        new LocalSearch(
                graph,
                cluster,
                foldable,
                users,
                contractions,
                before.nodes(),
                inputsStay,
                random.nextInt(100_000))
            .improve();
    assertThat(after.cost()).isLessThanOrEqualTo(before.cost());
    for (int v = 0; v < graph.size(); v++) {
      boolean isFixed =
          graph.pinnedNode(v) >= 0
              || graph.kind(v) == VertexKind.GENERATED
              || (inputsStay && graph.kind(v) == VertexKind.INPUT);
      if (isFixed) {
        assertThat(after.nodes()[v]).as("node of vertex %d", v).isEqualTo(before.nodes()[v]);
      }
    }
  }
}
