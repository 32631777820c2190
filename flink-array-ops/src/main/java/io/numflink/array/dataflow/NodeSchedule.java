package io.numflink.array.dataflow;

import io.numflink.lshs.RunAhead;
import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Which of one node's operations may run, are done, and come next. Not thread-safe: the node's
 * runtime holds a lock.
 *
 * <p>An operation is ready when all blocks it uses are on the node. Ready operations of a slot run
 * in plan order, and none beyond what the node's memory admits ({@link RunAhead#limit}); those
 * whose blocks go to other nodes wait besides until these {@link #admit admit} them.
 */
final class NodeSchedule {
  private final PlacedProgram program;
  private final int node;
  private final int[] localOperations;
  private final int[] missing;
  private final int[] uses;
  private final int[] userStart;
  private final int[] users;
  private final PriorityQueue<Integer>[] readyHere;
  private final PriorityQueue<Integer>[] readyToSend;
  private final int[] remainingOfSlot;
  private final BitSet finished = new BitSet();
  private int frontier;
  private int limit;
  private int sendLimit;

  @SuppressWarnings({"unchecked", "rawtypes"})
  NodeSchedule(PlacedProgram program, int node) {
    this.program = program;
    this.node = node;
    int n = program.size();
    int slots = program.slotsOf(node);
    int firstSlot = program.firstSlot(node);
    localOperations = IntStream.range(0, n).filter(op -> program.node(op) == node).toArray();
    missing = new int[n];
    uses = new int[n];
    readyHere = new PriorityQueue[slots];
    Arrays.setAll(readyHere, slot -> new PriorityQueue<>());
    readyToSend = new PriorityQueue[slots];
    Arrays.setAll(readyToSend, slot -> new PriorityQueue<>());
    remainingOfSlot = new int[slots];

    userStart = new int[n + 1];
    for (int op : localOperations) {
      for (int i = 0; i < program.operandCount(op); i++) {
        if (isFirstMention(op, i)) {
          userStart[program.operand(op, i) + 1]++;
          missing[op]++;
        }
      }
    }
    for (int u = 0; u < n; u++) {
      uses[u] = userStart[u + 1];
      userStart[u + 1] += userStart[u];
    }
    users = new int[userStart[n]];
    int[] at = Arrays.copyOf(userStart, n);
    for (int op : localOperations) {
      for (int i = 0; i < program.operandCount(op); i++) {
        if (isFirstMention(op, i)) {
          users[at[program.operand(op, i)]++] = op;
        }
      }
      uses[op] += (program.sends(op) ? 1 : 0) + (program.isOutput(op) ? 1 : 0);
      int slot = program.slot(op) - firstSlot;
      remainingOfSlot[slot]++;
      if (missing[op] == 0) {
        ready(op);
      }
    }
    sendLimit = program.sendLimit(new int[program.nodeCount()]);
    advanceFrontier();
  }

  /** Whether operand i of the operation is not also an earlier operand of it. */
  private boolean isFirstMention(int op, int i) {
    for (int j = 0; j < i; j++) {
      if (program.operand(op, j) == program.operand(op, i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * How often the block of an operation is used on this node: by operations, by sending it, by the
   * driver.
   */
  int uses(int operation) {
    return uses[operation];
  }

  /** Takes the next operation that the slot (counted from 0 on this node) may run, or -1. */
  int take(int slot) {
    Integer here = readyHere[slot].peek();
    Integer toSend = readyToSend[slot].peek();
    boolean mayRun = here != null && here <= limit;
    boolean maySend = toSend != null && toSend <= Math.min(limit, sendLimit);
    if (maySend && !(mayRun && here < toSend)) {
      return readyToSend[slot].remove();
    }
    return mayRun ? readyHere[slot].remove() : -1;
  }

  private void ready(int operation) {
    int slot = program.slot(operation) - program.firstSlot(node);
    (program.sends(operation) ? readyToSend : readyHere)[slot].add(operation);
  }

  /** Tells that a block is on the node; its users that wait for nothing else become ready. */
  void available(int operation) {
    for (int i = userStart[operation]; i < userStart[operation + 1]; i++) {
      int user = users[i];
      if (--missing[user] == 0) {
        ready(user);
      }
    }
  }

  /** Tells that an operation is done: computed, and sent where it is needed. */
  void finish(int operation) {
    finished.set(operation);
    int slot = program.slot(operation) - program.firstSlot(node);
    remainingOfSlot[slot]--;
    advanceFrontier();
  }

  private void advanceFrontier() {
    while (frontier < localOperations.length && finished.get(localOperations[frontier])) {
      frontier++;
    }
    limit = program.runAhead().limit(node, frontier());
  }

  /**
   * The first operation of this node, in plan order, that is not finished; the program's size if
   * all are.
   */
  int frontier() {
    return frontier < localOperations.length ? localOperations[frontier] : program.size();
  }

  /** Whether all operations of a slot, counted from 0 on this node, are done. */
  boolean isDone(int slot) {
    return remainingOfSlot[slot] == 0;
  }

  /** Lets operations up to {@code newLimit} send blocks to other nodes; limits never fall. */
  void admit(int newLimit) {
    sendLimit = Math.max(sendLimit, newLimit);
  }

  /** The last operation that may start as far as this node's memory is concerned. */
  int limit() {
    return limit;
  }

  /** Whether all operations of the node are done. */
  boolean isDone() {
    return frontier == localOperations.length;
  }

  int finishedCount() {
    return finished.cardinality();
  }
}
