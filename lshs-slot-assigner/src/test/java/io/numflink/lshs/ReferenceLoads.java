package io.numflink.lshs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The loads of a plan as the rules say, slowly: memory is a set of buffers on each node, a buffer
 * is kept as long as an operation that is not done on that node uses a block in it.
 */
final class ReferenceLoads {
  /** A piece of memory on a node. */
  private record Buffer(int node, int firstOperation) {}

  private final Plan plan;
  private final int[] nodeOfSlot;
  private final long[] peaks;
  private final long[] netIn;

  /** Where block u lies on node n. */
  private final Map<Long, Buffer> bufferOf = new HashMap<>();

  private final Map<Buffer, Long> live = new HashMap<>();

  /** Operations are done in order, but some start while earlier ones are at work. */
  private final Set<Integer> started = new HashSet<>();

  private ReferenceLoads(Plan plan, boolean concurrent) {
    this.plan = plan;
    nodeOfSlot = plan.cluster().nodeOfSlot();
    peaks = new long[plan.cluster().nodeCount()];
    netIn = new long[peaks.length];
    for (int p = 0; p < plan.size(); p++) {
      for (int next = p; next < (concurrent ? plan.size() : p + 1); next++) {
        if (!started.contains(next) && mayStart(next, p)) {
          start(next);
        }
      }
      for (int n = 0; n < peaks.length; n++) {
        peaks[n] = Math.max(peaks[n], liveBytes(n));
      }
      Set<Buffer> needed = needed(p);
      live.keySet().removeIf(buffer -> !needed.contains(buffer));
    }
  }

  /** One operation after another. */
  static ReferenceLoads serial(Plan plan) {
    return new ReferenceLoads(plan, false);
  }

  /** Every operation starts as soon as it may. */
  static ReferenceLoads concurrent(Plan plan) {
    return new ReferenceLoads(plan, true);
  }

  long[] peaks() {
    return peaks;
  }

  long[] netIn() {
    return netIn;
  }

  /** Whether all that the operation waits for is among the first {@code done} operations. */
  private boolean mayStart(int operation, int done) {
    for (int p = done; p < operation; p++) {
      if (plan.slot(p) == plan.slot(operation) || uses(operation, p)) {
        return false;
      }
    }
    return true;
  }

  private void start(int p) {
    started.add(p);
    int own = node(p);
    boolean shares = plan.inPlace(p) || plan.kind(p) == OperationKind.RELAY;
    Buffer result = shares ? bufferOf.get(key(plan.operand(p, 0), own)) : new Buffer(own, p);
    bufferOf.put(key(p, own), result);
    live.put(result, plan.bytes(p));
    for (int user = p + 1; user < plan.size(); user++) {
      int n = node(user);
      if (n != own && uses(user, p) && !bufferOf.containsKey(key(p, n))) {
        Buffer copy = new Buffer(n, p);
        bufferOf.put(key(p, n), copy);
        live.put(copy, plan.bytes(p));
        netIn[n] += plan.bytes(p);
      }
    }
  }

  private Set<Buffer> needed(int p) {
    Set<Buffer> needed = new HashSet<>();
    for (int q : started) {
      if (q > p || plan.isFinal(q) && plan.graph().isOutput(plan.target(q))) {
        needed.add(bufferOf.get(key(q, node(q))));
      }
    }
    for (int next = p + 1; next < plan.size(); next++) {
      for (int i = 0; i < plan.operandCount(next); i++) {
        if (started.contains(plan.operand(next, i))) {
          needed.add(bufferOf.get(key(plan.operand(next, i), node(next))));
        }
      }
    }
    return needed;
  }

  private boolean uses(int user, int p) {
    for (int i = 0; i < plan.operandCount(user); i++) {
      if (plan.operand(user, i) == p) {
        return true;
      }
    }
    return false;
  }

  private long liveBytes(int node) {
    return live.entrySet().stream()
        .filter(entry -> entry.getKey().node() == node)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private int node(int p) {
    return nodeOfSlot[plan.slot(p)];
  }

  private static long key(int operation, int node) {
    return (long) operation << 32 | node;
  }
}
