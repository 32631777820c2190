package io.numflink.lshs;

import java.util.Arrays;

/**
 * Makes trees of broadcasts: a block that more than two other nodes need is passed on by some of
 * them, so that its owner does not send it to all.
 *
 * <p>With the owner at place 0 and the k others at places 1…k, the node at place j gets the block
 * from the one at place j − 2^⌊log₂ j⌋ (a binomial tree): the owner sends ⌈log₂(k + 1)⌉ times, as
 * long as the longest chain of transfers is. The bytes received are the same as without the tree.
 */
final class Broadcasts {
  private static final int DIRECT = 2;

  private Broadcasts() {}

  static void addRelays(OperationGraph operations) {
    int size = operations.size();
    int nodeCount = operations.cluster().nodeCount();
    if (nodeCount <= DIRECT + 1) {
      return;
    }
    Users users = operations.users();
    int[] mark = new int[nodeCount];
    Arrays.fill(mark, -1);
    int[] userSlot = new int[nodeCount];
    int[] source = new int[nodeCount];
    for (int u = 0; u < size; u++) {
      IntArray places = places(operations, users, u, mark, userSlot);
      if (places.size() - 1 <= DIRECT) {
        continue;
      }
      addTree(operations, u, places, userSlot, source);
      for (int i = 0; i < users.count(u); i++) {
        int user = users.get(u, i);
        int n = operations.node(user);
        if (n != operations.node(u)) {
          redirect(operations, user, u, source[n]);
        }
      }
    }
  }

  /** The owner's node, then the other nodes with users, in a rotation that starts at the owner. */
  private static IntArray places(
      OperationGraph operations, Users users, int u, int[] mark, int[] userSlot) {
    int own = operations.node(u);
    int others = 0;
    for (int i = 0; i < users.count(u); i++) {
      int user = users.get(u, i);
      int n = operations.node(user);
      if (n != own && mark[n] != u) {
        mark[n] = u;
        userSlot[n] = operations.slot(user);
        others++;
      }
    }
    IntArray places = new IntArray(others + 1);
    places.add(own);
    if (others > DIRECT) {
      for (int step = 1; step < mark.length; step++) {
        int n = (own + step) % mark.length;
        if (mark[n] == u) {
          places.add(n);
        }
      }
    }
    return places;
  }

  /** Adds the relays; then source[n] is the operation whose block the users on node n take. */
  private static void addTree(
      OperationGraph operations, int u, IntArray places, int[] userSlot, int[] source) {
    source[places.get(0)] = u;
    for (int j = 1; j < places.size(); j++) {
      int highest = Integer.highestOneBit(j);
      int from = source[places.get(j - highest)];
      boolean passesOn = j + 2 * highest < places.size();
      int n = places.get(j);
      source[n] =
          passesOn
              ? operations.add(
                  OperationKind.RELAY,
                  operations.vertex(u),
                  operations.target(u),
                  userSlot[n],
                  from)
              : from;
    }
  }

  private static void redirect(OperationGraph operations, int user, int from, int to) {
    for (int i = 0; i < operations.operandCount(user); i++) {
      if (operations.operand(user, i) == from) {
        operations.replaceOperand(user, i, to);
      }
    }
  }
}
