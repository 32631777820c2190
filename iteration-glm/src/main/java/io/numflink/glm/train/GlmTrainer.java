package io.numflink.glm.train;

import io.numflink.array.cluster.FlinkCluster;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.Pass;
import io.numflink.iteration.BulkIteration;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.IterationRunner;
import io.numflink.iteration.TileInput;
import org.apache.flink.configuration.Configuration;

/** Trains generalized linear models on a cluster. */
public final class GlmTrainer {
  private final FlinkCluster cluster;
  private final Configuration settings;
  private final IterationListener listener;

  /**
   * @param settings Flink settings of the job: state backend, checkpoints, a savepoint to go on
   *     from
   */
  public GlmTrainer(FlinkCluster cluster, Configuration settings, IterationListener listener) {
    this.cluster = cluster;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Trains on tiles of the layout's parts until a stage is {@link Stage#finished finished}.
   *
   * @param name what is trained, for the job's name
   * @param start the stage to begin with, {@code Training.start()}
   * @return how the training went; its variable is the last stage, which holds the fit
   * @throws io.numflink.iteration.IterationFailedException if the model cannot be fitted; the
   *     message says why
   */
  public IterationResult<Stage> train(
      String name, Stage start, TileInput tiles, TileLayout layout, IterationOptions options)
      throws InterruptedException {
    BulkIteration<Stage, Pass> iteration =
        new BulkIteration<>(
            "NumFlink GLM " + name, tiles, new GlmSuperstep(layout), new GlmLoop(start));
    return new IterationRunner(cluster, settings, listener).run(iteration, options);
  }
}
