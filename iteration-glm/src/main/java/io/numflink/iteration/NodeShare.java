package io.numflink.iteration;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a superstep took on some slots of one TaskManager.
 *
 * @param node the TaskManager's number
 * @param tiles computations of a tile
 * @param bytesIn payload that arrived from elsewhere: broadcasts and partial results
 * @param bytesOut payload of partial results that went to another TaskManager, counted there
 * @param tileBytes payload of the decoded tiles that were in memory at once
 * @param computeNanos time for the tiles, summed over slots
 * @param flops floating-point operations by the algorithm's own account
 */
record NodeShare(
    int node,
    long tiles,
    long bytesIn,
    long bytesOut,
    long tileBytes,
    long computeNanos,
    double flops)
    implements Serializable {

  static NodeShare ofBytesIn(int node, long bytes) {
    return new NodeShare(node, 0, bytes, 0, 0, 0, 0);
  }

  static NodeShare ofBytesOut(int node, long bytes) {
    return new NodeShare(node, 0, 0, bytes, 0, 0, 0);
  }

  /** That of more slots of the TaskManager. */
  NodeShare plus(NodeShare other) {
    return new NodeShare(
        node,
        tiles + other.tiles,
        bytesIn + other.bytesIn,
        bytesOut + other.bytesOut,
        tileBytes + other.tileBytes,
        computeNanos + other.computeNanos,
        flops + other.flops);
  }

  void writeTo(DataOutputView out) throws IOException {
    out.writeInt(node);
    out.writeLong(tiles);
    out.writeLong(bytesIn);
    out.writeLong(bytesOut);
    out.writeLong(tileBytes);
    out.writeLong(computeNanos);
    out.writeDouble(flops);
  }

  static NodeShare readFrom(DataInputView in) throws IOException {
    return new NodeShare(
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble());
  }
}
