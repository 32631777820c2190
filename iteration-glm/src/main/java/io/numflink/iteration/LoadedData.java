package io.numflink.iteration;

import java.util.Map;
import java.util.TreeMap;

/**
 * The data of a loop, once all of it has been read.
 *
 * @param tiles how many tiles there are
 * @param rows how many rows they have in all
 */
record LoadedData(long tiles, long rows) {
  static final LoadedData NONE = new LoadedData(0, 0);

  /** Adds up splits. */
  static LoadedData of(Map<Integer, SplitRows> splits) {
    long tiles = 0;
    long rows = 0;
    for (SplitRows split : splits.values()) {
      tiles += split.tiles();
      rows += split.rows();
    }
    return new LoadedData(tiles, rows);
  }

  /** How many rows stand before a split. */
  static long rowsBefore(int split, TreeMap<Integer, SplitRows> splits) {
    return of(splits.headMap(split)).rows();
  }
}
