package io.numflink.array.dataflow;

import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Cuts a plan into stages, the Flink operators of the job, and finds the transfers between them.
 *
 * <p>The stage of an operation is the largest number of transfers on any path to it: operands on
 * the same node do not raise it (slots of one TaskManager hand blocks over by reference), an
 * operand on another node does by one:
 *
 * <pre>stage(v) = max over operands u of stage(u) + [node(u) ≠ node(v)],  0 without operands</pre>
 *
 * So every transfer goes from a stage to a later one, the stages are convex, and the contracted
 * graph has no cycle. A block travels to a node once: to the earliest stage there that uses it, on
 * the slot of its first user in plan order.
 */
public final class Staging {

  /** Names longer than this are cut, for Flink's web UI. */
  private static final int LONGEST_NAME = 80;

  private final Plan plan;
  private final int[] nodeOfSlot;
  private final int[] stage;
  private final int stageCount;
  private final int[] sendStart;
  private final int[] sendStage;
  private final int[] sendSlot;

  public Staging(Plan plan) {
    this.plan = plan;
    this.nodeOfSlot = plan.cluster().nodeOfSlot();
    this.stage = new int[plan.size()];
    int last = 0;
    for (int v = 0; v < plan.size(); v++) {
      int level = 0;
      for (int i = 0; i < plan.operandCount(v); i++) {
        int u = plan.operand(v, i);
        level = Math.max(level, stage[u] + (node(u) == node(v) ? 0 : 1));
      }
      stage[v] = level;
      last = Math.max(last, level);
    }
    stageCount = last + 1;

    Landings landings = new Landings(plan.size(), plan.cluster().nodeCount());
    for (int v = 0; v < plan.size(); v++) {
      for (int i = 0; i < plan.operandCount(v); i++) {
        int u = plan.operand(v, i);
        if (node(u) != node(v)) {
          landings.offer(u, node(v), stage[v], plan.slot(v));
        }
      }
    }
    sendStart = landings.start();
    sendStage = landings.stages();
    sendSlot = landings.slots();
  }

  private int node(int operation) {
    return nodeOfSlot[plan.slot(operation)];
  }

  public int stageCount() {
    return stageCount;
  }

  /** The stage of every operation. */
  public int[] stages() {
    return stage.clone();
  }

  /** Operation u's transfers are numbered from {@code [u]} to {@code [u + 1]}, exclusive. */
  int[] sendStart() {
    return sendStart;
  }

  /** The stage that receives each transfer. */
  int[] sendStage() {
    return sendStage;
  }

  /** The slot that receives each transfer. */
  int[] sendSlot() {
    return sendSlot;
  }

  /** The later stages that stage {@code from} sends blocks to, in ascending order. */
  public int[] targetsOf(int from) {
    boolean[] target = new boolean[stageCount];
    for (int u = 0; u < plan.size(); u++) {
      if (stage[u] == from) {
        for (int i = sendStart[u]; i < sendStart[u + 1]; i++) {
          target[sendStage[i]] = true;
        }
      }
    }
    return IntStream.range(0, stageCount).filter(s -> target[s]).toArray();
  }

  /** Payload bytes that enter each stage from other nodes. */
  public long[] bytesInto() {
    long[] bytes = new long[stageCount];
    for (int u = 0; u < plan.size(); u++) {
      for (int i = sendStart[u]; i < sendStart[u + 1]; i++) {
        bytes[sendStage[i]] += plan.bytes(u);
      }
    }
    return bytes;
  }

  /** How many operations each stage has. */
  public int[] operationCounts() {
    int[] counts = new int[stageCount];
    for (int s : stage) {
      counts[s]++;
    }
    return counts;
  }

  /** A name for each stage: the array operations in it, in order of their first appearance. */
  public List<String> names() {
    List<Set<String>> operations = new ArrayList<>();
    for (int s = 0; s < stageCount; s++) {
      operations.add(new LinkedHashSet<>());
    }
    for (int v = 0; v < plan.size(); v++) {
      operations
          .get(stage[v])
          .add(label(plan.graph().arrays().get(plan.graph().array(plan.target(v)))));
    }
    return operations.stream().map(Staging::join).toList();
  }

  /** The operation and the name of an array, as people read it. */
  static String label(BlockGraph.ArrayInfo info) {
    return info.name().isEmpty() || info.name().equals(info.operation())
        ? info.operation()
        : info.operation() + " " + info.name();
  }

  private static String join(Set<String> labels) {
    StringJoiner joiner = new StringJoiner(" · ");
    int length = 0;
    int named = 0;
    for (String label : labels) {
      if (named > 0 && length + label.length() > LONGEST_NAME) {
        joiner.add("… " + (labels.size() - named) + " more");
        break;
      }
      joiner.add(label);
      length += label.length() + 3;
      named++;
    }
    return joiner.toString();
  }

  /**
   * For each (operation, receiving node), the best landing place offered; kept in compressed rows.
   */
  private static final class Landings {
    private final int nodes;
    private final int[] head;
    private int size;
    private int[] next = new int[64];
    private int[] node = new int[64];
    private int[] stage = new int[64];
    private int[] slot = new int[64];

    Landings(int operations, int nodes) {
      this.nodes = nodes;
      head = new int[operations];
      Arrays.fill(head, -1);
    }

    void offer(int operation, int node, int stage, int slot) {
      int hops = 0;
      for (int i = head[operation]; i >= 0; i = next[i]) {
        if (this.node[i] == node) {
          if (stage < this.stage[i]) {
            this.stage[i] = stage;
            this.slot[i] = slot;
          }
          return;
        }
        if (++hops > nodes) {
          throw new IllegalStateException("operation " + operation + " lands on too many nodes");
        }
      }
      if (size == next.length) {
        next = Arrays.copyOf(next, size * 2);
        this.node = Arrays.copyOf(this.node, size * 2);
        this.stage = Arrays.copyOf(this.stage, size * 2);
        this.slot = Arrays.copyOf(this.slot, size * 2);
      }
      this.node[size] = node;
      this.stage[size] = stage;
      this.slot[size] = slot;
      next[size] = head[operation];
      head[operation] = size++;
    }

    int[] start() {
      int[] start = new int[head.length + 1];
      for (int u = 0; u < head.length; u++) {
        int count = 0;
        for (int i = head[u]; i >= 0; i = next[i]) {
          count++;
        }
        start[u + 1] = start[u] + count;
      }
      return start;
    }

    int[] stages() {
      return flatten(stage);
    }

    int[] slots() {
      return flatten(slot);
    }

    private int[] flatten(int[] values) {
      int[] flat = new int[size];
      int at = 0;
      for (int first : head) {
        for (int i = first; i >= 0; i = next[i]) {
          flat[at++] = values[i];
        }
      }
      return flat;
    }
  }
}
