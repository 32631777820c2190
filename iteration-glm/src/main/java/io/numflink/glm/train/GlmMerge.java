package io.numflink.glm.train;

import io.numflink.glm.tile.AssessPass;
import io.numflink.glm.tile.ClassPass;
import io.numflink.glm.tile.FactorPass;
import io.numflink.glm.tile.InspectPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.SurveyPass;
import io.numflink.iteration.PartialMerge;

/**
 * Merges results of whatever pass a superstep made. What merges, slots and nodes on the way, does
 * not know the pass, so a result begins with how it is to be merged.
 */
final class GlmMerge implements PartialMerge {
  private static final long serialVersionUID = 1L;

  /** The numbers before a pass's own: {@link Kind} and its argument. */
  static final int HEAD = 2;

  private static final Kind[] KINDS = Kind.values();

  /** How results merge. */
  private enum Kind {
    /** There is nothing yet. */
    NOTHING,
    /** They add up. */
    SUM,
    /** As those of a {@link SurveyPass}; the argument is the number of columns. */
    SURVEY,
    /** As those of an {@link AssessPass}. */
    ASSESS,
    /** As those of a {@link FactorPass}; the argument is the number of columns of R. */
    FACTOR,
    /** As those of an {@link InspectPass}. */
    INSPECTION
  }

  /** Says in a partial result how the pass's own numbers, which follow, merge. */
  static void head(Pass pass, double[] partial) {
    Kind kind = Kind.SUM;
    int argument = 0;
    Pass computed = pass instanceof ClassPass classes ? classes.inner() : pass;
    if (computed instanceof InspectPass) {
      kind = Kind.INSPECTION;
    } else if (computed instanceof SurveyPass survey) {
      kind = Kind.SURVEY;
      argument = survey.columns();
    } else if (computed instanceof AssessPass) {
      kind = Kind.ASSESS;
    } else if (computed instanceof FactorPass factor) {
      kind = Kind.FACTOR;
      argument = factor.predictor().size() + 1;
    }
    partial[0] = kind.ordinal();
    partial[1] = argument;
  }

  /** The pass's own numbers. */
  static double[] result(double[] merged) {
    double[] result = new double[merged.length - HEAD];
    System.arraycopy(merged, HEAD, result, 0, result.length);
    return result;
  }

  @Override
  public void identity(double[] partial) {
    partial[0] = Kind.NOTHING.ordinal();
  }

  @Override
  public void merge(double[] into, double[] other) {
    Kind kind = KINDS[(int) other[0]];
    if (kind == Kind.NOTHING) {
      return;
    }
    if (KINDS[(int) into[0]] == Kind.NOTHING) {
      System.arraycopy(other, 0, into, 0, into.length);
      return;
    }
    if (kind == Kind.SUM) {
      for (int i = HEAD; i < into.length; i++) {
        into[i] += other[i];
      }
      return;
    }
    double[] merged = result(into);
    int argument = (int) other[1];
    switch (kind) {
      case INSPECTION -> InspectPass.mergeResults(merged, result(other));
      case SURVEY -> SurveyPass.merge(merged, result(other), argument);
      case ASSESS -> AssessPass.mergeAll(merged, result(other));
      case FACTOR -> FactorPass.merge(merged, result(other), argument);
      case NOTHING, SUM -> throw new IllegalStateException("merged above");
    }
    System.arraycopy(merged, 0, into, HEAD, merged.length);
  }
}
