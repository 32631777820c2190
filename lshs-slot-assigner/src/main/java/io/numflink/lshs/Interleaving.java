package io.numflink.lshs;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Merges the slots' queues into one order by a simulated clock, so that operations that run at the
 * same time on different slots have neighbouring positions.
 *
 * <p>Each slot runs its operations in the base order. Of the slots whose next operation has all its
 * operands, the one that can start first goes first. Operations may not run ahead of the oldest
 * unfinished one by more than a window of base positions; a window of 1 gives the base order
 * itself.
 */
final class Interleaving {
  /** Rough speeds of one slot; only their ratios matter. */
  private static final double FLOPS_PER_SECOND = 2e10;

  private static final double MEMORY_BYTES_PER_SECOND = 1e10;
  private static final double NETWORK_BYTES_PER_SECOND = 1e9;
  private static final double OVERHEAD_SECONDS = 1e-6;

  private record Ready(double start, int basePosition, int slot) implements Comparable<Ready> {
    @Override
    public int compareTo(Ready other) {
      int byStart = Double.compare(start, other.start);
      return byStart != 0 ? byStart : Integer.compare(basePosition, other.basePosition);
    }
  }

  private final OperationGraph operations;
  private final int[] base;
  private final int window;
  private final int[] basePosition;
  private final int[] queueStart;
  private final int[] queue;
  private final int[] queueNext;
  private final double[] slotClock;
  private final double[] finish;
  private final boolean[] done;
  private final int[] firstWaiting;
  private final int[] nextWaiting;
  private final PriorityQueue<Ready> ready = new PriorityQueue<>();

  /** Heads that are ready but beyond the window, by base position. */
  private final PriorityQueue<Ready> parked =
      new PriorityQueue<>((a, b) -> Integer.compare(a.basePosition, b.basePosition));

  private int oldest;

  private Interleaving(OperationGraph operations, int[] base, int window) {
    this.operations = operations;
    this.base = base;
    this.window = window;
    int slots = operations.cluster().slotCount();
    basePosition = new int[base.length];
    queueStart = new int[slots + 1];
    for (int i = 0; i < base.length; i++) {
      basePosition[base[i]] = i;
      queueStart[operations.slot(base[i]) + 1]++;
    }
    for (int s = 0; s < slots; s++) {
      queueStart[s + 1] += queueStart[s];
    }
    queueNext = queueStart.clone();
    queue = new int[base.length];
    for (int operation : base) {
      queue[queueNext[operations.slot(operation)]++] = operation;
    }
    System.arraycopy(queueStart, 0, queueNext, 0, queueStart.length);
    slotClock = new double[slots];
    finish = new double[base.length];
    done = new boolean[base.length];
    firstWaiting = new int[base.length];
    Arrays.fill(firstWaiting, -1);
    nextWaiting = new int[slots];
  }

  /**
   * An order of all operations.
   *
   * @param seconds how long a run in that order would take by the simulated clock
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Timeline(int[] order, double seconds) {}

  static Timeline interleave(OperationGraph operations, int[] base, int window) {
    return new Interleaving(operations, base, window).run();
  }

  private Timeline run() {
    int[] order = new int[base.length];
    for (int s = 0; s < slotClock.length; s++) {
      offerHead(s);
    }
    for (int count = 0; count < order.length; count++) {
      Ready next = ready.remove();
      int operation = queue[queueNext[next.slot]++];
      order[count] = operation;
      done[operation] = true;
      finish[operation] = next.start + seconds(operation);
      slotClock[next.slot] = finish[operation];
      while (oldest < base.length && done[base[oldest]]) {
        oldest++;
      }
      while (!parked.isEmpty() && inWindow(parked.peek().basePosition)) {
        ready.add(parked.remove());
      }
      int waiting = firstWaiting[operation];
      offerHead(next.slot);
      while (waiting >= 0) {
        int following = nextWaiting[waiting];
        offerHead(waiting);
        waiting = following;
      }
    }
    double end = Arrays.stream(slotClock).max().orElse(0);
    return new Timeline(window <= 1 ? base : order, end);
  }

  private boolean inWindow(int position) {
    return position - oldest < window;
  }

  /** Makes the slot's next operation ready, or lets it wait for one of its operands. */
  private void offerHead(int slot) {
    if (queueNext[slot] == queueStart[slot + 1]) {
      return;
    }
    int operation = queue[queueNext[slot]];
    double start = slotClock[slot];
    int node = operations.node(operation);
    for (int i = 0; i < operations.operandCount(operation); i++) {
      int operand = operations.operand(operation, i);
      if (!done[operand]) {
        nextWaiting[slot] = firstWaiting[operand];
        firstWaiting[operand] = slot;
        return;
      }
      double arrival = finish[operand];
      if (operations.node(operand) != node) {
        arrival += operations.bytes(operand) / NETWORK_BYTES_PER_SECOND;
      } else if (operations.slot(operand) != slot) {
        arrival +=
            operations.cluster().copyFraction()
                * operations.bytes(operand)
                / NETWORK_BYTES_PER_SECOND;
      }
      start = Math.max(start, arrival);
    }
    Ready head = new Ready(start, basePosition[operation], slot);
    if (inWindow(head.basePosition)) {
      ready.add(head);
    } else {
      parked.add(head);
    }
  }

  private double seconds(int operation) {
    double bytes = operations.bytes(operation);
    double flops = operations.graph().flops(operations.vertex(operation));
    return OVERHEAD_SECONDS + bytes / MEMORY_BYTES_PER_SECOND + flops / FLOPS_PER_SECOND;
  }
}
