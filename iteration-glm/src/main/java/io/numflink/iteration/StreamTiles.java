package io.numflink.iteration;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.InputFormatOperatorFactory;
import org.apache.flink.streaming.api.transformations.LegacySourceTransformation;
import org.apache.flink.streaming.api.transformations.WithBoundedness;

/**
 * The part of an iteration's job that a stream of rows and the tiles made of it are. The job has an
 * environment of its own, so that nothing of it is left in the stream's, and nothing else of the
 * stream's runs along.
 */
final class StreamTiles {
  private static final int RESTARTS = 3;
  private static final Duration RESTART_DELAY = Duration.ofMillis(500);

  private StreamTiles() {}

  /**
   * An environment with the settings of the stream's.
   *
   * @param configured what an iteration sets besides
   */
  static StreamExecutionEnvironment environment(
      TiledStream<?> stream, UnaryOperator<Configuration> configured) {
    StreamExecutionEnvironment users = stream.rows().getExecutionEnvironment();
    Configuration base = Configuration.fromMap(users.getConfiguration().toMap());
    // It is a savepoint of another job.
    base.removeConfig(StateRecoveryOptions.SAVEPOINT_PATH);
    if (base.getOptional(RestartStrategyOptions.RESTART_STRATEGY).isEmpty()) {
      base.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
      base.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
      base.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    }
    StreamExecutionEnvironment own = new StreamExecutionEnvironment(configured.apply(base));
    users
        .getCachedFiles()
        .forEach(file -> own.registerCachedFile(file.f1.filePath, file.f0, file.f1.isExecutable));
    return own;
  }

  /** The tiles of the stream. */
  static <T> DataStream<TileRecord> of(
      TiledStream<T> stream, IterationOptions options, StreamExecutionEnvironment environment) {
    for (Transformation<?> each : stream.rows().getTransformation().getTransitivePredecessors()) {
      if (!ends(each)) {
        throw new IllegalArgumentException(
            "an iteration needs data that ends: source %s does not say that it does"
                .formatted(each.getName()));
      }
    }
    return new DataStream<>(environment, stream.rows().getTransformation())
        .transform(
            "make tiles",
            TileRecordSerializer.TYPE,
            new TilingOperator<>(stream.tiling(), options.maxParallelism()))
        .uid("numflink-iteration-tiling");
  }

  /** Whether it is no source, or one that ends. Input formats all do, and do not say so. */
  private static boolean ends(Transformation<?> each) {
    return !(each instanceof WithBoundedness source)
        || source.getBoundedness() == Boundedness.BOUNDED
        || each instanceof LegacySourceTransformation<?> legacy
            && legacy.getOperatorFactory() instanceof InputFormatOperatorFactory<?>;
  }
}
