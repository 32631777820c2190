package io.numflink.iteration;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The way of a slot's partial result to the root of the reduction tree. It travels with the result:
 * operators that merge need to know nothing else of the tree.
 *
 * @param hops for every level the subtask that merges, how many results it waits for, and the
 *     number of its TaskManager
 */
record Route(int[] hops) implements Serializable {
  private static final int FIELDS = 3;

  static Route ofLevels(int levels) {
    return new Route(new int[FIELDS * levels]);
  }

  void set(int level, int target, int contributions, int node) {
    hops[FIELDS * level] = target;
    hops[FIELDS * level + 1] = contributions;
    hops[FIELDS * level + 2] = node;
  }

  int levels() {
    return hops.length / FIELDS;
  }

  int target(int level) {
    return hops[FIELDS * level];
  }

  int contributions(int level) {
    return hops[FIELDS * level + 1];
  }

  int node(int level) {
    return hops[FIELDS * level + 2];
  }

  void writeTo(DataOutputView out) throws IOException {
    out.writeByte(levels());
    for (int field : hops) {
      out.writeInt(field);
    }
  }

  static Route readFrom(DataInputView in) throws IOException {
    Route route = ofLevels(in.readByte());
    for (int i = 0; i < route.hops.length; i++) {
      route.hops[i] = in.readInt();
    }
    return route;
  }
}
