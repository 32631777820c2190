package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class CandidatesTest {

  /** Where a policy keeps the balance, LSHS finds a placement that costs no more. */
  @Property(tries = 500)
  void noOtherPolicyCostsLess(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusterModel cluster = RandomPlans.cluster(random);
    BlockGraph graph =
        random.nextBoolean()
            ? RandomPlans.graph(random, cluster.nodeCount(), random.nextBoolean())
            : RandomExpressions.graph(random, 1 + random.nextInt(5));
    Users users = Users.of(graph);
    FoldableTerms foldable = FoldableTerms.of(graph, users);
    Contractions contractions = Contractions.of(graph, foldable);
    NodePlacement.Result best =
        new Candidates(graph, cluster, users, foldable, contractions, AssignerOptions.defaults())
            .bestFirst()
            .get(0)
            .placed();
    for (IntUnaryOperator slots : policies(graph, cluster)) {
      int[] nodes = NaivePlacement.nodes(graph, cluster, slots);
      MovableLoads loads = new MovableLoads(graph, cluster, foldable, users, nodes);
      if (new WorkShares(graph, cluster, contractions, loads).areKept()) {
        assertThat(best.cost()).isLessThanOrEqualTo(loads.objective() + loads.traffic());
      }
    }
  }

  private static Iterable<IntUnaryOperator> policies(BlockGraph graph, ClusterModel cluster) {
    return Stream.of(RoundRobinAssigner.slots(cluster), HashAssigner.slots(graph, cluster))
        .toList();
  }
}
