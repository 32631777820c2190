package io.numflink.e2e;

import io.numflink.array.block.Block;
import io.numflink.array.expr.BlockReader;

/**
 * A stored matrix whose element (i, j) is a function of its place, so that a test knows it without
 * holding it.
 *
 * @param columns the width of the matrix
 * @param seed makes matrices differ
 */
record SineReader(long columns, long seed) implements BlockReader {

  @Override
  public Block read(long[] offset, int[] shape) {
    double[] data = new double[shape[0] * shape[1]];
    int at = 0;
    for (int i = 0; i < shape[0]; i++) {
      for (int j = 0; j < shape[1]; j++) {
        data[at++] = element(offset[0] + i, offset[1] + j);
      }
    }
    return Block.of(data, shape);
  }

  /** In [-1, 1), from a multiplicative hash of the place. */
  double element(long i, long j) {
    long h = (i * columns + j + seed * 0x5DEECE66DL) * 0x9E3779B97F4A7C15L;
    h ^= h >>> 29;
    return ((h * 0xBF58476D1CE4E5B9L) >> 11) * 0x1p-52;
  }
}
