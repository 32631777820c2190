package io.numflink.iteration;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an algorithm's own figures. */
final class Gauges {
  private Gauges() {}

  static void write(Map<String, Double> gauges, DataOutputView out) throws IOException {
    out.writeInt(gauges.size());
    for (Map.Entry<String, Double> gauge : gauges.entrySet()) {
      out.writeUTF(gauge.getKey());
      out.writeDouble(gauge.getValue());
    }
  }

  static Map<String, Double> read(DataInputView in) throws IOException {
    Map<String, Double> gauges = new TreeMap<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      String name = in.readUTF();
      gauges.put(name, in.readDouble());
    }
    return gauges;
  }
}
