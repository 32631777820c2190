package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import java.util.Locale;

/** The solvers by name. */
public enum SolverKind {
  /** Fisher scoring, which is Newton's method for canonical links. */
  NEWTON,
  /** Another name of the same. */
  IRLS,
  LBFGS,
  /** Gradient descent. */
  GD,
  /** Stochastic gradient descent. */
  SGD;

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
    throw new GlmException("unknown solver %s: newton, irls, lbfgs, gd or sgd".formatted(name));
  }
}
