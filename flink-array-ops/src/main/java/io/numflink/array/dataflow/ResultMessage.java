package io.numflink.array.dataflow;

import io.numflink.array.block.DType;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.util.InstantiationUtil;

/** What the result operators tell the driver, by way of their coordinator. */
sealed interface ResultMessage extends Serializable {

  /**
   * A part of a wanted block.
   *
   * @param attempt the attempt of the job
   * @param operation the operation whose block it is
   * @param payload the elements {@code from} … {@code to}−1, little-endian
   */
  record Chunk(
      int attempt, int operation, DType dtype, int[] shape, int from, int to, byte[] payload)
      implements ResultMessage {

    /** The most payload in one message, well below the RPC system's frame size. */
    static final int MAX_BYTES = 512 * 1024;
  }

  /** How far a node has come; sent now and then, and of no consequence. */
  record NodeProgress(NodeStatistics statistics) implements ResultMessage {}

  /** A node has done its work and handed over its blocks. */
  record NodeDone(NodeStatistics statistics) implements ResultMessage {}

  default byte[] toBytes() throws IOException {
    return InstantiationUtil.serializeObject(this);
  }

  static ResultMessage fromBytes(byte[] bytes) throws IOException {
    try {
      return InstantiationUtil.deserializeObject(bytes, ResultMessage.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
