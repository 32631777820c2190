package io.numflink.glm.tile;

/**
 * Rows of a data set.
 *
 * @param id number of the tile, the same in every run
 * @param firstRow index of its first row in the data set, from 0
 * @param features the columns of X, without the intercept
 * @param labels y
 * @param weights prior weights w ≥ 0, or null for 1
 * @param offsets what is added to the linear predictor, or null for 0
 */
public record Tile(
    int id, long firstRow, Columns features, double[] labels, double[] weights, double[] offsets) {
  public Tile {
    if (labels.length < features.rows()) {
      throw new IllegalArgumentException(
          "a tile of %d rows has %d labels".formatted(features.rows(), labels.length));
    }
  }

  /** n. */
  public int rows() {
    return features.rows();
  }

  /** d, without the intercept. */
  public int columns() {
    return features.count();
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }
}
