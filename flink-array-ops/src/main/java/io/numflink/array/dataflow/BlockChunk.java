package io.numflink.array.dataflow;

import io.numflink.array.block.DType;

/**
 * The record on the edges between stages: a part of a block's payload on its way to another
 * TaskManager. Blocks travel in chunks because Flink serialises a record as a whole and spills
 * large ones to disk on the receiving side.
 *
 * @param routingKey the key whose key group belongs to the receiving subtask
 * @param attempt the attempt of the job that sent it
 * @param operation the operation whose block it is
 * @param dtype the block's element type
 * @param shape the block's shape
 * @param from the first element of the part, in row-major order
 * @param to one past the last element of the part
 * @param data on the sending side the block's whole array, on the receiving side an array that
 *     holds the part from index 0 on and is good until the next chunk is read
 */
record BlockChunk(
    int routingKey,
    int attempt,
    int operation,
    DType dtype,
    int[] shape,
    int from,
    int to,
    Object data) {

  /** The most payload in one chunk. */
  static final int MAX_BYTES = 256 * 1024;

  /** How many elements of that type fit a chunk. */
  static int maxElements(DType dtype) {
    return MAX_BYTES / dtype.bytes();
  }
}
