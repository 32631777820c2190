package io.numflink.iteration;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What goes along a line: a head, which says the length of the payload that follows. */
sealed interface LineMessage {

  /**
   * Coordinator to TaskManager: compute a superstep.
   *
   * @param routes the ways of the results of the TaskManager's slots, by subtask
   * @param broadcast the payload
   */
  record Steps(
      long round,
      long superstep,
      Map<String, Double> gauges,
      Map<Integer, Route> routes,
      byte[] broadcast)
      implements LineMessage {

    public Steps {
      routes = new TreeMap<>(routes);
    }

    /** What one of the slots is told. */
    StepOrder order(int subtask) {
      return new StepOrder(round, superstep, routes.get(subtask), gauges);
    }
  }

  /**
   * Root of the reduction tree to coordinator: the result of a superstep.
   *
   * @param data the payload
   */
  record Merged(long round, PartialStatistics statistics, double[] data) implements LineMessage {}

  /** What a payload is put into. */
  interface Payload {
    byte[] bytes(int length) throws IOException;

    double[] doubles(int length) throws IOException;
  }

  default void writeHead(DataOutputView out) throws IOException {
    if (this instanceof Steps steps) {
      out.writeByte('s');
      out.writeLong(steps.round());
      out.writeLong(steps.superstep());
      Gauges.write(steps.gauges(), out);
      out.writeInt(steps.routes().size());
      for (Map.Entry<Integer, Route> each : steps.routes().entrySet()) {
        out.writeInt(each.getKey());
        each.getValue().writeTo(out);
      }
      out.writeInt(steps.broadcast().length);
    } else if (this instanceof Merged merged) {
      out.writeByte('m');
      out.writeLong(merged.round());
      merged.statistics().writeTo(out);
      out.writeInt(merged.data().length);
    }
  }

  /** Reads a message; the payload comes from elsewhere. */
  static LineMessage read(DataInputView head, Payload payload) throws IOException {
    byte kind = head.readByte();
    return switch (kind) {
      case 's' -> {
        long round = head.readLong();
        long superstep = head.readLong();
        Map<String, Double> gauges = Gauges.read(head);
        Map<Integer, Route> routes = new TreeMap<>();
        for (int remaining = head.readInt(); remaining > 0; remaining--) {
          int subtask = head.readInt();
          routes.put(subtask, Route.readFrom(head));
        }
        yield new Steps(round, superstep, gauges, routes, payload.bytes(head.readInt()));
      }
      case 'm' -> {
        long round = head.readLong();
        PartialStatistics statistics = PartialStatistics.readFrom(head);
        yield new Merged(round, statistics, payload.doubles(head.readInt()));
      }
      default -> throw new IOException("no message of kind " + kind);
    };
  }
}
