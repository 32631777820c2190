package io.numflink.iteration;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a superstep took.
 *
 * @param superstep its number, from 0
 * @param seconds from its first event to the end of its advance, as the JobManager saw it
 * @param computeSeconds what the slowest slot took for its tiles, state accesses included
 * @param advanceSeconds what {@link Loop#advance} took
 * @param predictedBytes the network bytes by the model: {@code (k − 1) · partial} over k
 *     TaskManagers and one broadcast a slot, in bytes of payload
 * @param measuredBytes the network bytes counted where they arrived, in bytes of payload
 * @param cacheHits tiles that were decoded in memory
 * @param cacheMisses tiles that were read from state
 * @param gauges the algorithm's own figures
 */
public record SuperstepRecord(
    long superstep,
    double seconds,
    double computeSeconds,
    double advanceSeconds,
    long predictedBytes,
    long measuredBytes,
    long cacheHits,
    long cacheMisses,
    Map<String, Double> gauges) {

  public SuperstepRecord {
    gauges = new TreeMap<>(gauges);
  }

  /** What was spent beside computing: messages, merging, waiting for a checkpoint. */
  public double overheadSeconds() {
    return seconds - computeSeconds - advanceSeconds;
  }

  void writeTo(DataOutputView out) throws IOException {
    out.writeLong(superstep);
    out.writeDouble(seconds);
    out.writeDouble(computeSeconds);
    out.writeDouble(advanceSeconds);
    out.writeLong(predictedBytes);
    out.writeLong(measuredBytes);
    out.writeLong(cacheHits);
    out.writeLong(cacheMisses);
    out.writeInt(gauges.size());
    for (Map.Entry<String, Double> gauge : gauges.entrySet()) {
      out.writeUTF(gauge.getKey());
      out.writeDouble(gauge.getValue());
    }
  }

  static SuperstepRecord readFrom(DataInputView in) throws IOException {
    long superstep = in.readLong();
    double seconds = in.readDouble();
    double computeSeconds = in.readDouble();
    double advanceSeconds = in.readDouble();
    long predictedBytes = in.readLong();
    long measuredBytes = in.readLong();
    long cacheHits = in.readLong();
    long cacheMisses = in.readLong();
    Map<String, Double> gauges = new TreeMap<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      String name = in.readUTF();
      gauges.put(name, in.readDouble());
    }
    return new SuperstepRecord(
        superstep,
        seconds,
        computeSeconds,
        advanceSeconds,
        predictedBytes,
        measuredBytes,
        cacheHits,
        cacheMisses,
        gauges);
  }
}
