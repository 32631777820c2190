package io.numflink.array.dataflow;

import java.io.Serializable;

/**
 * What slots have got from their TaskManager's block store without a copy of their own. Without the
 * store, each slot would have to be sent each block that it uses and has not made.
 *
 * @param hits how often a slot first used a block that another slot of the TaskManager had made, or
 *     for which it had come from another TaskManager
 * @param bytesSaved the payload of those blocks
 */
public record StoreSharing(long hits, long bytesSaved) implements Serializable {
  static final StoreSharing NONE = new StoreSharing(0, 0);

  StoreSharing plus(long bytes) {
    return new StoreSharing(hits + 1, bytesSaved + bytes);
  }

  StoreSharing plus(StoreSharing other) {
    return new StoreSharing(hits + other.hits, bytesSaved + other.bytesSaved);
  }
}
