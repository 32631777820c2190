package io.numflink.iteration;

import static io.numflink.iteration.LoopCluster.ALGORITHM;
import static io.numflink.iteration.LoopCluster.COLUMNS;
import static io.numflink.iteration.LoopCluster.DATA;
import static io.numflink.iteration.LoopCluster.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.Block;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.cluster.EnvironmentCluster;
import io.numflink.array.cluster.FlinkCluster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops over the rows of a stream, on an embedded cluster of 2 TaskManagers × 2 slots. */
@Timeout(120)
class StreamIterationTest {
  @RegisterExtension private static final LoopCluster CLUSTER = new LoopCluster();

  @TempDir private Path folder;

  /** Tiles of 64 rows, each of which is x and y. */
  private record RowTiling(double bad) implements Tiling<double[]> {
    @Override
    public TileBuffer<double[]> buffer() {
      return new TileBuffer<>() {
        private final double[][] added = new double[64][];
        private int rows;

        @Override
        public void add(double[] row) {
          if (row[COLUMNS] == bad) {
            throw new TileException("a bad row");
          }
          added[rows++] = row.clone();
        }

        @Override
        public int rows() {
          return rows;
        }

        @Override
        public boolean isFull() {
          return rows == added.length;
        }

        @Override
        public List<Block> take() {
          double[] x = new double[rows * COLUMNS];
          double[] y = new double[rows];
          for (int i = 0; i < rows; i++) {
            System.arraycopy(added[i], 0, x, i * COLUMNS, COLUMNS);
            y[i] = added[i][COLUMNS];
          }
          int n = rows;
          rows = 0;
          return List.of(Block.of(x, n, COLUMNS), Block.of(y, n));
        }
      };
    }
  }

  private static StreamExecutionEnvironment remote(EmbeddedCluster of) {
    String[] address = of.restAddress().split(":");
    return StreamExecutionEnvironment.createRemoteEnvironment(
        address[0], Integer.parseInt(address[1]));
  }

  /** The rows of {@link #DATA}. */
  private static DataStream<double[]> rows(
      StreamExecutionEnvironment environment, int parallelism, long pauseMillis) {
    return environment
        .fromSource(
            new NumberSequenceSource(0, DATA.tiles() - 1),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .setParallelism(parallelism)
        .flatMap(
            (Long tile, Collector<double[]> out) -> {
              Thread.sleep(pauseMillis);
              List<Block> parts = DATA.parts(tile.intValue());
              for (int i = 0; i < DATA.rows(); i++) {
                double[] row =
                    Arrays.copyOfRange(parts.get(0).float64(), i * COLUMNS, (i + 1) * COLUMNS + 1);
                row[COLUMNS] = parts.get(1).float64()[i];
                out.collect(row);
              }
            })
        .returns(PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO)
        .setParallelism(parallelism);
  }

  private static IterationResult<double[]> run(
      DataStream<double[]> rows, double bad, IterationListener listener, int slots)
      throws InterruptedException {
    try (FlinkCluster of = EnvironmentCluster.of(rows.getExecutionEnvironment())) {
      return new IterationRunner(of, new Configuration(), listener)
          .run(
              new BulkIteration<>(
                  "least squares",
                  new TiledStream<>(rows, new RowTiling(bad)),
                  ALGORITHM,
                  ALGORITHM),
              IterationOptions.ofSlots(slots));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "3, 3", "4, 2"})
  void equalsTheSerialLoop(int subtasks, int slots) throws Exception {
    StreamExecutionEnvironment environment = remote(CLUSTER.get());
    DataStream<double[]> rows = rows(environment, subtasks, 0);
    int transformations = environment.getTransformations().size();
    IterationResult<double[]> result = run(rows, -1, new IterationListener() {}, slots);
    assertSame(result.variable(), ALGORITHM.serially(DATA));
    assertThat(result.rows()).isEqualTo(37 * 50);
    assertThat(result.restarts()).isZero();
    assertThat(result.supersteps()).hasSize(12);
    assertThat(environment.getTransformations()).hasSize(transformations);
  }

  @Test
  void aRowAtFaultEndsTheLoop() {
    double bad = DATA.parts(20).get(1).float64()[7];
    assertThatThrownBy(
            () -> run(rows(remote(CLUSTER.get()), 2, 0), bad, new IterationListener() {}, 2))
        .isInstanceOf(IterationFailedException.class)
        .hasMessage("a bad row");
  }

  @Test
  void aStreamWithoutAnEndIsRefused() {
    StreamExecutionEnvironment environment = remote(CLUSTER.get());
    DataStream<double[]> endless =
        environment
            .fromSource(
                TileSource.withoutTiles(128),
                WatermarkStrategy.noWatermarks(),
                "clicks",
                TileRecordSerializer.TYPE)
            .map(tile -> new double[COLUMNS + 1])
            .returns(PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO);
    assertThatThrownBy(() -> run(endless, -1, new IterationListener() {}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an iteration needs data that ends: source clicks does not say that it does");
  }

  @Test
  void goesOnAfterTheLossOfATaskManager() throws Exception {
    for (boolean checkpoints : new boolean[] {false, true}) {
      try (EmbeddedCluster fragile = EmbeddedCluster.start(2, 1)) {
        StreamExecutionEnvironment environment = remote(fragile);
        if (checkpoints) {
          environment.enableCheckpointing(50);
          environment.configure(
              Configuration.fromMap(
                  Map.of(
                      CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
                      folder.toUri().toString())));
        }
        CompletableFuture<Void> chaos = new CompletableFuture<>();
        IterationListener listener =
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
            };
        IterationResult<double[]> result =
            run(rows(environment, 2, 100), -1, listener, 2); // reads for 2 s
        chaos.join(); // throws what went wrong there
        assertThat(result.restarts()).isEqualTo(1);
        assertThat(result.rows()).isEqualTo(37 * 50);
        assertSame(result.variable(), ALGORITHM.serially(DATA));
      }
    }
  }
}
