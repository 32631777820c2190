package io.numflink.lshs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The loads of a plan as the rules say, slowly: memory is a set of buffers on each node, a buffer
 * is kept as long as an operation that is still to come on that node uses a block in it.
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

  ReferenceLoads(Plan plan) {
    this.plan = plan;
    nodeOfSlot = plan.cluster().nodeOfSlot();
    peaks = new long[plan.cluster().nodeCount()];
    netIn = new long[peaks.length];
    for (int p = 0; p < plan.size(); p++) {
      execute(p);
      for (int n = 0; n < peaks.length; n++) {
        peaks[n] = Math.max(peaks[n], liveBytes(n));
      }
      Set<Buffer> needed = needed(p);
      live.keySet().removeIf(buffer -> !needed.contains(buffer));
    }
  }

  long[] peaks() {
    return peaks;
  }

  long[] netIn() {
    return netIn;
  }

  private void execute(int p) {
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
    for (int done = 0; done <= p; done++) {
      if (plan.isFinal(done) && plan.graph().isOutput(plan.target(done))) {
        needed.add(bufferOf.get(key(done, node(done))));
      }
    }
    for (int next = p + 1; next < plan.size(); next++) {
      for (int i = 0; i < plan.operandCount(next); i++) {
        if (plan.operand(next, i) <= p) {
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
