package io.numflink.lshs;

import java.util.Arrays;

/**
 * When the blocks of a plan come and go on each node, if the operations run one after another in
 * the plan's order and every block is pushed to its users' nodes the moment it is made.
 *
 * <p>A <em>holding</em> is the stay of one block on one node. Operation u opens a holding on its
 * own node and one on every other node that has users of it. A holding closes after its last use on
 * that node; at once if there is none; never if the block is an output on its owner. An operation
 * that takes over its first operand's memory (a combination in place, or a relay of what arrived
 * anyhow) opens no holding of its own: it prolongs the operand's.
 */
final class BlockLifetimes {
  private final int operations;

  /** The holdings of operation u are [start[u], start[u + 1]), its own node's first. */
  private final int[] start;

  private final int[] node;
  private final long[] bytes;

  /** The holding whose memory this one shares, or itself. */
  private final int[] root;

  /** The operation after which a holding closes; {@link #operations} for never. */
  private final int[] last;

  /** The holdings that close after operation p are closing[closingStart[p]…closingStart[p+1]). */
  private final int[] closingStart;

  private final int[] closing;

  private BlockLifetimes(Plan plan, int[] nodeOfSlot) {
    operations = plan.size();
    Users users = Users.of(plan);
    start = new int[operations + 1];
    IntArray nodes = new IntArray(operations * 2);
    IntArray lasts = new IntArray(operations * 2);
    int[] holdingOnNode = new int[plan.cluster().nodeCount()];
    Arrays.fill(holdingOnNode, -1);
    for (int u = 0; u < operations; u++) {
      start[u] = nodes.size();
      int own = nodeOfSlot[plan.slot(u)];
      holdingOnNode[own] = nodes.size();
      nodes.add(own);
      lasts.add(u);
      for (int i = 0; i < users.count(u); i++) {
        int user = users.get(u, i);
        int n = nodeOfSlot[plan.slot(user)];
        // Holdings of earlier operations have lower numbers, so the marks need no clearing.
        if (holdingOnNode[n] < start[u]) {
          holdingOnNode[n] = nodes.size();
          nodes.add(n);
          lasts.add(user);
        } else {
          lasts.set(holdingOnNode[n], user);
        }
      }
      if (plan.isFinal(u) && plan.graph().isOutput(plan.target(u))) {
        lasts.set(start[u], operations);
      }
    }
    start[operations] = nodes.size();
    node = nodes.toArray();
    last = lasts.toArray();
    bytes = new long[node.length];
    root = new int[node.length];
    for (int u = 0; u < operations; u++) {
      for (int h = start[u]; h < start[u + 1]; h++) {
        bytes[h] = plan.bytes(u);
        root[h] = h;
      }
      if (plan.inPlace(u) || plan.kind(u) == OperationKind.RELAY) {
        int shared = root[holding(plan.operand(u, 0), node[start[u]])];
        root[start[u]] = shared;
        last[shared] = Math.max(last[shared], last[start[u]]);
      }
    }
    closingStart = new int[operations + 2];
    for (int h = 0; h < node.length; h++) {
      if (root[h] == h) {
        closingStart[last[h] + 1]++;
      }
    }
    for (int p = 0; p <= operations; p++) {
      closingStart[p + 1] += closingStart[p];
    }
    int[] fill = closingStart.clone();
    closing = new int[closingStart[operations + 1]];
    for (int h = 0; h < node.length; h++) {
      if (root[h] == h) {
        closing[fill[last[h]]++] = h;
      }
    }
  }

  static BlockLifetimes of(Plan plan) {
    return new BlockLifetimes(plan, plan.cluster().nodeOfSlot());
  }

  /** The holdings that operation u opens: [firstOpened(u), endOpened(u)). */
  int firstOpened(int u) {
    // Only the holding on the operation's own node can be a shared one, and that is the first.
    return root[start[u]] == start[u] ? start[u] : start[u] + 1;
  }

  int endOpened(int u) {
    return start[u + 1];
  }

  /** The first of the holdings on other nodes, each of which is one transfer; up to endOpened. */
  int firstTransfer(int u) {
    return start[u] + 1;
  }

  int closedCount(int p) {
    return closingStart[p + 1] - closingStart[p];
  }

  /** The i-th holding that closes after operation p. */
  int closed(int p, int i) {
    return closing[closingStart[p] + i];
  }

  int node(int holding) {
    return node[holding];
  }

  long bytes(int holding) {
    return bytes[holding];
  }

  private int holding(int u, int onNode) {
    for (int h = start[u]; h < start[u + 1]; h++) {
      if (node[h] == onNode) {
        return h;
      }
    }
    throw new IllegalStateException("operation " + u + " has no block on node " + onNode);
  }
}
