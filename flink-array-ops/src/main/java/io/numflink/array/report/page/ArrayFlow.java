package io.numflink.array.report.page;

import io.numflink.array.dataflow.Staging;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan by arrays instead of blocks: what is computed for each array of its graph, and what flows
 * from one to the other. A partial result counts as a block of the array that it adds to. All bytes
 * of the flows and those that arrays pass on within themselves make the bytes that the plan moves.
 *
 * @param parts arrays that the plan has operations for, in the graph's order, which is topological
 * @param flows by sending array and then by receiving array; never of an array to itself
 */
record ArrayFlow(List<Part> parts, List<Flow> flows) {

  /**
   * What the plan does for one array.
   *
   * @param array its number in the graph
   * @param bytes payload of all its blocks; 0 if they are receipts only
   * @param operations how many operations work towards its blocks
   * @param firstStage the stage of the first of them
   * @param lastStage the stage of the last
   * @param relayedBytes payload of whole blocks that cross to nodes which pass them on
   * @param partialBytes payload of partial results that cross to be combined
   * @param incomingBytes payload that enters for it from other nodes, of all arrays
   */
  record Part(
      int array,
      long bytes,
      int operations,
      int firstStage,
      int lastStage,
      long relayedBytes,
      long partialBytes,
      long incomingBytes) {}

  /**
   * Blocks of one array that are operands of another.
   *
   * @param bytes payload that crosses from node to node
   * @param transfers how often a block crosses
   */
  record Flow(int from, int to, long bytes, int transfers) {}

  /** Payload of all blocks of each array of a graph. */
  static long[] bytes(BlockGraph graph) {
    long[] bytes = new long[graph.arrays().size()];
    for (int vertex = 0; vertex < graph.size(); vertex++) {
      bytes[graph.array(vertex)] += graph.bytes(vertex);
    }
    return bytes;
  }

  static ArrayFlow of(Plan plan, Staging staging) {
    Sums sums = new Sums(plan, staging.stages());
    return new ArrayFlow(sums.parts(), sums.flows());
  }

  /** Adds up operations and transfers. */
  private static final class Sums {
    private final Plan plan;
    private final long[] bytes;
    private final int[] operations;
    private final int[] firstStage;
    private final int[] lastStage;
    private final long[] relayed;
    private final long[] partial;
    private final long[] incoming;

    /** Bytes and transfers, by sending and receiving array. */
    private final Map<Long, long[]> flows = new TreeMap<>();

    Sums(Plan plan, int[] stages) {
      this.plan = plan;
      int arrays = plan.graph().arrays().size();
      bytes = bytes(plan.graph());
      operations = new int[arrays];
      firstStage = new int[arrays];
      lastStage = new int[arrays];
      relayed = new long[arrays];
      partial = new long[arrays];
      incoming = new long[arrays];
      for (int user = 0; user < plan.size(); user++) {
        int array = array(user);
        firstStage[array] =
            operations[array] == 0 ? stages[user] : Math.min(firstStage[array], stages[user]);
        lastStage[array] = Math.max(lastStage[array], stages[user]);
        operations[array]++;
        for (int i = 0; i < plan.operandCount(user); i++) {
          flow(array(plan.operand(user, i)), array);
        }
      }
      Transfers.forEach(plan, stages, this::transfer);
    }

    private int array(int operation) {
      return plan.graph().array(plan.target(operation));
    }

    private long[] flow(int from, int to) {
      long key = (long) from << 32 | to;
      long[] sums = flows.get(key);
      if (sums == null) {
        sums = new long[2];
        flows.put(key, sums);
      }
      return sums;
    }

    private void transfer(int sender, int receiver) {
      long bytes = plan.bytes(sender);
      int to = array(receiver);
      incoming[to] += bytes;
      if (array(sender) != to) {
        long[] sums = flow(array(sender), to);
        sums[0] += bytes;
        sums[1]++;
      } else if (plan.kind(receiver) == OperationKind.RELAY) {
        relayed[to] += bytes;
      } else {
        partial[to] += bytes;
      }
    }

    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      for (int array = 0; array < operations.length; array++) {
        if (operations[array] > 0) {
          parts.add(
              new Part(
                  array,
                  bytes[array],
                  operations[array],
                  firstStage[array],
                  lastStage[array],
                  relayed[array],
                  partial[array],
                  incoming[array]));
        }
      }
      return parts;
    }

    List<Flow> flows() {
      List<Flow> list = new ArrayList<>();
      flows.forEach(
          (key, sums) -> {
            int from = (int) (key >> 32);
            int to = key.intValue();
            if (from != to) {
              list.add(new Flow(from, to, sums[0], (int) sums[1]));
            }
          });
      return list;
    }
  }
}
