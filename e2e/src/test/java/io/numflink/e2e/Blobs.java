package io.numflink.e2e;

import io.numflink.array.block.Block;
import io.numflink.iteration.TileReader;
import io.numflink.iteration.TileSequence;
import java.util.List;
import java.util.Random;

/**
 * Points around a few centres, wide enough to overlap: k-means takes many steps on them. They do
 * not depend on how they are split.
 *
 * @param tiles how many tiles
 * @param rows how many points each has
 * @param columns the dimension
 */
record Blobs(int tiles, int rows, int columns) implements TileReader {
  private static final int CENTRES = 5;

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
        return next < end ? List.of(tile(next++)) : null;
      }
    };
  }

  private int first(int split, int splits) {
    return (int) ((long) tiles * split / splits);
  }

  Block tile(int number) {
    Random random = new Random(number);
    double[] x = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      int centre = random.nextInt(CENTRES);
      for (int j = 0; j < columns; j++) {
        x[row * columns + j] = 2 * Math.sin(7 * centre + j) + random.nextGaussian();
      }
    }
    return Block.of(x, rows, columns);
  }

  long bytes() {
    return (long) tiles * rows * columns * Double.BYTES;
  }
}
