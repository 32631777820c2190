package io.numflink.lshs;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The places of a cyclic layout and the nodes that they are on: a node has places in proportion to
 * its slots, or to its memory. Equal nodes have one place each.
 */
final class Places {
  /** Finer differences between nodes than one in so many places do not matter. */
  private static final int FINEST = 16;

  private final int[] nodeOfPlace;

  private Places(int[] nodeOfPlace) {
    this.nodeOfPlace = nodeOfPlace;
  }

  /** One place a node. */
  static Places one(int nodes) {
    return new Places(IntStream.range(0, nodes).toArray());
  }

  /** Places by slots, a node's far from each other, so that any few blocks are spread fairly. */
  static Places bySlots(ClusterModel cluster) {
    return spread(partsBySlots(cluster));
  }

  /** What is worth a try, without repetitions; the first one is {@link #bySlots}. */
  static List<Places> candidates(ClusterModel cluster) {
    Set<Places> candidates = new LinkedHashSet<>();
    candidates.add(bySlots(cluster));
    candidates.add(together(partsBySlots(cluster)));
    candidates.add(spread(partsByMemory(cluster)));
    return List.copyOf(candidates);
  }

  private static int[] partsBySlots(ClusterModel cluster) {
    return parts(cluster.nodes().stream().mapToLong(ClusterModel.Node::slots).toArray());
  }

  private static int[] partsByMemory(ClusterModel cluster) {
    return parts(
        cluster.nodes().stream().mapToLong(node -> Math.max(1, node.memoryBytes())).toArray());
  }

  /** Small whole numbers in about these proportions. */
  private static int[] parts(long[] weights) {
    long divisor = Arrays.stream(weights).reduce(0, Places::gcd);
    long most = Arrays.stream(weights).max().orElseThrow();
    if (most / divisor > FINEST) {
      double unit = most / (double) FINEST;
      long[] rounded = LongStream.of(weights).map(w -> Math.max(1, Math.round(w / unit))).toArray();
      return parts(rounded);
    }
    return LongStream.of(weights).mapToInt(w -> (int) (w / divisor)).toArray();
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Smooth weighted round robin: the node that lags most behind its share is next. */
  private static Places spread(int[] parts) {
    int sum = Arrays.stream(parts).sum();
    long[] credit = new long[parts.length];
    int[] nodes = new int[sum];
    for (int place = 0; place < sum; place++) {
      int next = 0;
      for (int n = 0; n < parts.length; n++) {
        credit[n] += parts[n];
        next = credit[n] > credit[next] ? n : next;
      }
      credit[next] -= sum;
      nodes[place] = next;
    }
    return new Places(nodes);
  }

  /** A node's places beside each other, so that they share rows or columns of a grid. */
  private static Places together(int[] parts) {
    return new Places(
        IntStream.range(0, parts.length)
            .flatMap(n -> IntStream.range(0, parts[n]).map(i -> n))
            .toArray());
  }

  int count() {
    return nodeOfPlace.length;
  }

  int node(int place) {
    return nodeOfPlace[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Places places && Arrays.equals(nodeOfPlace, places.nodeOfPlace);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(nodeOfPlace);
  }
}
