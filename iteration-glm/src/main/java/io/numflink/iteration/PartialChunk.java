package io.numflink.iteration;

/**
 * A part of a partial result on its way up the reduction tree. Partial results travel in chunks
 * because Flink serialises a record as a whole and spills large ones to disk on the receiving side.
 *
 * @param route the whole way of the partial result to the root
 * @param level the hop of the way that the chunk is on
 * @param round which issue of a superstep it belongs to
 * @param sender the sending subtask; results are merged in the order of their senders
 * @param senderNode the number of the sender's TaskManager
 * @param statistics of what is merged in it; the same in all chunks
 * @param length of the whole partial result
 * @param from the first element of the part
 * @param to one past the last element of the part
 * @param data on the sending side the whole partial result, on the receiving side an array that
 *     holds the part from index 0 on and is good until the next chunk is read; null if it is {@link
 *     #handed} over
 */
record PartialChunk(
    Route route,
    int level,
    long round,
    int sender,
    int senderNode,
    PartialStatistics statistics,
    int length,
    int from,
    int to,
    double[] data) {

  /** The most elements in one chunk: 256 KiB. */
  static final int MAX_ELEMENTS = 32 * 1024;

  /** The subtask that it is sent to. */
  int target() {
    return route.target(level);
  }

  PartialChunk with(double[] payload) {
    return new PartialChunk(
        route, level, round, sender, senderNode, statistics, length, from, to, payload);
  }

  /** Whether all of it is handed over in memory, see {@link NodePartials}. */
  boolean handed() {
    return senderNode == route.node(level);
  }

  /** Payload bytes that cross to another TaskManager with this chunk. */
  long networkBytes() {
    return handed() ? 0 : (long) (to - from) * Double.BYTES;
  }
}
