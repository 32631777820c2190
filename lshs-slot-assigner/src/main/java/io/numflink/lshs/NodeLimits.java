package io.numflink.lshs;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How far operations may run ahead as far as one node's memory is concerned ({@link RunAhead}), as
 * the steps of two functions of the node's frontier.
 *
 * <p>live(F) + Σ_{p=F…q} alloc(p) is all that the operations up to q allocate less all that those
 * before F free. So one walk through the frees, with the allocations that they make room for, finds
 * all steps.
 */
final class NodeLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int size;

  /** From frontier {@code from[i]} on, the limits are {@code limit[i]} and {@code pushLimit[i]}. */
  private final int[] from;

  private final int[] limit;
  private final int[] pushLimit;

  private NodeLimits(int size, int[] from, int[] limit, int[] pushLimit) {
    this.size = size;
    this.from = from;
    this.limit = limit;
    this.pushLimit = pushLimit;
  }

  int limit(int frontier) {
    return Math.max(Math.min(frontier, size - 1), limit[step(frontier)]);
  }

  int pushLimit(int frontier) {
    return Math.max(Math.min(frontier, size - 1), pushLimit[step(frontier)]);
  }

  int steps() {
    return from.length;
  }

  private int step(int frontier) {
    if (frontier < 0 || frontier > size) {
      throw new IndexOutOfBoundsException("frontier %d of %d".formatted(frontier, size));
    }
    int at = Arrays.binarySearch(from, frontier);
    return at >= 0 ? at : -at - 2;
  }

  private Object writeReplace() {
    return new Packed(this);
  }

  /** Takes what happens on the node in plan order. */
  static final class Builder {
    private final Changes allocations = new Changes();
    private final Changes frees = new Changes();
    private final IntArray pushes = new IntArray(16);

    /** Operation p allocates a block here; {@code pushed} if it runs on another node. */
    void allocate(int p, long bytes, boolean pushed) {
      allocations.add(p, bytes);
      if (pushed) {
        pushes.add(p);
      }
    }

    /** A block of that size is free once the operations up to p have finished. */
    void free(int p, long bytes) {
      frees.add(p, bytes);
    }

    NodeLimits build(int size, long budget) {
      IntArray from = new IntArray(16);
      IntArray limits = new IntArray(16);
      IntArray pushLimits = new IntArray(16);
      long room = budget;
      int allocated = 0;
      int pushed = 0;
      int freed = 0;
      int frontier = 0;
      while (true) {
        while (allocated < allocations.count() && allocations.bytes(allocated) <= room) {
          room -= allocations.bytes(allocated);
          allocated++;
        }
        int limit =
            allocated < allocations.count() ? allocations.operation(allocated) - 1 : size - 1;
        while (pushed < pushes.size() && pushes.get(pushed) <= limit) {
          pushed++;
        }
        int pushLimit = pushed < pushes.size() ? pushes.get(pushed) - 1 : size - 1;
        int last = limits.size() - 1;
        if (last < 0 || limits.get(last) != limit || pushLimits.get(last) != pushLimit) {
          from.add(frontier);
          limits.add(limit);
          pushLimits.add(pushLimit);
        }
        if (freed == frees.count()) {
          return new NodeLimits(size, from.toArray(), limits.toArray(), pushLimits.toArray());
        }
        frontier = frees.operation(freed) + 1;
        while (freed < frees.count() && frees.operation(freed) < frontier) {
          room += frees.bytes(freed);
          freed++;
        }
      }
    }
  }

  /** Bytes that come or go with operations. */
  private static final class Changes {
    private final IntArray operations = new IntArray(16);
    private long[] bytes = new long[16];

    void add(int operation, long more) {
      if (operations.size() == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      bytes[operations.size()] = more;
      operations.add(operation);
    }

    int count() {
      return operations.size();
    }

    int operation(int i) {
      return operations.get(i);
    }

    long bytes(int i) {
      return bytes[i];
    }
  }

  /** The form that travels: the columns grow, mostly by little. */
  private static final class Packed implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int size;
    private final int steps;
    private final PackedNumbers differences;

    Packed(NodeLimits limits) {
      size = limits.size;
      steps = limits.steps();
      PackedNumbers.Writer writer = new PackedNumbers.Writer();
      for (int[] column : new int[][] {limits.from, limits.limit, limits.pushLimit}) {
        for (int i = 0; i < steps; i++) {
          writer.add(column[i] - (i == 0 ? 0 : column[i - 1]));
        }
      }
      differences = writer.pack();
    }

    private Object readResolve() {
      PackedNumbers.Reader reader = differences.reader();
      int[][] columns = new int[3][steps];
      for (int[] column : columns) {
        for (int i = 0; i < steps; i++) {
          column[i] = reader.nextInt() + (i == 0 ? 0 : column[i - 1]);
        }
      }
      return new NodeLimits(size, columns[0], columns[1], columns[2]);
    }
  }
}
