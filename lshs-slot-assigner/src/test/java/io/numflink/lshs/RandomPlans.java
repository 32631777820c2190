package io.numflink.lshs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random block graphs and clusters: all that the types allow, sensible or not. */
final class RandomPlans {
  private static final long[] SIZES = {8, 64, 4096};

  private static final List<Placement> POLICIES = List.of(Placement.values());
  private static final List<VertexKind> KINDS = List.of(VertexKind.values());

  private RandomPlans() {}

  static ClusterModel cluster(SplittableRandom random) {
    int nodes = 1 + random.nextInt(random.nextBoolean() ? 4 : 20);
    return new ClusterModel(
        IntStream.range(0, nodes)
            .mapToObj(
                n ->
                    new ClusterModel.Node(
                        1 + random.nextInt(4), Long.MAX_VALUE >> random.nextInt(4)))
            .toList(),
        random.nextInt(3) / 2.0);
  }

  static AssignerOptions options(SplittableRandom random, int nodes) {
    if (random.nextBoolean()) {
      return AssignerOptions.defaults();
    }
    List<int[]> grids = NodeGrids.of(nodes, 1 + random.nextInt(3));
    return AssignerOptions.withNodeGrid(grids.get(random.nextInt(grids.size())));
  }

  static Plan plan(SplittableRandom random) {
    ClusterModel cluster = cluster(random);
    boolean pins = random.nextInt(4) == 0;
    BlockGraph graph = graph(random, cluster.nodeCount(), pins);
    SlotAssigner assigner = POLICIES.get(random.nextInt(POLICIES.size())).assigner();
    return assigner.assign(graph, cluster, options(random, cluster.nodeCount()));
  }

  static BlockGraph graph(SplittableRandom random, int nodes, boolean pins) {
    BlockGraph.Builder graph = BlockGraph.builder();
    List<List<Integer>> bySize = new ArrayList<>();
    List<List<Integer>> fresh = new ArrayList<>();
    for (int i = 0; i < SIZES.length; i++) {
      bySize.add(new ArrayList<>());
      fresh.add(new ArrayList<>());
    }
    int size = 1 + random.nextInt(120);
    int array = -1;
    int block = 0;
    for (int v = 0; v < size; v++) {
      if (array < 0 || random.nextInt(6) == 0) {
        array = graph.addArray("a" + v, "op" + v, 1 + random.nextInt(6), 40);
        block = 0;
      }
      int sizeClass = random.nextInt(SIZES.length);
      VertexKind kind = KINDS.get(random.nextInt(KINDS.size()));
      int[] operands =
          switch (kind) {
            case INPUT, GENERATED -> new int[0];
            case MAP -> draw(random, all(bySize), 1 + random.nextInt(3));
            case CONTRACT -> draw(random, all(bySize), 2);
            // Mostly what nobody uses yet, so that terms can be folded.
            case REDUCE ->
                random.nextInt(3) > 0
                    ? takeAll(fresh.get(sizeClass))
                    : draw(random, bySize.get(sizeClass), 1 + random.nextInt(8));
          };
      boolean leaf = kind == VertexKind.INPUT || kind == VertexKind.GENERATED;
      if (!leaf && operands.length == 0) {
        kind = VertexKind.INPUT;
      }
      // Reading is no arithmetic, and filling or adding a block is little beside computing one;
      // where that happens is not for balance to decide.
      int flops =
          switch (kind) {
            case INPUT, GENERATED, REDUCE -> 0;
            case MAP, CONTRACT -> random.nextInt(100);
          };
      int vertex = graph.addVertex(kind, array, block++ % 40, SIZES[sizeClass], flops, operands);
      bySize.get(sizeClass).add(vertex);
      fresh.get(sizeClass).add(vertex);
      if (random.nextInt(8) == 0) {
        graph.markOutput(vertex);
      }
      if (pins && random.nextInt(8) == 0) {
        graph.pin(vertex, random.nextInt(nodes));
      }
    }
    return graph.build();
  }

  private static List<Integer> all(List<List<Integer>> bySize) {
    return bySize.stream().flatMap(List::stream).toList();
  }

  private static int[] draw(SplittableRandom random, List<Integer> from, int count) {
    return from.isEmpty()
        ? new int[0]
        : IntStream.range(0, count).map(i -> from.get(random.nextInt(from.size()))).toArray();
  }

  private static int[] takeAll(List<Integer> fresh) {
    int[] taken = fresh.stream().mapToInt(Integer::intValue).toArray();
    fresh.clear();
    return taken;
  }
}
