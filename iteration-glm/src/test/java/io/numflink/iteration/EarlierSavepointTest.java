package io.numflink.iteration;

import static io.numflink.iteration.LoopCluster.ALGORITHM;
import static io.numflink.iteration.LoopCluster.DATA;
import static io.numflink.iteration.LoopCluster.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goes on from a savepoint of a build whose tiles were arrays of bytes in state, made by {@link
 * SavepointMaker} there.
 */
@Timeout(120)
class EarlierSavepointTest {
  @RegisterExtension private static final LoopCluster CLUSTER = new LoopCluster();

  private static final String SAVEPOINT = "/io/numflink/iteration/savepoint-of-arrays/_metadata";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"hashmap, 2, 0", "hashmap, 4, 5", "rocksdb, 3, 0"}) // ForSt restores none of these
  void goesOnFromIt(String backend, int slots, long pauseMillis) throws Exception {
    URL metadata = getClass().getResource(SAVEPOINT);
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, backend);
    settings.set(
        StateRecoveryOptions.SAVEPOINT_PATH, Path.of(metadata.toURI()).getParent().toString());
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    // Some of arrays that the loop has not looked at yet
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    LeastSquares loop = new LeastSquares(ALGORITHM.columns(), ALGORITHM.steps(), pauseMillis, -1);
    IterationResult<double[]> result =
        new IterationRunner(CLUSTER.get(), settings, new IterationListener() {})
            .run(LeastSquares.over(DATA, loop), IterationOptions.ofSlots(slots));
    assertSame(result.variable(), ALGORITHM.serially(DATA));
    assertThat(result.restarts()).isZero();
    assertThat(result.supersteps()).hasSize(12);
  }
}
