package io.numflink.array.dataflow;

import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;

/** The operations of a plan as flat arrays, with one entry an operation, in plan order. */
final class OperationTable {
  final byte[] kinds;
  final int[] array;
  final int[] linearIndex;
  final int[] targetArray;
  final int[] targetIndex;
  final boolean[] output;
  final int[] slot;
  final int[] stage;
  final long[] bytes;

  /** Operation p's operands are operands[operandStart[p]] … operands[operandStart[p + 1] − 1]. */
  final int[] operandStart;

  final int[] operands;

  /** Operation p's transfers are numbered from sendStart[p] to sendStart[p + 1], exclusive. */
  final int[] sendStart;

  final int[] sendStage;
  final int[] sendSlot;

  /** A table of so many operations, operands and transfers, to be filled. */
  OperationTable(int size, int operandCount, int sendCount) {
    kinds = new byte[size];
    array = new int[size];
    linearIndex = new int[size];
    targetArray = new int[size];
    targetIndex = new int[size];
    output = new boolean[size];
    slot = new int[size];
    stage = new int[size];
    bytes = new long[size];
    operandStart = new int[size + 1];
    operands = new int[operandCount];
    sendStart = new int[size + 1];
    sendStage = new int[sendCount];
    sendSlot = new int[sendCount];
  }

  @SuppressWarnings("EnumOrdinal") // driver and TaskManagers run the same code
  static OperationTable of(Plan plan, Staging staging) {
    int[] stages = staging.stages();
    int[] sendStage = staging.sendStage();
    int operandCount = 0;
    for (int op = 0; op < plan.size(); op++) {
      operandCount += plan.operandCount(op);
    }
    OperationTable table = new OperationTable(plan.size(), operandCount, sendStage.length);
    for (int op = 0; op < plan.size(); op++) {
      table.kinds[op] = (byte) plan.kind(op).ordinal();
      table.array[op] = plan.graph().array(plan.vertex(op));
      table.linearIndex[op] = plan.graph().linearIndex(plan.vertex(op));
      table.targetArray[op] = plan.graph().array(plan.target(op));
      table.targetIndex[op] = plan.graph().linearIndex(plan.target(op));
      table.output[op] =
          plan.isFinal(op)
              && plan.kind(op) != OperationKind.RELAY
              && plan.graph().isOutput(plan.target(op));
      table.slot[op] = plan.slot(op);
      table.stage[op] = stages[op];
      table.bytes[op] = plan.bytes(op);
      table.operandStart[op + 1] = table.operandStart[op] + plan.operandCount(op);
      for (int i = 0; i < plan.operandCount(op); i++) {
        table.operands[table.operandStart[op] + i] = plan.operand(op, i);
      }
    }
    System.arraycopy(staging.sendStart(), 0, table.sendStart, 0, plan.size() + 1);
    System.arraycopy(sendStage, 0, table.sendStage, 0, sendStage.length);
    System.arraycopy(staging.sendSlot(), 0, table.sendSlot, 0, sendStage.length);
    return table;
  }

  int size() {
    return kinds.length;
  }
}
