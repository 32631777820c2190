package io.numflink.array.report.page;

import io.numflink.lshs.Plan;
import java.util.Arrays;

/**
 * The transfers of a plan: a block that crosses to a node does so once, and is counted for the
 * operation there that it comes to first, which is of the earliest stage that uses it and, within
 * that stage, first in plan order ({@link io.numflink.array.dataflow.Staging}).
 */
final class Transfers {

  /** What is done with each transfer. */
  interface Visitor {
    /**
     * @param sender the operation whose block crosses
     * @param receiver the operation that it crosses for
     */
    void visit(int sender, int receiver);
  }

  /** The first transfer of every operation's block, and the next one of each; −1 ends the list. */
  private final int[] head;

  private int[] next = new int[1024];
  private int[] receiver = new int[1024];
  private int size;

  private Transfers(int operations) {
    head = new int[operations];
    Arrays.fill(head, -1);
  }

  /**
   * Visits all transfers of a plan.
   *
   * @param stages the stage of every operation
   */
  static void forEach(Plan plan, int[] stages, Visitor visitor) {
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    Transfers transfers = new Transfers(plan.size());
    for (int user = 0; user < plan.size(); user++) {
      for (int i = 0; i < plan.operandCount(user); i++) {
        int operand = plan.operand(user, i);
        if (nodeOfSlot[plan.slot(operand)] != nodeOfSlot[plan.slot(user)]) {
          transfers.offer(operand, user, plan, stages, nodeOfSlot);
        }
      }
    }
    for (int sender = 0; sender < plan.size(); sender++) {
      for (int t = transfers.head[sender]; t >= 0; t = transfers.next[t]) {
        visitor.visit(sender, transfers.receiver[t]);
      }
    }
  }

  private void offer(int sender, int user, Plan plan, int[] stages, int[] nodeOfSlot) {
    for (int t = head[sender]; t >= 0; t = next[t]) {
      if (nodeOfSlot[plan.slot(receiver[t])] == nodeOfSlot[plan.slot(user)]) {
        if (stages[user] < stages[receiver[t]]) {
          receiver[t] = user;
        }
        return;
      }
    }
    if (size == next.length) {
      next = Arrays.copyOf(next, size * 2);
      receiver = Arrays.copyOf(receiver, size * 2);
    }
    receiver[size] = user;
    next[size] = head[sender];
    head[sender] = size++;
  }
}
