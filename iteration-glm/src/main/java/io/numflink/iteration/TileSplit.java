package io.numflink.iteration;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A split of the data, and how much of it has been read.
 *
 * @param number from 0
 * @param count of how many splits
 * @param tilesRead how many tiles have been sent
 */
record TileSplit(int number, int count, int tilesRead) implements SourceSplit {

  @Override
  public String splitId() {
    return Integer.toString(number);
  }
}
