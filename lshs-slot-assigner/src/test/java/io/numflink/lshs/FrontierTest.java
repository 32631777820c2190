package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The search of the thesis, the base case that the assigner goes beyond. */
final class FrontierTest {

  @Property(tries = 300)
  void ordersAreTopologicalAndFollowTheSeed(@ForAll long seed) {
    BlockGraph graph = RandomPlans.graph(new SplittableRandom(seed), 1, false);
    Users users = Users.of(graph);
    int[] order = Frontier.order(graph, users, seed);
    assertThat(order).isEqualTo(Frontier.order(graph, users, seed));
    boolean[] placed = new boolean[graph.size()];
    for (int v : order) {
      assertThat(placed[v]).isFalse();
      for (int i = 0; i < graph.operandCount(v); i++) {
        assertThat(placed[graph.operand(v, i)]).isTrue();
      }
      placed[v] = true;
    }
    assertThat(order).hasSize(graph.size());
  }

  @Property(tries = 300)
  void theAssignerIsNeverWorse(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusterModel cluster = RandomPlans.cluster(random);
    BlockGraph graph = RandomExpressions.graph(random, 1 + random.nextInt(5));
    int[] grid = NodeGrids.of(cluster.nodeCount(), 2).get(0);
    AssignerOptions options = AssignerOptions.withNodeGrid(grid).withSeed(seed);
    Users users = Users.of(graph);
    FoldableTerms foldable = FoldableTerms.of(graph, users);
    Contractions contractions = Contractions.of(graph, foldable);
    NodePlacement.Result base =
        NodePlacement.placeFromFrontier(
            graph,
            foldable,
            CyclicLayout.given(graph.arrays(), grid),
            cluster,
            contractions,
            Frontier.order(graph, users, seed));
    NodePlacement.Result chosen =
        new Candidates(graph, cluster, users, foldable, contractions, options)
            .bestFirst()
            .get(0)
            .placed();
    assertThat(chosen.cost()).isLessThanOrEqualTo(base.cost());
  }

  @Property(tries = 300)
  void everySeedGivesAValidPlan(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusterModel cluster = RandomPlans.cluster(random);
    BlockGraph graph = RandomPlans.graph(random, cluster.nodeCount(), false);
    AssignerOptions options = AssignerOptions.defaults().withSeed(seed);
    Plan plan = new LshsAssigner().assign(graph, cluster, options);
    PlanChecks.assertValid(plan);
    PlanChecks.assertBalanced(plan);
  }
}
