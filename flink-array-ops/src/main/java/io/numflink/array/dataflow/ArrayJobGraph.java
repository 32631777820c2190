package io.numflink.array.dataflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Makes the Flink job of a placed program: the control source, one operator a stage, one edge for
 * every pair of stages between which blocks cross, and the results. All operators have as many
 * subtasks as the job holds slots, and subtask i of each runs in the same Flink slot.
 */
public final class ArrayJobGraph {

  /**
   * More stages than this in one job would ask for more threads and network buffers than a
   * TaskManager should give.
   */
  public static final int MAX_STAGES = 64;

  /** The uid of the result operator, which its coordinator is addressed by. */
  static final String RESULTS_UID = "numflink-results";

  private static final String CO_LOCATION = "numflink";
  private static final int RESTARTS = 20;
  private static final Duration RESTART_DELAY = Duration.ofMillis(500);

  private ArrayJobGraph() {}

  /**
   * @param parallelism how many slots the job holds: at least those of the plan; the others stay
   *     idle
   * @param settings the user's Flink settings for the job, such as checkpointing
   * @throws TooManyStagesException if the plan has more stages than one job should
   */
  public static StreamGraph create(
      String jobName,
      PlacedProgram program,
      Staging staging,
      int parallelism,
      Configuration settings) {
    if (parallelism < program.slotCount()) {
      throw new IllegalArgumentException(
          "a plan of %d slots does not fit into %d".formatted(program.slotCount(), parallelism));
    }
    if (staging.stageCount() > MAX_STAGES) {
      throw new TooManyStagesException(staging.stageCount());
    }
    int maxParallelism = KeyGroupRangeAssignment.computeDefaultMaxParallelism(parallelism);
    Configuration configuration = new Configuration(settings);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);

    // No task waits for a last checkpoint: when the job ends, the driver has the results.
    configuration.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);

    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
    environment.setParallelism(parallelism);
    environment.setMaxParallelism(maxParallelism);
    environment.getConfig().enableObjectReuse();
    environment.setBufferTimeout(0);
    environment.disableOperatorChaining();

    DataStream<BlockChunk> control =
        placed(
            environment
                .fromSource(
                    new ControlSource(program, maxParallelism),
                    WatermarkStrategy.noWatermarks(),
                    "control",
                    BlockChunkSerializer.TYPE)
                .uid("numflink-control"));
    List<SingleOutputStreamOperator<BlockChunk>> stages = new ArrayList<>();
    List<String> names = staging.names();
    for (int s = 0; s < staging.stageCount(); s++) {
      DataStream<BlockChunk> input = s == 0 ? routed(control) : inputOf(s, stages, staging);
      stages.add(
          placed(
              input
                  .transform(names.get(s), BlockChunkSerializer.TYPE, new StageOperatorFactory(s))
                  .uid("numflink-stage-" + s)));
    }
    placed(
        stages
            .get(stages.size() - 1)
            .transform("results", BlockChunkSerializer.TYPE, new ResultOperatorFactory())
            .uid(RESULTS_UID));
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(jobName);
    return graph;
  }

  private static DataStream<BlockChunk> inputOf(
      int stage, List<SingleOutputStreamOperator<BlockChunk>> stages, Staging staging) {
    DataStream<BlockChunk> input = null;
    for (int from = 0; from < stage; from++) {
      if (contains(staging.targetsOf(from), stage)) {
        DataStream<BlockChunk> edge =
            routed(stages.get(from).getSideOutput(StageOperator.tag(stage)));
        input = input == null ? edge : input.union(edge);
      }
    }
    return input;
  }

  private static boolean contains(int[] values, int wanted) {
    for (int value : values) {
      if (value == wanted) {
        return true;
      }
    }
    return false;
  }

  /**
   * An edge from every subtask to every subtask. The control edge is one, too, although it carries
   * no records: it makes the whole job one failover region, so that all its parts restart together
   * and count attempts alike.
   */
  private static DataStream<BlockChunk> routed(DataStream<BlockChunk> stream) {
    return stream.keyBy(new RoutingKeySelector(), Types.INT);
  }

  private static SingleOutputStreamOperator<BlockChunk> placed(
      SingleOutputStreamOperator<BlockChunk> operator) {
    operator.getTransformation().setCoLocationGroupKey(CO_LOCATION);
    return operator;
  }

  private static final class RoutingKeySelector implements KeySelector<BlockChunk, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer getKey(BlockChunk chunk) {
      return chunk.routingKey();
    }
  }
}
