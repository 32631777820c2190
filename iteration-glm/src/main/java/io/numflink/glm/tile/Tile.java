package io.numflink.glm.tile;

/**
 * Rows of a data set.
 *
 * @param id number of the tile, the same in every run
 * @param firstRow index of its first row in the data set, from 0
 * @param rows n
 * @param columns d, without the intercept
 * @param features n × d, row-major; the array may be longer
 * @param labels y
 * @param weights prior weights w ≥ 0, or null for 1
 * @param offsets what is added to the linear predictor, or null for 0
 */
public record Tile(
    int id,
    long firstRow,
    int rows,
    int columns,
    double[] features,
    double[] labels,
    double[] weights,
    double[] offsets) {
  public Tile {
    if (features.length < (long) rows * columns || labels.length < rows) {
      throw new IllegalArgumentException(
          "a tile of %d × %d has %d features and %d labels"
              .formatted(rows, columns, features.length, labels.length));
    }
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }
}
