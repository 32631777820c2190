package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.session.LiveTopology;
import io.numflink.glm.family.Response;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.job.JobCluster;
import io.numflink.lshs.ClusterModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trainings on two TaskManagers of a slot, one of which is lost for good. */
@Timeout(180)
class EnduringTrainingTest {
  private static final int STEPS = 10_000;

  @TempDir private Path folder;
  private EmbeddedCluster cluster;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Command(name = "fit")
  private static final class Holder {
    @Mixin private GlmFitOptions options;
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Random random = new Random(5);
    StringBuilder table = new StringBuilder("y,x,z\n");
    for (int i = 0; i < 4000; i++) {
      double x = random.nextGaussian();
      double z = random.nextGaussian();
      table.append(x - 2 * z + random.nextGaussian()).append(',').append(x).append(',').append(z);
      table.append('\n');
    }
    Files.writeString(folder.resolve("t.csv"), table);
    cluster = EmbeddedCluster.start(2, 1);
    while (!bothAreThere()) {
      Thread.sleep(20);
    }
  }

  private boolean bothAreThere() {
    try {
      return rest().taskManagers().size() == 2;
    } catch (ClusterException e) {
      return false; // it does not answer yet
    }
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private FlinkRest rest() {
    return new FlinkRest(cluster.restAddress());
  }

  /** The TaskManagers that there are, if they are enough. */
  private LiveTopology topology(int atLeast) {
    return new LiveTopology() {
      @Override
      public ClusterModel model() {
        int there = rest().taskManagers().size();
        if (there < atLeast) {
          throw new ClusterException("%d TaskManagers are wanted".formatted(atLeast));
        }
        return ClusterModel.uniform(there, 1, 0);
      }

      @Override
      public int freeSlots() {
        return rest().taskManagers().stream().mapToInt(FlinkRest.TaskManager::freeSlots).sum();
      }

      @Override
      public int registeredSlots() {
        return rest().taskManagers().size();
      }
    };
  }

  /** Stochastic gradient descent, whose batches depend on seed and tiles alone. */
  private EnduringTraining.Outcome train(int atLeast, String... options) throws Exception {
    Holder holder = new Holder();
    String[] all = new String[options.length + 3];
    all[0] = "--data=" + folder.resolve("t.csv");
    all[1] = "--label=y";
    all[2] = "--family=gaussian";
    System.arraycopy(options, 0, all, 3, options.length);
    new CommandLine(holder).parseArgs(all);
    GlmFitOptions fit = holder.options;
    Response response = fit.response();
    ModelTable table = ModelTable.of(fit, response.family());
    TrainingOptions training = fit.training(true);
    JobCluster jobs =
        new JobCluster(
            DeferredCluster.lent(cluster), topology(atLeast), any -> cluster.restAddress());
    return new EnduringTraining(
            jobs,
            Duration.ofSeconds(1),
            new PrintStream(err, true, UTF_8),
            new Progress(new PrintStream(shown, true, UTF_8)),
            job -> {})
        .run(
            cluster,
            fit.flink(),
            (trainer, slots) ->
                trainer.train(
                    "gaussian",
                    "a line",
                    new Training(response, table.model().design().names(), training).start(),
                    new TableTiles(table.file(), table.model()),
                    table.model().layout(),
                    slots));
  }

  private String[] saved(int steps) {
    return new String[] {
      "--solver=sgd",
      "--max-iter=" + steps,
      "--checkpoint=" + folder.resolve("saved"),
      "--checkpoint-interval=100ms"
    };
  }

  /** Loses a TaskManager once the training has a checkpoint; gives the job's id. */
  private CompletableFuture<String> loseATaskManager() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            while (true) {
              for (FlinkRest.Job job : rest().jobs()) {
                if (job.state().equals("RUNNING") && checkpoints(job) > 1) {
                  cluster.terminateTaskManager(0).join();
                  return job.id();
                }
              }
              Thread.sleep(20);
            }
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private int checkpoints(FlinkRest.Job job) {
    return rest().get("/jobs/%s/checkpoints".formatted(job.id())).at("/counts/completed").asInt();
  }

  private static double[] estimates(EnduringTraining.Outcome outcome) {
    return ((Finished) outcome.run().variable()).fit().estimates();
  }

  @Test
  void goesOnFromItsCheckpointWithTheSlotsThatAreLeft() throws Exception {
    EnduringTraining.Outcome undisturbed = train(1, saved(STEPS));
    assertThat(undisturbed.losses()).isZero();
    assertThat(undisturbed.model().slotCount()).isEqualTo(2);

    CompletableFuture<String> lost = loseATaskManager();
    EnduringTraining.Outcome disturbed = train(1, saved(STEPS));
    assertThat(disturbed.losses()).isEqualTo(1);
    assertThat(disturbed.lostSeconds()).isPositive();
    assertThat(disturbed.firstSuperstep()).isZero();
    assertThat(disturbed.model().slotCount()).isEqualTo(1);
    assertThat(disturbed.run().supersteps())
        .hasSameSizeAs(undisturbed.run().supersteps())
        .first()
        .satisfies(first -> assertThat(first.slots()).isEqualTo(2));
    assertThat(disturbed.run().supersteps().get(disturbed.run().supersteps().size() - 1).slots())
        .isEqualTo(1);
    // The same sums in another order, over steps that contract
    assertThat(estimates(disturbed)).containsExactly(estimates(undisturbed), within(1e-9));
    assertThat(err.toString(UTF_8))
        .startsWith(
            "numflink: a TaskManager was lost: the training goes on with 1 of its 2 slots from file:")
        .contains(lost.join())
        .hasLineCount(1);
    assertThat(shown.toString(UTF_8)).endsWith("\r\033[K");
  }

  @Test
  void saysHowToGoOnWhereFewerSlotsAreNotWanted() {
    CompletableFuture<String> lost = loseATaskManager();
    assertThatThrownBy(() -> train(2, saved(1_000_000)))
        .isInstanceOf(ClusterException.class)
        .hasMessageMatching(
            "a TaskManager was lost: 2 TaskManagers are wanted; "
                + "the training can go on with --from-savepoint=file:.*/chk-\\d+");
    assertThat(rest().jobState(lost.join())).isEqualTo("CANCELED");
    assertThat(shown.toString(UTF_8)).endsWith("\r\033[K");
  }
}
