package io.numflink.iteration;

import static io.numflink.iteration.LoopCluster.ALGORITHM;
import static io.numflink.iteration.LoopCluster.COLUMNS;
import static io.numflink.iteration.LoopCluster.DATA;
import static io.numflink.iteration.LoopCluster.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.cluster.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole loops on an embedded cluster of 2 TaskManagers × 2 slots. */
@Timeout(120)
class IterationJobTest {
  @RegisterExtension private static final LoopCluster CLUSTER = new LoopCluster();

  @TempDir private Path folder;

  private static IterationResult<double[]> run(
      Rows data, LeastSquares algorithm, IterationOptions options, Configuration settings)
      throws InterruptedException {
    return new IterationRunner(CLUSTER.get(), settings, new IterationListener() {})
        .run(LeastSquares.over(data, algorithm), options);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void equalsTheSerialLoop(int slots) throws Exception {
    IterationResult<double[]> result =
        run(DATA, ALGORITHM, IterationOptions.ofSlots(slots), new Configuration());
    assertSame(result.variable(), ALGORITHM.serially(DATA));
    assertThat(result.tiles()).isEqualTo(37);
    assertThat(result.rows()).isEqualTo(37 * 50);
    assertThat(result.restarts()).isZero();
    assertThat(result.supersteps()).hasSize(12);
    assertThat(result.supersteps())
        .allSatisfy(
            each -> {
              assertThat(each.measuredBytes()).isEqualTo(each.predictedBytes());
              assertThat(each.cacheHits()).isEqualTo(37);
              assertThat(each.cacheMisses()).isZero();
            });
    assertThat(result.supersteps())
        .extracting(each -> each.gauges().get("objective"))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  /** What is known of the first broadcast saves computations, and does not matter to the result. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void computesTheFirstSuperstepAsTilesArrive(boolean right) throws Exception {
    double[] known = ALGORITHM.initial();
    known[0] = right ? 0 : 1;
    EarlyStart.COMPUTED.set(0);
    EarlyStart.PREPARED.set(0);
    IterationResult<double[]> result =
        new IterationRunner(CLUSTER.get(), new Configuration(), new IterationListener() {})
            .run(
                new BulkIteration<>(
                    "least squares", DATA, new EarlyStart(ALGORITHM, known), ALGORITHM),
                IterationOptions.ofSlots(3));
    assertSame(result.variable(), ALGORITHM.serially(DATA));
    assertThat(EarlyStart.COMPUTED).hasValue(37 * (right ? 12 : 13));
    assertThat(EarlyStart.PREPARED).hasValue(3);
    assertThat(result.nodes().stream().mapToLong(NodeRecord::tiles).sum()).isEqualTo(37 * 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb", "forst"})
  void readsFromStateWhatTheCacheCannotHold(String backend) throws Exception {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, backend);
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    // Tiles of 1.2 MiB, in 3 chunks each; 5 of a slot's 8 fit the cache.
    Rows data = new Rows(16, 30_000, 4, -1);
    long tile = 30_000 * 5 * Double.BYTES;
    IterationResult<double[]> result =
        run(data, ALGORITHM, IterationOptions.ofSlots(2).withCacheBytes(5 * tile + 1000), settings);
    // Sums of 480 000 terms.
    assertThat(result.variable()).containsExactly(ALGORITHM.serially(data), within(1e-10));
    assertThat(result.supersteps())
        .allSatisfy(
            each -> {
              // State on the heap holds the tiles themselves
              assertThat(each.cacheHits()).isEqualTo(backend.equals("hashmap") ? 16 : 10);
              assertThat(each.cacheMisses()).isEqualTo(backend.equals("hashmap") ? 0 : 6);
            });
  }

  @Test
  void namesTheRowAtFaultInASuperstep() {
    assertThatThrownBy(
            () ->
                run(
                    DATA,
                    new LeastSquares(4, 12, 0, 7),
                    IterationOptions.ofSlots(1),
                    new Configuration()))
        .isInstanceOf(IterationFailedException.class)
        .hasMessage("superstep 2, row 8 (tile 1 of split 1): a bad value");
  }

  @Test
  void namesTheRowAtFaultWhileReading() {
    assertThatThrownBy(
            () ->
                run(
                    new Rows(37, 50, 4, 20),
                    ALGORITHM,
                    IterationOptions.ofSlots(2),
                    new Configuration()))
        .isInstanceOf(IterationFailedException.class)
        .hasMessage("split 3 of 4, row 102: not a number: 'x'");
  }

  @Test
  void survivesTheLossOfATaskManager() throws Exception {
    for (boolean checkpoints : new boolean[] {false, true}) {
      Configuration settings = new Configuration();
      if (checkpoints) {
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
      }
      LeastSquares slow = new LeastSquares(4, 30, 5, -1);
      try (EmbeddedCluster fragile = EmbeddedCluster.start(2, 1)) {
        CountDownLatch underWay = new CountDownLatch(5);
        CompletableFuture<Void> chaos =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    underWay.await();
                    fragile.terminateTaskManager(0).get();
                    fragile.startTaskManager();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
        IterationResult<double[]> result =
            new IterationRunner(
                    fragile,
                    settings,
                    new IterationListener() {
                      @Override
                      public void advanced(SuperstepRecord superstep) {
                        underWay.countDown();
                      }
                    })
                .run(LeastSquares.over(DATA, slow), IterationOptions.ofSlots(2));
        chaos.join(); // throws what went wrong there
        assertThat(result.restarts()).isEqualTo(1);
        assertThat(result.supersteps()).hasSize(30);
        assertSame(result.variable(), slow.serially(DATA));
      }
    }
  }

  @Test
  void readsOnAfterTheLossOfATaskManager() throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    try (EmbeddedCluster fragile = EmbeddedCluster.start(2, 1)) {
      CompletableFuture<Void> chaos = new CompletableFuture<>();
      SlowRows slow = new SlowRows(DATA, 100); // 2 s on two slots
      IterationResult<double[]> result =
          new IterationRunner(
                  fragile,
                  settings,
                  new IterationListener() {
                    @Override
                    public void submitted(JobID job) {
                      chaos.completeAsync(
                          () -> {
                            fragile.terminateTaskManager(0).join();
                            try {
                              fragile.startTaskManager();
                            } catch (Exception e) {
                              throw new IllegalStateException(e);
                            }
                            return null;
                          },
                          CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
                    }
                  })
              .run(LeastSquares.over(slow, ALGORITHM), IterationOptions.ofSlots(2));
      chaos.join(); // throws what went wrong there
      assertThat(result.restarts()).isEqualTo(1);
      assertThat(result.tiles()).isEqualTo(37);
      assertSame(result.variable(), ALGORITHM.serially(DATA));
    }
  }

  /** Broadcasts come once for each TaskManager on lines, and for each slot without. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsLargeBroadcastsAndResultsInPieces(boolean direct) throws Exception {
    // 2.4 MB each: two messages, and ten chunks.
    WideSum loop = new WideSum(300_000);
    Configuration settings = new Configuration();
    settings.set(IterationJobGraph.DIRECT_CONNECTIONS, direct);
    IterationResult<double[]> result =
        new IterationRunner(CLUSTER.get(), settings, new IterationListener() {})
            .run(
                new BulkIteration<>("wide sum", new Rows(5, 50, 4, -1), loop, loop),
                IterationOptions.ofSlots(4));
    assertThat(result.variable()).isEqualTo(loop.expected(5 * 50));
    assertThat(result.supersteps().get(0).measuredBytes())
        .isEqualTo(result.supersteps().get(0).predictedBytes())
        .isBetween((direct ? 3 : 5) * 8 * 300_000L, (direct ? 3 : 5) * 8 * 300_010L);
  }

  /** A thread that is interrupted closes the connection that it waits for. */
  @Test
  void goesOnWhenLinesBreak() throws Exception {
    LeastSquares slow = new LeastSquares(COLUMNS, 30, 2, -1);
    AtomicInteger broken = new AtomicInteger();
    IterationResult<double[]> result =
        new IterationRunner(
                CLUSTER.get(),
                new Configuration(),
                new IterationListener() {
                  @Override
                  public void advanced(SuperstepRecord superstep) {
                    if (superstep.superstep() == 5) {
                      Thread.getAllStackTraces().keySet().stream()
                          .filter(each -> each.getName().startsWith("numflink-line-"))
                          .peek(each -> broken.incrementAndGet())
                          .forEach(Thread::interrupt);
                    }
                  }
                })
            .run(LeastSquares.over(DATA, slow), IterationOptions.ofSlots(4));
    assertThat(broken).hasValue(4); // both ends of two
    assertThat(result.restarts()).isZero();
    assertThat(result.supersteps()).hasSize(30);
    assertSame(result.variable(), slow.serially(DATA));
    SuperstepRecord last = result.supersteps().get(29);
    assertThat(last.measuredBytes())
        .isEqualTo(last.predictedBytes())
        .isGreaterThan(result.supersteps().get(0).measuredBytes());
  }

  @Test
  void isCancelledWithItsDriver() throws Exception {
    CompletableFuture<JobID> submitted = new CompletableFuture<>();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread driver =
        new Thread(
            () -> {
              try {
                new IterationRunner(
                        CLUSTER.get(),
                        new Configuration(),
                        new IterationListener() {
                          private JobID job;

                          @Override
                          public void submitted(JobID id) {
                            job = id;
                          }

                          @Override
                          public void advanced(SuperstepRecord superstep) {
                            submitted.complete(job);
                          }
                        })
                    .run(
                        LeastSquares.over(DATA, new LeastSquares(4, 1_000_000, 1, -1)),
                        IterationOptions.ofSlots(4));
                end.complete(null);
              } catch (Throwable t) {
                end.complete(t);
              }
            });
    driver.start();
    JobID job = submitted.get();
    driver.interrupt();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(CLUSTER.get().result(job).get().getApplicationStatus().name()).isEqualTo("CANCELED");
  }
}
