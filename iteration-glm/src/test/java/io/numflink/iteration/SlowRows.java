package io.numflink.iteration;

/**
 * Data that takes its time to be read, so that a test can interfere.
 *
 * @param rows the data
 * @param millis for each tile
 */
record SlowRows(Rows rows, long millis) implements TileReader {

  @Override
  public int splits(int parallelism) {
    return rows.splits(parallelism);
  }

  @Override
  public TileSequence open(int split, int splits) {
    TileSequence sequence = rows.open(split, splits);
    return () -> {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return sequence.next();
    };
  }
}
