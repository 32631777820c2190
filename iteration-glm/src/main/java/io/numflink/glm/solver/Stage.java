package io.numflink.glm.solver;

import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Pass;
import java.io.Serializable;
import java.util.List;

/**
 * The state of a training between two supersteps. It is immutable, serialisable and depends on the
 * merged results before it alone, so training can go on from a copy of it. What the tiles need of
 * it is the {@link #pass}; the rest, such as the memory of a solver, stays with the coordinator.
 */
public sealed interface Stage extends Serializable
    permits SurveyStage,
        HeadStartStage,
        IrlsStage,
        SecantStage,
        DescentStage,
        SgdStage,
        InformationStage,
        NullStage,
        AssessStage,
        ResidualStage,
        FittedStage,
        OuterStage,
        Finished,
        SoftmaxSurveyStage,
        SoftmaxStage,
        SoftmaxFinished {
  /** What the next superstep computes. */
  Pass pass();

  /**
   * The stage after it.
   *
   * @param merged the results of all tiles, merged
   * @throws io.numflink.glm.family.GlmException if the model cannot be fitted to the data
   */
  Stage next(double[] merged);

  /** The most columns of {@link #ahead}: what is compiled is the same for wider data. */
  int PREPARED_COLUMNS = 40;

  /**
   * Passes such as those that follow, at any coefficients of the first {@value #PREPARED_COLUMNS}
   * columns: slots run them on made-up rows before the data are there, to have them compiled.
   */
  default List<Pass> ahead() {
    return List.of();
  }

  /** Whether this is the end, with neither a pass nor a next stage. */
  default boolean finished() {
    return false;
  }

  /** What the superstep is for, as progress shows it. */
  String name();

  /** The iterations so far. */
  default List<TracePoint> trace() {
    return List.of();
  }
}
