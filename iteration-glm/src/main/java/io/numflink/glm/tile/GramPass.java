package io.numflink.glm.tile;

import io.numflink.array.kernel.GramMatrix;
import io.numflink.glm.family.Response;

/**
 * Deviance, gradient and Fisher information at given coefficients: what a step of iteratively
 * weighted least squares needs. The information XᵀWX is the Gram matrix of rows scaled by √W, made
 * chunk by chunk in the cache.
 *
 * <p>Partial result: deviance, invalid chunks, gradient (p), upper triangle of XᵀWX by rows (p (p +
 * 1) / 2). The gradient is Xᵀs, or, at the {@link Start}, XᵀW z with the working response z = η −
 * offset + (y − μ) / μ', since no coefficients belong to those means. It is the last column of the
 * Gram matrix of √W [x, s / W], which costs less than to go over the rows once more.
 *
 * @param every one tile in so many is used, whichever their numbers choose
 */
public record GramPass(Response response, Predictor predictor, Start start, int every)
    implements Pass {
  /** The golden ratio and √2, less their whole parts, times 2³². */
  private static final int GOLDEN = 0x9E3779B9;

  private static final int ROOT_OF_TWO = 0x6A09E667;

  /** The pass over all tiles. */
  public GramPass(Response response, Predictor predictor, Start start) {
    this(response, predictor, start, 1);
  }

  @Override
  public double[] over(Tile tile) {
    double[] result = new double[length(predictor.size())];
    if (uses(tile.id())) {
      over(tile, result, 0);
    }
    return result;
  }

  /**
   * Numbers of splits and of tiles in a split, times the golden ratio and the root of two, are
   * spread over the unit interval more evenly than random numbers, and so is every second of them:
   * slots, which have one split in a few, get nearly equal shares.
   */
  @Override
  public boolean uses(int tile) {
    int spread = (tile >>> 16) * GOLDEN + (tile & 0xffff) * ROOT_OF_TWO;
    return Integer.toUnsignedLong(spread) * every < 1L << 32;
  }

  @Override
  public void over(Tile tile, double[] into, int at) {
    int p = predictor.size();
    int width = p + 1;
    double deviance = 0;
    int invalid = 0;
    Sweep sweep = new Sweep(tile, response, width);
    Chunk chunk = new Chunk(predictor, sweep.capacity());
    try (GramMatrix sum = new GramMatrix(width)) {
      while (sweep.next()) {
        chunk.move(tile, sweep.from);
        start.predict(sweep, chunk);
        invalid += sweep.valid() ? 0 : 1;
        deviance += sweep.deviance();
        sweep.weigh(true);
        start.moveScore(sweep, tile);
        chunk.scale(sweep.rows, sweep.weight, sweep.score);
        sum.add(chunk.columns, chunk.stride, sweep.rows);
      }
      into[at + Evaluation.INVALID] = invalid;
      into[at + Evaluation.DEVIANCE] = deviance;
      unpack(sum.upper(), p, into, at + Evaluation.HEAD);
    }
  }

  /** The length of the partial result with p coefficients. */
  public static int length(int p) {
    return Evaluation.HEAD + p + p * (p + 1) / 2;
  }

  /** η, √W x, and half of a product of p + 1 columns. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return rows * (3.0 * p + (p + 1.0) * (p + 2));
  }

  /** Splits the upper triangle of [XᵀWX, Xᵀs; …] into the gradient and the triangle of XᵀWX. */
  private static void unpack(double[] gram, int p, double[] into, int at) {
    int to = at + p;
    for (int i = 0; i < p; i++) {
      int row = i * (p + 1);
      System.arraycopy(gram, row + i, into, to, p - i);
      into[at + i] = gram[row + p];
      to += p - i;
    }
  }

  /** XᵀWX, square, of a merged result. */
  public static double[] information(double[] merged, int p) {
    double[] square = new double[p * p];
    int at = Evaluation.HEAD + p;
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        square[i * p + j] = merged[at];
        square[j * p + i] = merged[at++];
      }
    }
    return square;
  }
}
