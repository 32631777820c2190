package io.numflink.lshs;

import java.util.SplittableRandom;

/**
 * Gives every block one number: leaves are random, maps hash their operands in order, products
 * multiply and reductions add, modulo 2⁶⁴. A plan that computes the same numbers as its graph
 * combines the right blocks, each once.
 */
final class ToyAlgebra {
  private ToyAlgebra() {}

  static long[] evaluate(BlockGraph graph) {
    long[] values = new long[graph.size()];
    for (int v = 0; v < values.length; v++) {
      long[] operands = new long[graph.operandCount(v)];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = values[graph.operand(v, i)];
      }
      values[v] = kernel(graph, v, operands);
    }
    return values;
  }

  static long[] evaluate(Plan plan) {
    long[] values = new long[plan.size()];
    for (int p = 0; p < values.length; p++) {
      values[p] = evaluate(plan, p, values);
    }
    return values;
  }

  private static long evaluate(Plan plan, int p, long[] values) {
    int skip = plan.kind(p) == OperationKind.ACCUMULATE ? 1 : 0;
    long[] operands = new long[plan.operandCount(p) - skip];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = values[plan.operand(p, i + skip)];
    }
    return switch (plan.kind(p)) {
      case EXECUTE -> kernel(plan.graph(), plan.vertex(p), operands);
      case ACCUMULATE ->
          values[plan.operand(p, 0)] + kernel(plan.graph(), plan.vertex(p), operands);
      case COMBINE -> operands[0] + operands[1];
      case RELAY -> operands[0];
    };
  }

  private static long kernel(BlockGraph graph, int v, long[] operands) {
    return switch (graph.kind(v)) {
      case INPUT, GENERATED -> new SplittableRandom(v).nextLong();
      case MAP -> {
        long hash = v;
        for (long operand : operands) {
          hash = new SplittableRandom(hash * 31 + operand).nextLong();
        }
        yield hash;
      }
      case CONTRACT -> {
        long product = 1;
        for (long operand : operands) {
          product *= operand | 1;
        }
        yield product;
      }
      case REDUCE -> {
        long sum = 0;
        for (long operand : operands) {
          sum += operand;
        }
        yield sum;
      }
    };
  }
}
