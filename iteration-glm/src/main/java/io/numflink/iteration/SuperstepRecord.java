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
 * @param purpose what it was for; empty if the loop does not say
 * @param nodes the TaskManagers k that took part
 * @param slots their slots
 * @param seconds from its first event to the end of its advance, as the JobManager saw it
 * @param computeSeconds what the slowest slot took for its tiles, state accesses included
 * @param advanceSeconds what {@link Loop#advance} took
 * @param partialLength elements of a partial result
 * @param broadcastBytes what each slot was told
 * @param predictedBytes the network bytes by the model: {@code (k − 1) · partial} over k
 *     TaskManagers and a broadcast for each of them, or for each slot of those that the coordinator
 *     has no line to; in bytes of payload
 * @param measuredBytes the network bytes counted where they arrived, in bytes of payload
 * @param cacheHits tiles that were decoded in memory
 * @param cacheMisses tiles that were read from state
 * @param gauges the algorithm's own figures
 */
public record SuperstepRecord(
    long superstep,
    String purpose,
    int nodes,
    int slots,
    double seconds,
    double computeSeconds,
    double advanceSeconds,
    long partialLength,
    long broadcastBytes,
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
    out.writeUTF(purpose);
    out.writeInt(nodes);
    out.writeInt(slots);
    out.writeDouble(seconds);
    out.writeDouble(computeSeconds);
    out.writeDouble(advanceSeconds);
    out.writeLong(partialLength);
    out.writeLong(broadcastBytes);
    out.writeLong(predictedBytes);
    out.writeLong(measuredBytes);
    out.writeLong(cacheHits);
    out.writeLong(cacheMisses);
    Gauges.write(gauges, out);
  }

  static SuperstepRecord readFrom(DataInputView in) throws IOException {
    return readFrom(in, false);
  }

  /** Reads what the first version of a loop's state holds: no purpose, and none of the sizes. */
  static SuperstepRecord readFirstVersion(DataInputView in) throws IOException {
    return readFrom(in, true);
  }

  private static SuperstepRecord readFrom(DataInputView in, boolean first) throws IOException {
    long superstep = in.readLong();
    String purpose = first ? "" : in.readUTF();
    int nodes = first ? 0 : in.readInt();
    int slots = first ? 0 : in.readInt();
    double seconds = in.readDouble();
    double computeSeconds = in.readDouble();
    double advanceSeconds = in.readDouble();
    long partialLength = first ? 0 : in.readLong();
    long broadcastBytes = first ? 0 : in.readLong();
    long predictedBytes = in.readLong();
    long measuredBytes = in.readLong();
    long cacheHits = in.readLong();
    long cacheMisses = in.readLong();
    Map<String, Double> gauges = Gauges.read(in);
    return new SuperstepRecord(
        superstep,
        purpose,
        nodes,
        slots,
        seconds,
        computeSeconds,
        advanceSeconds,
        partialLength,
        broadcastBytes,
        predictedBytes,
        measuredBytes,
        cacheHits,
        cacheMisses,
        gauges);
  }
}
