package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class MovableLoadsTest {

  /**
   * A graph that was placed by rules or from the frontier, and its loads as the search sees them.
   */
  private static final class Placed {
    final BlockGraph graph;
    final ClusterModel cluster;
    final Users users;
    final FoldableTerms foldable;
    final NodePlacement.Result result;

    Placed(SplittableRandom random) {
      cluster = RandomPlans.cluster(random);
      graph =
          random.nextBoolean()
              ? RandomPlans.graph(random, cluster.nodeCount(), random.nextBoolean())
              : RandomExpressions.graph(random, 1 + random.nextInt(5));
      users = Users.of(graph);
      foldable = FoldableTerms.of(graph, users);
      Contractions contractions = Contractions.of(graph, foldable);
      CyclicLayout layout = CyclicLayout.dealt(graph.arrays(), Places.bySlots(cluster));
      result =
          random.nextBoolean()
              ? NodePlacement.place(graph, foldable, layout, cluster, contractions, 1000)
              : NodePlacement.placeFromFrontier(
                  graph,
                  foldable,
                  layout,
                  cluster,
                  contractions,
                  Frontier.order(graph, users, random.nextLong()));
    }

    MovableLoads loads(int[] nodes) {
      return new MovableLoads(graph, cluster, foldable, users, nodes);
    }
  }

  @Property(tries = 1000)
  void areThoseOfTheSimulation(@ForAll long seed) {
    Placed placed = new Placed(new SplittableRandom(seed));
    MovableLoads loads = placed.loads(placed.result.nodes());
    assertThat(loads.traffic()).isEqualTo(placed.result.traffic());
    assertThat(loads.objective()).isEqualTo(placed.result.objective());
  }

  /** Moves one by one lead to what is counted anew, and add the traffic that was foretold. */
  @Property(tries = 1000)
  void followMoves(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Placed placed = new Placed(random);
    int[] movable =
        IntStream.range(0, placed.graph.size())
            .filter(v -> placed.graph.kind(v) != VertexKind.GENERATED)
            .toArray();
    MovableLoads loads = placed.loads(placed.result.nodes());
    for (int move = 0; move < 20 && movable.length > 0; move++) {
      int v = movable[random.nextInt(movable.length)];
      int to = random.nextInt(placed.cluster.nodeCount());
      if (to == loads.nodeOf(v)) {
        continue;
      }
      IntArray group = group(random, movable, v, loads);
      loads.lookAt(group);
      long foretold = loads.traffic() + loads.trafficAdded(to);
      for (int i = 0; i < group.size(); i++) {
        loads.move(group.get(i), to);
      }
      assertThat(loads.traffic()).isEqualTo(foretold);
    }
    MovableLoads anew = placed.loads(loads.nodes());
    assertThat(loads.traffic()).isEqualTo(anew.traffic());
    assertThat(loads.objective()).isEqualTo(anew.objective());
    for (int n = 0; n < placed.cluster.nodeCount(); n++) {
      assertThat(loads.flops(n)).as("flops of node %d", n).isEqualTo(anew.flops(n));
    }
  }

  /** The vertex and some others of its node. */
  private static IntArray group(SplittableRandom random, int[] movable, int v, MovableLoads loads) {
    IntArray group = new IntArray(8);
    group.add(v);
    int others = random.nextInt(4);
    for (int u : movable) {
      if (group.size() <= others && u != v && loads.nodeOf(u) == loads.nodeOf(v)) {
        group.add(u);
      }
    }
    return group;
  }
}
