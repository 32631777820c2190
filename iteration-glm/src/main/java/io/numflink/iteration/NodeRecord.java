package io.numflink.iteration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What all supersteps took on one TaskManager, or on the several that stood for one after another.
 *
 * @param node its number: TaskManagers count in order of their first slot
 * @param taskManager its resource id; after failures that of the last
 * @param tiles computations of a tile
 * @param predictedInBytes by the model what arrives: a broadcast, or one for each slot if the
 *     coordinator has no line to it, and the partial results that the reduction tree merges there
 * @param bytesIn what arrived, in bytes of payload
 * @param predictedOutBytes by the model what it sends to other TaskManagers: a partial result
 *     unless it is the root
 * @param bytesOut what it sent, counted where it arrived
 * @param peakTileBytes the most payload of decoded tiles that was in its memory at once
 * @param busySeconds time for tiles, summed over its slots
 * @param flops floating-point operations by the algorithm's own account
 */
public record NodeRecord(
    int node,
    String taskManager,
    long tiles,
    long predictedInBytes,
    long bytesIn,
    long predictedOutBytes,
    long bytesOut,
    long peakTileBytes,
    double busySeconds,
    double flops) {

  /** Before the first superstep. */
  static NodeRecord ofNode(int node, String taskManager) {
    return new NodeRecord(node, taskManager, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** After a superstep. */
  NodeRecord after(String inItsPlace, NodeShare share, long predictedIn, long predictedOut) {
    return new NodeRecord(
        node,
        inItsPlace,
        tiles + share.tiles(),
        predictedInBytes + predictedIn,
        bytesIn + share.bytesIn(),
        predictedOutBytes + predictedOut,
        bytesOut + share.bytesOut(),
        Math.max(peakTileBytes, share.tileBytes()),
        busySeconds + share.computeNanos() / 1e9,
        flops + share.flops());
  }

  static void writeAll(List<NodeRecord> nodes, DataOutputView out) throws IOException {
    out.writeInt(nodes.size());
    for (NodeRecord node : nodes) {
      node.writeTo(out);
    }
  }

  static List<NodeRecord> readAll(DataInputView in) throws IOException {
    List<NodeRecord> nodes = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      nodes.add(readFrom(in));
    }
    return nodes;
  }

  private void writeTo(DataOutputView out) throws IOException {
    out.writeInt(node);
    out.writeUTF(taskManager);
    out.writeLong(tiles);
    out.writeLong(predictedInBytes);
    out.writeLong(bytesIn);
    out.writeLong(predictedOutBytes);
    out.writeLong(bytesOut);
    out.writeLong(peakTileBytes);
    out.writeDouble(busySeconds);
    out.writeDouble(flops);
  }

  private static NodeRecord readFrom(DataInputView in) throws IOException {
    return new NodeRecord(
        in.readInt(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble());
  }
}
