package io.numflink.iteration;

import io.numflink.array.block.Block;
import java.util.List;
import java.util.Random;

/**
 * Made-up data that does not depend on how it is split: features and a noisy linear response.
 *
 * @param tiles how many tiles
 * @param rows how many rows each has
 * @param columns the number of features
 * @param badTile the tile whose second row is at fault; negative for none
 */
record Rows(int tiles, int rows, int columns, int badTile) implements TileReader {

  @Override
  public int splits(int parallelism) {
    return 2 * parallelism;
  }

  @Override
  public TileSequence open(int split, int splits) {
    int end = first(split + 1, splits);
    return new TileSequence() {
      private int next = first(split, splits);

      @Override
      public List<Block> next() {
        if (next == badTile) {
          throw new TileException(1, "not a number: 'x'");
        }
        return next < end ? parts(next++) : null;
      }
    };
  }

  private int first(int split, int splits) {
    return (int) ((long) tiles * split / splits);
  }

  List<Block> parts(int tile) {
    Random random = new Random(tile);
    double[] x = random.doubles((long) rows * columns, -1, 1).toArray();
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      y[row] = 0.1 * random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        y[row] += (j + 1) * x[row * columns + j];
      }
    }
    return List.of(Block.of(x, rows, columns), Block.of(y, rows));
  }
}
