package io.numflink.lshs;

import java.util.Arrays;

/**
 * A block graph cut into regions: what is left connected when the blocks that many share are taken
 * out. The rows of a program over tall arrays, for example: block i of every array, and all that is
 * computed from those.
 *
 * <p>Regions hang together through <em>hubs</em>: a reduction whose terms lie in several of them,
 * or a shared block that operations of several of them use. A shared block is a reduction's result,
 * or one that two operations of the same array use. Generated blocks connect nothing: every node
 * has its own copy.
 *
 * <p>Whatever is called shared, {@link SpreadBound} holds; the choice only decides how much it
 * says.
 */
final class Regions {
  private final BlockGraph graph;
  private final boolean[] shared;
  private final int[] parent;
  private final int[] start;
  private final int[] members;

  private Regions(BlockGraph graph, Users users) {
    this.graph = graph;
    shared = new boolean[graph.size()];
    int[] lastUser = new int[graph.arrays().size()];
    int[] mark = new int[graph.arrays().size()];
    Arrays.fill(mark, -1);
    for (int v = 0; v < graph.size(); v++) {
      shared[v] = graph.kind(v) == VertexKind.REDUCE || isUsedAlike(users, v, mark, lastUser);
    }
    parent = new int[graph.size()];
    Arrays.setAll(parent, v -> v);
    for (int user = 0; user < graph.size(); user++) {
      for (int i = 0; i < graph.operandCount(user); i++) {
        int operand = graph.operand(user, i);
        if (connects(operand, user)) {
          parent[root(operand)] = root(user);
        }
      }
    }
    int[] number = new int[graph.size()];
    int count = 0;
    for (int v = 0; v < number.length; v++) {
      if (isMember(v) && root(v) == v) {
        number[v] = count++;
      }
    }
    start = new int[count + 1];
    for (int v = 0; v < number.length; v++) {
      if (isMember(v)) {
        start[number[root(v)] + 1]++;
      }
    }
    for (int r = 0; r < count; r++) {
      start[r + 1] += start[r];
    }
    int[] fill = start.clone();
    members = new int[start[count]];
    for (int v = 0; v < number.length; v++) {
      if (isMember(v)) {
        members[fill[number[root(v)]]++] = v;
      }
    }
  }

  static Regions of(BlockGraph graph, Users users) {
    return new Regions(graph, users);
  }

  private boolean isUsedAlike(Users users, int v, int[] mark, int[] lastUser) {
    for (int i = 0; i < users.count(v); i++) {
      int user = users.get(v, i);
      int array = graph.array(user);
      if (mark[array] == v && lastUser[array] != user) {
        return true;
      }
      mark[array] = v;
      lastUser[array] = user;
    }
    return false;
  }

  private boolean isMember(int v) {
    return graph.kind(v) != VertexKind.REDUCE && graph.kind(v) != VertexKind.GENERATED;
  }

  private int root(int v) {
    int at = v;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Whether an operand and its user, if on different nodes, tear a region apart. */
  boolean connects(int operand, int user) {
    return !shared[operand] && isMember(operand) && isMember(user);
  }

  /** Whether a vertex of its own region uses the block of a vertex. */
  boolean isUsedInside(int v, Users users) {
    for (int i = 0; i < users.count(v); i++) {
      if (connects(v, users.get(v, i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block that is an operand is a hub. */
  boolean isShared(int operand) {
    return shared[operand] && graph.kind(operand) != VertexKind.GENERATED;
  }

  int count() {
    return start.length - 1;
  }

  /** The vertices of region r are member(start(r)) … member(start(r + 1) − 1). */
  int start(int region) {
    return start[region];
  }

  int member(int i) {
    return members[i];
  }
}
