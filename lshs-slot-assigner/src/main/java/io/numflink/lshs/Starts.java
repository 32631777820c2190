package io.numflink.lshs;

import java.util.Arrays;

/**
 * After how many operations of a plan, finished in plan order, each may start: when the one before
 * it on its slot and those whose blocks it uses are among them.
 */
final class Starts {
  /**
   * The operations that may start once p are done are at [first[p], first[p + 1]), in plan order.
   */
  private final int[] first;

  private final int[] operations;

  private Starts(int[] first, int[] operations) {
    this.first = first;
    this.operations = operations;
  }

  static Starts of(Plan plan) {
    int size = plan.size();
    int[] start = new int[size];
    int[] lastOfSlot = new int[plan.cluster().slotCount()];
    Arrays.fill(lastOfSlot, -1);
    int[] first = new int[size + 1];
    for (int u = 0; u < size; u++) {
      int latest = lastOfSlot[plan.slot(u)];
      for (int i = 0; i < plan.operandCount(u); i++) {
        latest = Math.max(latest, plan.operand(u, i));
      }
      lastOfSlot[plan.slot(u)] = u;
      start[u] = latest + 1;
      first[start[u] + 1]++;
    }
    for (int p = 0; p < size; p++) {
      first[p + 1] += first[p];
    }
    int[] fill = first.clone();
    int[] operations = new int[size];
    for (int u = 0; u < size; u++) {
      operations[fill[start[u]]++] = u;
    }
    return new Starts(first, operations);
  }

  /** How many operations may start once {@code done} are done, and not before. */
  int count(int done) {
    return first[done + 1] - first[done];
  }

  /** The i-th of them. */
  int get(int done, int i) {
    return operations[first[done] + i];
  }
}
