package io.numflink.glm.tile;

/** How the partial results begin that evaluate a model: the deviance and whether it is defined. */
public final class Evaluation {
  static final int DEVIANCE = 0;
  static final int INVALID = 1;
  static final int HEAD = 2;

  private Evaluation() {}

  /** Σ w d(y, μ). */
  public static double deviance(double[] merged) {
    return merged[DEVIANCE];
  }

  /** Whether all linear predictors and means are ones that link and family have. */
  public static boolean valid(double[] merged) {
    return merged[INVALID] == 0;
  }

  /** ∂ℓ/∂β, p elements, of a pass that gives it. */
  public static double[] gradient(double[] merged, int p) {
    double[] gradient = new double[p];
    System.arraycopy(merged, HEAD, gradient, 0, p);
    return gradient;
  }
}
