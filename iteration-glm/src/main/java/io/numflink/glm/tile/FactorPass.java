package io.numflink.glm.tile;

import io.numflink.array.kernel.TriangularFactor;
import io.numflink.glm.family.Response;

/**
 * What {@link GramPass} computes in the form of a factorisation: R of the rows √W [x, r] with the
 * working residual r = (y − μ) / μ' (at the {@link Start}, z in its place), for data whose columns
 * are too nearly dependent for XᵀWX. Two partial results merge by factoring one R under the other.
 *
 * <p>Partial result: deviance, invalid chunks, upper triangle of R by rows ((p + 1) (p + 2) / 2).
 */
public record FactorPass(Response response, Predictor predictor, Start start) implements Pass {
  @Override
  public double[] over(Tile tile) {
    int width = predictor.size() + 1;
    double[] result = new double[Evaluation.HEAD + width * (width + 1) / 2];
    double[] r = new double[width * width];
    Sweep sweep = new Sweep(tile, response, width);
    Chunk chunk = new Chunk(predictor, sweep.capacity());
    while (sweep.next()) {
      chunk.move(tile, sweep.from);
      start.predict(sweep, chunk);
      result[Evaluation.DEVIANCE] += sweep.deviance();
      sweep.weigh(true);
      start.moveScore(sweep, tile);
      // Rows at means that do not exist have no factor, and the step that led there is cut short
      if (sweep.valid() && sweep.weighable()) {
        chunk.scale(sweep.rows, sweep.weight, sweep.score);
        TriangularFactor.update(r, width, chunk.columns, chunk.stride, sweep.rows);
      } else {
        result[Evaluation.INVALID]++;
      }
    }
    pack(r, width, result);
    return result;
  }

  /** η, √W x, and reflections of p + 1 columns. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return rows * (3.0 * p + 2.0 * (p + 1) * (p + 1));
  }

  @Override
  public void merge(double[] into, double[] other) {
    merge(into, other, predictor.size() + 1);
  }

  /** Merges results with so many columns of R. */
  public static void merge(double[] into, double[] other, int width) {
    double[] r = factor(into, width);
    TriangularFactor.update(r, width, transposed(factor(other, width), width), width, width);
    for (int i = 0; i < Evaluation.HEAD; i++) {
      into[i] += other[i];
    }
    pack(r, width, into);
  }

  private static double[] transposed(double[] square, int n) {
    double[] result = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result[j * n + i] = square[i * n + j];
      }
    }
    return result;
  }

  private static void pack(double[] r, int width, double[] out) {
    int at = Evaluation.HEAD;
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        out[at++] = r[i * width + j];
      }
    }
  }

  /** R, {@code width} × {@code width} with zeros below, of a merged result; width is p + 1. */
  public static double[] factor(double[] merged, int width) {
    double[] r = new double[width * width];
    int at = Evaluation.HEAD;
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        r[i * width + j] = merged[at++];
      }
    }
    return r;
  }

  /** ∂ℓ/∂β = (√W X)ᵀ √W r, the products of the last column of R with the others. */
  public static double[] gradient(double[] merged, int width) {
    double[] r = factor(merged, width);
    double[] gradient = new double[width - 1];
    for (int j = 0; j < width - 1; j++) {
      for (int i = 0; i <= j; i++) {
        gradient[j] += r[i * width + j] * r[i * width + width - 1];
      }
    }
    return gradient;
  }
}
