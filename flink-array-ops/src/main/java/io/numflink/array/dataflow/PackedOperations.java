package io.numflink.array.dataflow;

import io.numflink.lshs.PackedNumbers;
import java.io.Serializable;
import java.util.Arrays;

/**
 * An {@link OperationTable} in the few bytes that travel. What a slot does next resembles what it
 * did before, so the operations are written slot by slot, each column as differences to the slot's
 * previous operation, and the plan order as the sequence of slots. An operand is written as its
 * slot and its place in that slot's queue.
 */
final class PackedOperations implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int OUTPUT = 1;

  private final int size;
  private final int operandCount;
  private final int sendCount;
  private final int slotCount;

  /** The slot of every operation, in plan order. */
  private final PackedNumbers slots;

  /** Kind, whether it is an output, and the number of operands. */
  private final PackedNumbers shapes;

  private final PackedNumbers arrays;
  private final PackedNumbers linearIndices;
  private final PackedNumbers targetArrays;
  private final PackedNumbers targetIndices;
  private final PackedNumbers stages;
  private final PackedNumbers bytes;
  private final PackedNumbers operandSlots;
  private final PackedNumbers operandPlaces;
  private final PackedNumbers sends;

  PackedOperations(OperationTable table, int slotCount) {
    size = table.size();
    operandCount = table.operands.length;
    sendCount = table.sendStage.length;
    this.slotCount = slotCount;
    Queues queues = new Queues(table.slot, slotCount);
    slots = slots(table);
    PackedNumbers.Writer shape = new PackedNumbers.Writer();
    PackedNumbers.Writer array = new PackedNumbers.Writer();
    PackedNumbers.Writer linearIndex = new PackedNumbers.Writer();
    PackedNumbers.Writer targetArray = new PackedNumbers.Writer();
    PackedNumbers.Writer targetIndex = new PackedNumbers.Writer();
    PackedNumbers.Writer stage = new PackedNumbers.Writer();
    PackedNumbers.Writer payload = new PackedNumbers.Writer();
    PackedNumbers.Writer operandSlot = new PackedNumbers.Writer();
    PackedNumbers.Writer operandPlace = new PackedNumbers.Writer();
    PackedNumbers.Writer send = new PackedNumbers.Writer();
    Previous previous = new Previous();
    for (int i = 0; i < size; i++) {
      int op = queues.order[i];
      int operands = table.operandStart[op + 1] - table.operandStart[op];
      shape.add((operands << 3 | table.kinds[op]) << 1 | (table.output[op] ? OUTPUT : 0));
      array.add(table.array[op] - previous.array);
      linearIndex.add(table.linearIndex[op] - previous.linearIndex);
      targetArray.add(table.targetArray[op] - table.array[op]);
      targetIndex.add(table.targetIndex[op] - previous.targetIndex);
      stage.add(table.stage[op] - previous.stage);
      payload.add(table.bytes[op] - previous.bytes);
      previous.follow(table, op);
      for (int k = 0; k < operands; k++) {
        int operand = table.operands[table.operandStart[op] + k];
        operandSlot.add(table.slot[operand] - table.slot[op]);
        operandPlace.add(queues.place[operand] - previous.operandPlace(k, queues.place[operand]));
      }
      send.add(table.sendStart[op + 1] - table.sendStart[op]);
      for (int s = table.sendStart[op]; s < table.sendStart[op + 1]; s++) {
        send.add(table.sendStage[s] - table.stage[op]);
        send.add(table.sendSlot[s] - table.slot[op]);
      }
    }
    shapes = shape.pack();
    arrays = array.pack();
    linearIndices = linearIndex.pack();
    targetArrays = targetArray.pack();
    targetIndices = targetIndex.pack();
    stages = stage.pack();
    bytes = payload.pack();
    operandSlots = operandSlot.pack();
    operandPlaces = operandPlace.pack();
    sends = send.pack();
  }

  private static PackedNumbers slots(OperationTable table) {
    PackedNumbers.Writer writer = new PackedNumbers.Writer();
    int previous = 0;
    for (int slot : table.slot) {
      writer.add(slot - previous);
      previous = slot;
    }
    return writer.pack();
  }

  OperationTable unpack() {
    OperationTable table = new OperationTable(size, operandCount, sendCount);
    PackedNumbers.Reader slot = slots.reader();
    for (int op = 0; op < size; op++) {
      table.slot[op] = slot.nextInt() + (op == 0 ? 0 : table.slot[op - 1]);
    }
    Queues queues = new Queues(table.slot, slotCount);
    int[] sendsOf = unpackColumns(table, queues);
    for (int op = 0; op < size; op++) {
      table.operandStart[op + 1] += table.operandStart[op];
      table.sendStart[op + 1] = table.sendStart[op] + sendsOf[op];
    }
    unpackOperandsAndSends(table, queues);
    return table;
  }

  /** Unpacks what is one number an operation; gives the number of transfers of each. */
  private int[] unpackColumns(OperationTable table, Queues queues) {
    PackedNumbers.Reader shape = shapes.reader();
    PackedNumbers.Reader array = arrays.reader();
    PackedNumbers.Reader linearIndex = linearIndices.reader();
    PackedNumbers.Reader targetArray = targetArrays.reader();
    PackedNumbers.Reader targetIndex = targetIndices.reader();
    PackedNumbers.Reader stage = stages.reader();
    PackedNumbers.Reader payload = bytes.reader();
    PackedNumbers.Reader send = sends.reader();
    int[] sendsOf = new int[size];
    Previous previous = new Previous();
    for (int i = 0; i < size; i++) {
      int op = queues.order[i];
      int bits = shape.nextInt();
      table.output[op] = (bits & OUTPUT) != 0;
      table.kinds[op] = (byte) (bits >> 1 & 7);
      table.operandStart[op + 1] = bits >> 4;
      table.array[op] = previous.array + array.nextInt();
      table.linearIndex[op] = previous.linearIndex + linearIndex.nextInt();
      table.targetArray[op] = table.array[op] + targetArray.nextInt();
      table.targetIndex[op] = previous.targetIndex + targetIndex.nextInt();
      table.stage[op] = previous.stage + stage.nextInt();
      table.bytes[op] = previous.bytes + payload.next();
      previous.follow(table, op);
      sendsOf[op] = send.nextInt();
      for (int s = 0; s < 2 * sendsOf[op]; s++) {
        send.next();
      }
    }
    return sendsOf;
  }

  private void unpackOperandsAndSends(OperationTable table, Queues queues) {
    PackedNumbers.Reader operandSlot = operandSlots.reader();
    PackedNumbers.Reader operandPlace = operandPlaces.reader();
    PackedNumbers.Reader send = sends.reader();
    Previous previous = new Previous();
    for (int i = 0; i < size; i++) {
      int op = queues.order[i];
      for (int k = table.operandStart[op]; k < table.operandStart[op + 1]; k++) {
        int slot = table.slot[op] + operandSlot.nextInt();
        int place = previous.nextOperandPlace(k - table.operandStart[op], operandPlace.nextInt());
        table.operands[k] = queues.order[queues.start[slot] + place];
      }
      send.next();
      for (int s = table.sendStart[op]; s < table.sendStart[op + 1]; s++) {
        table.sendStage[s] = table.stage[op] + send.nextInt();
        table.sendSlot[s] = table.slot[op] + send.nextInt();
      }
    }
  }

  /** The operations slot by slot, each slot's in plan order. */
  private static final class Queues {
    final int[] start;
    final int[] order;

    /** The place of each operation in its slot's queue. */
    final int[] place;

    Queues(int[] slot, int slotCount) {
      start = new int[slotCount + 1];
      for (int s : slot) {
        start[s + 1]++;
      }
      for (int s = 0; s < slotCount; s++) {
        start[s + 1] += start[s];
      }
      order = new int[slot.length];
      place = new int[slot.length];
      int[] count = new int[slotCount];
      for (int op = 0; op < slot.length; op++) {
        place[op] = count[slot[op]]++;
        order[start[slot[op]] + place[op]] = op;
      }
    }
  }

  /** What the slot's previous operation had; between slots, the last one of the slot before. */
  private static final class Previous {
    int array;
    int linearIndex;
    int targetIndex;
    int stage;
    long bytes;
    private int[] places = new int[4];

    void follow(OperationTable table, int op) {
      array = table.array[op];
      linearIndex = table.linearIndex[op];
      targetIndex = table.targetIndex[op];
      stage = table.stage[op];
      bytes = table.bytes[op];
    }

    /** The place of the latest k-th operand, which is then replaced by the next one. */
    int operandPlace(int k, int next) {
      if (k >= places.length) {
        places = Arrays.copyOf(places, 2 * k);
      }
      int place = places[k];
      places[k] = next;
      return place;
    }

    int nextOperandPlace(int k, int difference) {
      int place = operandPlace(k, 0) + difference;
      places[k] = place;
      return place;
    }
  }
}
