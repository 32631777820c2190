package io.numflink.glm.train;

import io.numflink.array.cluster.FlinkCluster;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.Pass;
import io.numflink.iteration.BulkIteration;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.IterationRunner;
import io.numflink.iteration.Savepoint;
import io.numflink.iteration.TileInput;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;

/** Trains generalized linear models on a cluster. */
public final class GlmTrainer {
  /** How the names of trainings' jobs begin. */
  public static final String JOB_NAME = "NumFlink GLM ";

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
   * @param subject what is trained on which data, in words; a savepoint is continued by the same
   *     subject alone
   * @param start the stage to begin with, {@code Training.start()}
   * @return how the training went; its variable is the last stage, which holds the fit
   * @throws GlmException if the savepoint to go on from is not there, or of another training
   * @throws io.numflink.iteration.IterationFailedException if the model cannot be fitted; the
   *     message says why
   */
  public IterationResult<Stage> train(
      String name,
      String subject,
      Stage start,
      TileInput tiles,
      TileLayout layout,
      IterationOptions options)
      throws InterruptedException {
    Optional<String> savepoint = settings.getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
    IterationOptions chosen =
        savepoint.isEmpty() ? options : continued(savepoint.get(), subject, options);
    BulkIteration<TrainingState, Pass> iteration =
        new BulkIteration<>(
            JOB_NAME + name,
            tiles,
            new GlmSuperstep(layout, start.pass(), start.ahead()),
            new GlmLoop(subject, start));
    return new IterationRunner(cluster, settings, listener)
        .run(iteration, chosen)
        .map(TrainingState::stage);
  }

  /**
   * The number of the first superstep of a training: those before it are in the savepoint to go on
   * from.
   *
   * @throws GlmException if that savepoint is not there
   */
  public long firstSuperstep() {
    return settings
        .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
        .map(path -> read(path).superstep())
        .orElse(0L);
  }

  private static Savepoint<TrainingState> read(String path) {
    try {
      return Savepoint.read(path, TrainingState.codec());
    } catch (IOException e) {
      throw new GlmException(e.getMessage());
    }
  }

  /** Checks that a savepoint is of this training, and takes over its number of key groups. */
  private static IterationOptions continued(String path, String subject, IterationOptions options) {
    Savepoint<TrainingState> savepoint = read(path);
    if (!savepoint.variable().subject().equals(subject)) {
      throw new GlmException(
          "the savepoint %s is of another training:%n  there: %s%n  here:  %s"
              .formatted(path, savepoint.variable().subject(), subject));
    }
    if (options.parallelism() > savepoint.maxParallelism()) {
      throw new GlmException(
          "the training of savepoint %s can go on with %d slots at most, not %d"
              .formatted(path, savepoint.maxParallelism(), options.parallelism()));
    }
    return options.withMaxParallelism(savepoint.maxParallelism());
  }
}
