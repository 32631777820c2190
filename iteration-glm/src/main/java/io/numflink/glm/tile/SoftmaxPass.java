package io.numflink.glm.tile;

import io.numflink.array.kernel.GramMatrix;
import io.numflink.glm.family.GlmException;
import java.util.Arrays;

/**
 * Deviance, gradient and information of softmax regression at given coefficients: class k has
 * probability μₖ = exp(ηₖ) / Σ exp(ηₗ) with ηₖ = xᵀβₖ, and labels are class indices (McCullagh
 * &amp; Nelder 1989, section 5.2.4). Classes before the first that has coefficients have η = 0:
 * with K − 1 coefficient vectors class 0 is the reference.
 *
 * <p>∂ℓ/∂βₖ = Σ w (yₖ − μₖ) x; the information's block (k, l) is Σ w (μₖ [k = l] − μₖ μₗ) x xᵀ, up
 * to sign a Gram matrix.
 *
 * <p>Partial result: deviance, rows whose label is all but certain, gradient (q = m p), upper
 * triangle of the q × q information by rows; coefficients class after class.
 *
 * @param shape of every vector's columns; its coefficients are not used
 * @param coefficients m p of them, m = K or K − 1
 */
public record SoftmaxPass(Predictor shape, int classes, double[] coefficients) implements Pass {
  private static final int EXTREMES = 1;

  /** Of classes that are separated, Newton's method leaves some 10⁻⁸ when deviance stands still. */
  private static final double EDGE = 1e-7;

  @Override
  public double[] over(Tile tile) {
    int p = shape.size();
    int q = coefficients.length;
    int m = q / p;
    double[] result = new double[Evaluation.HEAD + q + q * (q + 1) / 2];
    int capacity = Math.min(tile.rows(), Math.max(16, (1 << 16) / Math.max(1, p + 1)));
    Chunk chunk = new Chunk(shape, capacity);
    double[][] mean = new double[classes][capacity];
    double[] scaled = new double[p * capacity];
    GramMatrix[] blocks = new GramMatrix[m * (m + 1) / 2];
    Arrays.setAll(blocks, i -> new GramMatrix(p));
    try {
      for (int from = 0; from < tile.rows(); from += capacity) {
        int n = Math.min(capacity, tile.rows() - from);
        chunk.move(tile, from);
        probabilities(chunk, n, mean);
        addDeviance(tile, from, n, mean, result);
        addGradient(chunk, tile, from, n, mean, result);
        addInformation(chunk, tile, from, n, mean, scaled, blocks);
      }
      unpack(blocks, m, p, result);
    } finally {
      for (GramMatrix block : blocks) {
        block.close();
      }
    }
    return result;
  }

  /** η and the gradient of every class, and half of the products of all pairs of classes. */
  @Override
  public double flops(long rows) {
    double p = shape.size();
    double q = coefficients.length;
    double m = q / p;
    return rows * (4 * q + m * (m + 1) / 2 * p * (p + 1));
  }

  /** Softmax with the largest η taken off, so that no exponential overflows. */
  private void probabilities(Chunk chunk, int n, double[][] mean) {
    int p = shape.size();
    int first = classes - coefficients.length / p;
    for (int k = 0; k < classes; k++) {
      if (k < first) {
        Arrays.fill(mean[k], 0, n, 0);
      } else {
        double[] beta = Arrays.copyOfRange(coefficients, (k - first) * p, (k - first + 1) * p);
        chunk.predict(beta, n, mean[k]);
      }
    }
    for (int i = 0; i < n; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double[] eta : mean) {
        largest = Math.max(largest, eta[i]);
      }
      double sum = 0;
      for (double[] eta : mean) {
        eta[i] = Math.exp(eta[i] - largest);
        sum += eta[i];
      }
      for (double[] eta : mean) {
        eta[i] /= sum;
      }
    }
  }

  private void addDeviance(Tile tile, int from, int n, double[][] mean, double[] result) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double label = tile.labels()[from + i];
      if (!(label >= 0 && label < classes && label == Math.rint(label))) {
        throw new GlmException(
            "row %d: label %s is no class: there are %d"
                .formatted(tile.firstRow() + from + i + 1, label, classes));
      }
      double chance = mean[(int) label][i];
      double w = tile.weight(from + i);
      sum += w == 0 ? 0 : w * Math.log(chance);
      result[EXTREMES] += chance > 1 - EDGE ? 1 : 0;
    }
    result[Evaluation.DEVIANCE] -= 2 * sum;
  }

  private void addGradient(
      Chunk chunk, Tile tile, int from, int n, double[][] mean, double[] result) {
    int p = shape.size();
    int m = coefficients.length / p;
    int first = classes - m;
    double[] score = new double[n];
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < n; i++) {
        double observed = tile.labels()[from + i] == k + first ? 1 : 0;
        score[i] = tile.weight(from + i) * (observed - mean[k + first][i]);
      }
      for (int j = 0; j < p; j++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += score[i] * chunk.feature(j, i);
        }
        result[Evaluation.HEAD + k * p + j] += sum;
      }
    }
  }

  private void addInformation(
      Chunk chunk,
      Tile tile,
      int from,
      int n,
      double[][] mean,
      double[] scaled,
      GramMatrix[] blocks) {
    int p = shape.size();
    int m = coefficients.length / p;
    int first = classes - m;
    double[] root = new double[n];
    int block = 0;
    for (int k = 0; k < m; k++) {
      for (int l = k; l < m; l++) {
        for (int i = 0; i < n; i++) {
          double other = k == l ? 1 - mean[k + first][i] : mean[l + first][i];
          root[i] = Math.sqrt(tile.weight(from + i) * mean[k + first][i] * other);
        }
        chunk.scaled(n, root, scaled);
        blocks[block++].add(scaled, chunk.stride, n);
      }
    }
  }

  /** Blocks (k, l ≥ k), those off the diagonal negative, to the triangle of the whole. */
  private static void unpack(GramMatrix[] blocks, int m, int p, double[] result) {
    int q = m * p;
    double[] square = new double[q * q];
    int block = 0;
    for (int k = 0; k < m; k++) {
      for (int l = k; l < m; l++) {
        double[] packed = new double[p * (p + 1) / 2];
        blocks[block++].addTo(packed, 0);
        double sign = k == l ? 1 : -1;
        int at = 0;
        for (int i = 0; i < p; i++) {
          for (int j = i; j < p; j++) {
            square[(k * p + i) * q + l * p + j] = sign * packed[at];
            square[(k * p + j) * q + l * p + i] = sign * packed[at++];
          }
        }
      }
    }
    int to = Evaluation.HEAD + q;
    for (int i = 0; i < q; i++) {
      for (int j = i; j < q; j++) {
        result[to++] = square[i * q + j];
      }
    }
  }

  /** Rows whose label is certain but for 10⁻⁷. */
  public static long extremes(double[] merged) {
    return (long) merged[EXTREMES];
  }

  /** The information, q × q, of a merged result. */
  public static double[] information(double[] merged, int q) {
    return GramPass.information(merged, q);
  }
}
