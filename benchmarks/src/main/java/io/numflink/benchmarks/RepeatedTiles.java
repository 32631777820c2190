package io.numflink.benchmarks;

import io.numflink.array.block.Block;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.train.TileLayout;
import io.numflink.iteration.TileReader;
import io.numflink.iteration.TileSequence;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows of a logistic model, made where they are read. The same rows come again and again, so that a
 * fit to more of them has the same coefficients.
 *
 * @param columns features
 * @param distinct tiles before the first one comes again
 * @param copies how often each comes
 */
record RepeatedTiles(int columns, int distinct, int copies) implements TileReader {
  private static final int TILE_BYTES = 512 << 10;
  private static final int SPLITS_OF_A_SLOT = 8;

  TileLayout layout() {
    return new TileLayout(columns, false, false);
  }

  int rowsOfATile() {
    return TILE_BYTES / Double.BYTES / columns;
  }

  int tiles() {
    return distinct * copies;
  }

  /** What all tiles take in memory. */
  long bytes() {
    return (long) tiles() * rowsOfATile() * (columns + 1) * Double.BYTES;
  }

  @Override
  public int splits(int parallelism) {
    return Math.min(tiles(), SPLITS_OF_A_SLOT * parallelism);
  }

  @Override
  public TileSequence open(int split, int splits) {
    int end = (int) ((long) tiles() * (split + 1) / splits);
    return new TileSequence() {
      private int next = (int) ((long) tiles() * split / splits);

      @Override
      public List<Block> next() {
        return next < end ? tile(next++ % distinct) : null;
      }
    };
  }

  private List<Block> tile(int number) {
    SplittableRandom random = new SplittableRandom(number);
    int rows = rowsOfATile();
    double[] x = random.doubles((long) rows * columns, -1, 1).toArray();
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double eta = 0.2;
      for (int j = 0; j < columns; j++) {
        eta += (j % 3 - 1) * 0.4 * x[j * rows + i];
      }
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
    return layout().parts(new Columns(rows, columns, x), y, null, null);
  }
}
