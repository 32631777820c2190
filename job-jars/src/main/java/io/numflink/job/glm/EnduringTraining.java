package io.numflink.job.glm;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.session.SlotWatch;
import io.numflink.array.session.SlotsLostException;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.train.GlmTrainer;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.job.JobCluster;
import io.numflink.lshs.ClusterModel;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * A training that outlives the loss of TaskManagers. Flink itself starts a job over when another
 * TaskManager comes in the place of a lost one; if none comes, the job is given up here, and
 * another goes on with the slots that are left: from the last checkpoint, or where there is none
 * from where the first one began.
 */
final class EnduringTraining {

  /** How often in a row slots may get lost. */
  private static final int MOST_LOSSES = 5;

  private final JobCluster cluster;
  private final Duration patience;
  private final PrintStream err;
  private final Progress progress;
  private final Consumer<JobID> complete;

  /**
   * @param patience how long to wait for another TaskManager
   * @param err where a loss is told
   * @param complete told when the result is there and the job still runs
   */
  EnduringTraining(
      JobCluster cluster,
      Duration patience,
      PrintStream err,
      Progress progress,
      Consumer<JobID> complete) {
    this.cluster = cluster;
    this.patience = patience;
    this.err = err;
    this.progress = progress;
    this.complete = complete;
  }

  /** One job of a training. */
  @FunctionalInterface
  interface Attempt {
    IterationResult<Stage> run(GlmTrainer trainer, IterationOptions options)
        throws InterruptedException;
  }

  /**
   * How a training went.
   *
   * @param run of the last job
   * @param model what that job had of the cluster
   * @param firstSuperstep the first one of this training: those before are of the savepoint that it
   *     was to go on from
   * @param losses how many jobs were given up before
   * @param lostSeconds what they took
   */
  record Outcome(
      IterationResult<Stage> run,
      ClusterModel model,
      long firstSuperstep,
      int losses,
      double lostSeconds) {}

  /**
   * Trains to the end.
   *
   * @param settings Flink settings of the first job
   * @throws ClusterException if the cluster has no longer what is asked for
   */
  Outcome run(FlinkCluster connected, Configuration settings, Attempt attempt)
      throws InterruptedException {
    ClusterModel model = cluster.topology().model();
    GlmTrainer trainer = null;
    long first = 0;
    Configuration current = settings;
    long began = System.nanoTime();
    for (int losses = 0; ; losses++) {
      Watch watch = new Watch(model.slotCount());
      trainer = new GlmTrainer(connected, current, watch);
      if (losses == 0) {
        first = trainer.firstSuperstep();
      }
      double lostSeconds = (System.nanoTime() - began) / 1e9;
      try {
        IterationResult<Stage> run =
            attempt.run(trainer, IterationOptions.ofSlots(model.slotCount()));
        return new Outcome(run, model, first, losses, lostSeconds);
      } catch (SlotsLostException e) {
        progress.clear();
        Optional<String> checkpoint = lastCheckpoint(watch.job);
        if (losses == MOST_LOSSES) {
          throw new ClusterException(e.getMessage() + hint(checkpoint), e);
        }
        int before = model.slotCount();
        model = remaining(checkpoint);
        if (checkpoint.isPresent()) {
          current = goingOn(current, checkpoint.get());
        }
        err.printf(
            "numflink: a TaskManager was lost: the training goes on with %d of its %d slots%s%n",
            model.slotCount(),
            before,
            checkpoint.map(" from %s"::formatted).orElse(", from the beginning"));
      } finally {
        progress.clear();
      }
    }
  }

  private ClusterModel remaining(Optional<String> checkpoint) throws InterruptedException {
    try {
      return cluster.topology().model();
    } catch (ClusterException e) {
      throw new ClusterException("a TaskManager was lost: " + e.getMessage() + hint(checkpoint), e);
    }
  }

  private static String hint(Optional<String> checkpoint) {
    return checkpoint
        .map("; the training can go on with --from-savepoint=%s"::formatted)
        .orElse("");
  }

  /** The settings of a job that goes on from a checkpoint, which then is its own to delete. */
  private static Configuration goingOn(Configuration settings, String checkpoint) {
    Configuration changed = new Configuration(settings);
    changed.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
    changed.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    return changed;
  }

  /** The path of a job's last checkpoint that lies where others can read it. */
  private Optional<String> lastCheckpoint(JobID job) throws InterruptedException {
    String path =
        cluster
            .rest()
            .get("/jobs/%s/checkpoints".formatted(job.toHexString()))
            .at("/latest/completed/external_path")
            .asText("");
    return path.contains(":") ? Optional.of(path) : Optional.empty();
  }

  /** Hears how one job goes. */
  private final class Watch implements IterationListener {
    private final SlotWatch slots;
    private JobID job;

    Watch(int needed) {
      slots = new SlotWatch(() -> needed, cluster.topology()::registeredSlots, patience);
    }

    @Override
    public void submitted(JobID id) {
      job = id;
    }

    @Override
    public void advanced(SuperstepRecord superstep) {
      progress.show(superstep);
    }

    @Override
    public void silent() {
      slots.look();
    }

    @Override
    public void resultComplete(JobID id) {
      progress.clear();
      complete.accept(id);
    }
  }
}
