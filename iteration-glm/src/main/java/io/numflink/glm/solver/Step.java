package io.numflink.glm.solver;

/**
 * A step of weighted least squares.
 *
 * @param change of the coefficients; 0 for those that are not active
 * @param active which coefficients the data determine; the others are aliased
 * @param lower L, lower triangular, with L Lᵀ the information on the active coefficients
 * @param wellConditioned whether the Gram matrix would give it with enough digits
 */
record Step(double[] change, boolean[] active, double[] lower, boolean wellConditioned) {

  /** A step without information. */
  static Step of(double[] change, boolean[] active) {
    return new Step(change, active, new double[0], true);
  }

  /**
   * M = L⁻ᵀ, with M Mᵀ the inverse of the information: p × p with zeros for coefficients that are
   * not active. It costs as much as the step, so it is made at the end alone.
   */
  double[] root() {
    int p = change.length;
    int[] index = indices(active);
    int n = index.length;
    double[] inverse = invertedLower(lower, n);
    double[] square = new double[p * p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        square[index[j] * p + index[i]] = inverse[i * n + j];
      }
    }
    return square;
  }

  /** The members of a set, ascending. */
  static int[] indices(boolean[] set) {
    int count = 0;
    for (boolean member : set) {
      count += member ? 1 : 0;
    }
    int[] indices = new int[count];
    int to = 0;
    for (int i = 0; i < set.length; i++) {
      if (set[i]) {
        indices[to++] = i;
      }
    }
    return indices;
  }

  /** L⁻¹ of a lower triangular n × n matrix. */
  private static double[] invertedLower(double[] l, int n) {
    double[] inverse = new double[n * n];
    for (int i = 0; i < n; i++) {
      // Row i: (eᵢ − Σ lᵢₖ rowₖ) / lᵢᵢ
      for (int k = 0; k < i; k++) {
        double factor = l[i * n + k];
        for (int j = 0; j <= k; j++) {
          inverse[i * n + j] -= factor * inverse[k * n + j];
        }
      }
      inverse[i * n + i] = 1;
      double pivot = l[i * n + i];
      for (int j = 0; j <= i; j++) {
        inverse[i * n + j] /= pivot;
      }
    }
    return inverse;
  }
}
