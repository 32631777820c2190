package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import java.util.Locale;

/** The solvers by name. */
public enum SolverKind {
  /** Fisher scoring, which is Newton's method for canonical links. */
  NEWTON,
  /** Another name of the same. */
  IRLS,
  /** The same, with ADMM in place of coordinate descent where there is an L1 penalty. */
  ADMM,
  LBFGS,
  /** Gradient descent. */
  GD,
  /** Stochastic gradient descent. */
  SGD;

  /** XᵀWX of more coefficients takes too long, and too much memory in every slot. */
  static final int MOST_SCORED = 8192;

  /** Whether its steps are those of Fisher scoring. */
  boolean scores() {
    return this == NEWTON || this == IRLS || this == ADMM;
  }

  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The solver of a name. */
  public static SolverKind parse(String name) {
    for (SolverKind kind : values()) {
      if (kind.spelling().equals(name.trim().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new GlmException(
        "unknown solver %s: newton, irls, admm, lbfgs, gd or sgd".formatted(name));
  }
}
