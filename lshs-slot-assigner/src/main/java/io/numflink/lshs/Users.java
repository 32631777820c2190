package io.numflink.lshs;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * The reverse of an operand relation, in compressed rows: who uses what. The users of an element
 * are in ascending order; one that has it as operand twice is listed twice.
 */
final class Users {
  private final int[] start;
  private final int[] users;

  private Users(int[] start, int[] users) {
    this.start = start;
    this.users = users;
  }

  static Users of(int size, IntUnaryOperator operandCount, IntBinaryOperator operand) {
    int[] start = new int[size + 1];
    for (int user = 0; user < size; user++) {
      int count = operandCount.applyAsInt(user);
      for (int i = 0; i < count; i++) {
        start[operand.applyAsInt(user, i) + 1]++;
      }
    }
    for (int i = 0; i < size; i++) {
      start[i + 1] += start[i];
    }
    int[] fill = start.clone();
    int[] users = new int[start[size]];
    for (int user = 0; user < size; user++) {
      int count = operandCount.applyAsInt(user);
      for (int i = 0; i < count; i++) {
        users[fill[operand.applyAsInt(user, i)]++] = user;
      }
    }
    return new Users(start, users);
  }

  static Users of(BlockGraph graph) {
    return of(graph.size(), graph::operandCount, graph::operand);
  }

  static Users of(Plan plan) {
    return of(plan.size(), plan::operandCount, plan::operand);
  }

  int count(int element) {
    return start[element + 1] - start[element];
  }

  int get(int element, int i) {
    return users[start[element] + i];
  }
}
