package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Tile;
import java.util.List;

/**
 * Trains in the calling thread, tile by tile: what the iteration on a cluster computes, without
 * one. For data of the driver's size, and to tell what is right.
 */
public final class SerialTrainer {
  private SerialTrainer() {}

  /** Fits a model to the rows of the tiles. */
  public static GlmFit fit(Training training, List<Tile> tiles) {
    return ((Finished) run(training.start(), tiles)).fit();
  }

  /** Goes from a stage to the end. */
  public static Stage run(Stage start, List<Tile> tiles) {
    Stage stage = start;
    while (!stage.finished()) {
      stage = stage.next(superstep(stage.pass(), tiles));
    }
    return stage;
  }

  /** The merged result of a pass. */
  public static double[] superstep(Pass pass, List<Tile> tiles) {
    if (tiles.isEmpty()) {
      throw new GlmException("there are no rows to fit");
    }
    double[] merged = null;
    for (Tile tile : tiles) {
      double[] partial = pass.over(tile);
      if (merged == null) {
        merged = partial;
      } else {
        pass.merge(merged, partial);
      }
    }
    return merged;
  }
}
