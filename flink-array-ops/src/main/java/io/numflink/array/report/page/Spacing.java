package io.numflink.array.report.page;

/**
 * Places things on a line in a given order, each as near as can be to where it would like to be:
 *
 * <pre>  minimise Σ (xᵢ − wantedᵢ)²  subject to  xᵢ₊₁ − xᵢ ≥ distanceᵢ</pre>
 *
 * <p>With yᵢ = xᵢ − Σ_{j&lt;i} distanceⱼ that is isotonic regression, solved by pooling adjacent
 * violators: neighbours that want to be in the wrong order share their mean.
 */
final class Spacing {
  private Spacing() {}

  /**
   * @param wanted where the things would like to be
   * @param distance what the next thing keeps away at least; the last entry is not used
   */
  static double[] place(double[] wanted, double[] distance) {
    int size = wanted.length;
    double[] offset = new double[size];
    for (int i = 1; i < size; i++) {
      offset[i] = offset[i - 1] + distance[i - 1];
    }
    double[] mean = new double[size];
    int[] count = new int[size];
    int pools = 0;
    for (int i = 0; i < size; i++) {
      mean[pools] = wanted[i] - offset[i];
      count[pools] = 1;
      while (pools > 0 && mean[pools - 1] > mean[pools]) {
        int both = count[pools - 1] + count[pools];
        mean[pools - 1] = (mean[pools - 1] * count[pools - 1] + mean[pools] * count[pools]) / both;
        count[pools - 1] = both;
        pools--;
      }
      pools++;
    }
    double[] places = new double[size];
    for (int pool = 0, i = 0; pool < pools; pool++) {
      for (int end = i + count[pool]; i < end; i++) {
        places[i] = mean[pool] + offset[i];
      }
    }
    return places;
  }
}
