package io.numflink.iteration;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Makes the Flink job of an iteration: the source, the tiles, the levels of the reduction tree. All
 * operators have as many subtasks as the job has slots, and subtask i of each runs in the same
 * slot. Every edge leads from every subtask to every subtask, so the whole job fails over as one
 * and all its parts count attempts alike. If tiles come from a stream, all that it comes from is
 * part of the job.
 */
public final class IterationJobGraph {

  /** The uid of the operator whose coordinator drives the loop. */
  static final String TILES_UID = "numflink-iteration-tiles";

  /** Whether the loop's coordinator may open connections of its own to TaskManagers. */
  static final ConfigOption<Boolean> DIRECT_CONNECTIONS =
      ConfigOptions.key("numflink.iteration.direct-connections")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether the loop's coordinator issues supersteps and takes their results on"
                  + " connections of its own to the TaskManagers; otherwise, and where it cannot"
                  + " connect, by way of Flink's messages.");

  private static final String CO_LOCATION = "numflink-iteration";
  private static final int RESTARTS = 20;
  private static final Duration RESTART_DELAY = Duration.ofMillis(500);

  /** Options of state backends that are not on the class path here. */
  private static final List<String> COMPRESSION =
      List.of(
          "state.backend.rocksdb.compression.per.level",
          "state.backend.forst.compression.per.level");

  private IterationJobGraph() {}

  /**
   * @param settings the user's Flink settings for the job: state backend, checkpointing, the
   *     savepoint to continue from
   */
  public static <V, B> StreamGraph create(
      BulkIteration<V, B> iteration, IterationOptions options, Configuration settings) {
    StreamExecutionEnvironment environment = environment(iteration.tiles(), settings);
    environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
    environment.setParallelism(options.parallelism());
    environment.setMaxParallelism(options.maxParallelism());

    SingleOutputStreamOperator<PartialChunk> partials =
        inSlot(
            keyed(tiles(iteration.tiles(), options, environment), iteration.tiles())
                .transform(
                    "compute supersteps",
                    PartialChunkSerializer.TYPE,
                    new TileOperatorFactory<>(
                        iteration.superstep(),
                        iteration.loop(),
                        options.cacheBytes(),
                        settings.get(DIRECT_CONNECTIONS)))
                .uid(TILES_UID));
    PartialMerge merge = iteration.superstep().merge();
    int levels = ReductionTree.levels(options.parallelism());
    for (int level = 0; level < levels - 1; level++) {
      partials =
          placed(
              routed(partials)
                  .transform(
                      level == 0 ? "merge slots" : "merge nodes, level " + level,
                      PartialChunkSerializer.TYPE,
                      new ReduceOperator(merge))
                  .uid("numflink-iteration-merge-" + level));
    }
    placed(
        routed(partials)
            .transform(
                levels == 1 ? "merge slots" : "merge nodes",
                PartialChunkSerializer.TYPE,
                new RootOperatorFactory(merge))
            .uid("numflink-iteration-root"));
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(iteration.name());
    return graph;
  }

  private static StreamExecutionEnvironment environment(TileInput tiles, Configuration settings) {
    if (tiles instanceof TiledStream<?> stream) {
      return StreamTiles.environment(stream, base -> configuration(base, settings));
    }
    Configuration configuration = configuration(new Configuration(), settings);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.getConfig().enableObjectReuse();
    return environment;
  }

  /**
   * @param base the settings that there are already
   */
  private static Configuration configuration(Configuration base, Configuration settings) {
    Configuration configuration = new Configuration(base);
    configuration.addAll(settings);
    // A partial result that an unaligned checkpoint carried over would belong to no superstep.
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    // Tiles that came after the barrier would be in state, and made once more of other rows.
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    // At the end the driver has the result; a last checkpoint of all tiles would only take time.
    configuration.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
    // Tiles never change, so only the first checkpoint writes them.
    if (configuration.getOptional(CheckpointingOptions.INCREMENTAL_CHECKPOINTS).isEmpty()) {
      configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    }
    // Numbers hardly get smaller, and reading them would take the longer.
    for (String compression : COMPRESSION) {
      if (!configuration.containsKey(compression)) {
        configuration.setString(compression, "NO_COMPRESSION");
      }
    }
    return configuration;
  }

  private static DataStream<TileRecord> tiles(
      TileInput input, IterationOptions options, StreamExecutionEnvironment environment) {
    if (input instanceof TileReader reader) {
      return source(
          environment,
          TileSource.of(reader, options.parallelism(), options.maxParallelism()),
          "read tiles");
    }
    // What is there of the stream ends; barriers and the loop need a source that does not.
    return StreamTiles.of((TiledStream<?>) input, options, environment)
        .union(source(environment, TileSource.withoutTiles(options.maxParallelism()), "stay open"));
  }

  private static DataStream<TileRecord> source(
      StreamExecutionEnvironment environment, TileSource source, String name) {
    return inSlot(
        environment
            .fromSource(source, WatermarkStrategy.noWatermarks(), name, TileRecordSerializer.TYPE)
            .uid("numflink-iteration-source"));
  }

  /**
   * Tiles that the job reads go on in the thread that reads them, as they are: their keys are of
   * the subtask already. Those of a stream come by way of the network stack.
   */
  private static KeyedStream<TileRecord, Integer> keyed(
      DataStream<TileRecord> tiles, TileInput input) {
    return input instanceof TileReader
        ? DataStreamUtils.reinterpretAsKeyedStream(tiles, new RoutingKey(), Types.INT)
        : tiles.keyBy(new RoutingKey(), Types.INT);
  }

  /** Every partial result goes to the subtask that its route names. */
  private static DataStream<PartialChunk> routed(DataStream<PartialChunk> partials) {
    return partials.partitionCustom(new Direct(), new Target());
  }

  /** In the slots of the loop, as a task of its own. */
  private static <T> SingleOutputStreamOperator<T> placed(SingleOutputStreamOperator<T> operator) {
    return inSlot(operator).disableChaining();
  }

  /** In the slots of the loop, and without waiting for buffers to be filled. */
  private static <T> SingleOutputStreamOperator<T> inSlot(SingleOutputStreamOperator<T> operator) {
    operator.getTransformation().setCoLocationGroupKey(CO_LOCATION);
    return operator.setBufferTimeout(0);
  }

  private static final class RoutingKey implements KeySelector<TileRecord, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer getKey(TileRecord each) {
      return each.routingKey();
    }
  }

  private static final class Target implements KeySelector<PartialChunk, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer getKey(PartialChunk chunk) {
      return chunk.target();
    }
  }

  private static final class Direct implements Partitioner<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public int partition(Integer target, int subtasks) {
      return target;
    }
  }
}
