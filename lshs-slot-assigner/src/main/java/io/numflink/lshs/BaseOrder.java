package io.numflink.lshs;

import java.util.Arrays;

/**
 * A topological order of operations that one worker would follow. In all of them an operation that
 * only takes memory (a read, a generated block, a relay) comes just before its first user.
 */
enum BaseOrder {
  /** As created: a contraction goes through its contracted index outermost, as in SUMMA. */
  CREATION,
  /** Depth first from the results: one result block after another. */
  DEPTH_FIRST,
  /**
   * Depth first, and whatever can run at once does: a block's users follow it closely, even if they
   * belong to other results.
   */
  EAGER;

  int[] of(OperationGraph operations) {
    Traversal traversal = new Traversal(operations, this == EAGER ? operations.users() : null);
    boolean[] used = new boolean[operations.size()];
    for (int u = 0; u < operations.size(); u++) {
      for (int i = 0; i < operations.operandCount(u); i++) {
        used[operations.operand(u, i)] = true;
      }
    }
    for (int u = 0; u < operations.size(); u++) {
      if (this == CREATION ? !operations.isJustInTime(u) : !used[u]) {
        traversal.visit(u);
      }
    }
    for (int u = 0; u < operations.size(); u++) {
      traversal.visit(u);
    }
    return traversal.order;
  }

  /** A post-order with an explicit stack: chains are longer than a thread's stack is deep. */
  private static final class Traversal {
    private final OperationGraph operations;
    private final Users users;
    private final int[] order;
    private final boolean[] done;
    private final int[] nextOperand;
    private final int[] missing;
    private final IntArray stack = new IntArray(1024);
    private int count;

    Traversal(OperationGraph operations, Users usersIfEager) {
      this.operations = operations;
      this.users = usersIfEager;
      order = new int[operations.size()];
      done = new boolean[operations.size()];
      nextOperand = new int[operations.size()];
      missing = new int[operations.size()];
      Arrays.setAll(missing, operations::operandCount);
    }

    void visit(int root) {
      if (done[root]) {
        return;
      }
      stack.add(root);
      while (stack.size() > 0) {
        int u = stack.get(stack.size() - 1);
        if (done[u]) {
          stack.removeLast();
        } else if (nextOperand[u] < operations.operandCount(u)) {
          int operand = operations.operand(u, nextOperand[u]++);
          if (!done[operand]) {
            stack.add(operand);
          }
        } else {
          stack.removeLast();
          emit(u);
        }
      }
    }

    private void emit(int u) {
      done[u] = true;
      order[count++] = u;
      if (users == null) {
        return;
      }
      // Last user on the stack first: the oldest one runs next.
      for (int i = users.count(u) - 1; i >= 0; i--) {
        int user = users.get(u, i);
        if (--missing[user] == 0 && !done[user]) {
          stack.add(user);
        }
      }
    }
  }
}
