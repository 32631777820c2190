package io.numflink.glm.tile;

import java.util.Arrays;

/**
 * A pass over tiles whose labels are classes by their own numbers: the inner pass finds the index
 * of the class in their place.
 *
 * @param classes the labels that there are, ascending
 */
public record ClassPass(double[] classes, Pass inner) implements Pass {
  @Override
  public double[] over(Tile tile) {
    double[] indices = new double[tile.rows()];
    for (int i = 0; i < indices.length; i++) {
      // + 0.0, since -0.0 is another number to a search
      indices[i] = Arrays.binarySearch(classes, tile.labels()[i] + 0.0);
    }
    return inner.over(
        new Tile(
            tile.id(), tile.firstRow(), tile.features(), indices, tile.weights(), tile.offsets()));
  }

  @Override
  public boolean uses(int tile) {
    return inner.uses(tile);
  }

  @Override
  public double flops(long rows) {
    return inner.flops(rows);
  }

  @Override
  public void merge(double[] into, double[] other) {
    inner.merge(into, other);
  }
}
