package io.numflink.job;

import io.numflink.lshs.ClusterModel;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of what runs on a cluster: how much of it to use, and how Flink keeps state there.
 */
public final class ClusterOptions {

  /** A job that lasts shorter needs no checkpoint. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "TaskManagers of the embedded cluster (default: 1); of a running cluster those to use"
              + " (default: all).")
  private Integer nodes;

  @Option(
      names = "--slots",
      paramLabel = "S[,S...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "Slots of each TaskManager (default: the cores shared out); of a running cluster those to"
              + " use (default: those that are free). For unequal TaskManagers of a plan or a running"
              + " cluster, one number for each.")
  private List<Integer> slots = List.of();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Write Flink checkpoints there (default: none).")
  private String checkpoint;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Time from one checkpoint to the next, such as 30s or 5min (default: 10s).")
  private Duration checkpointInterval;

  @Option(
      names = "--state-backend",
      paramLabel = "BACKEND",
      converter = StateBackend.Converter.class,
      description = "hashmap, rocksdb or forst (default: hashmap).")
  private StateBackend stateBackend;

  /** How many TaskManagers were asked for; null if the choice is left open. */
  Integer nodes() {
    return nodes;
  }

  /** The slots that were asked for: of none, of all, or of each TaskManager. */
  List<Integer> slots() {
    return slots;
  }

  /** What is asked of a running cluster. */
  ClusterRequest request() {
    require(
        nodes == null || slots.size() <= 1 || slots.size() == nodes,
        "--slots has %d values for %d nodes".formatted(slots.size(), nodes));
    return new ClusterRequest(nodes, slots);
  }

  /** The nodes and slots of an embedded cluster. */
  public ClusterModel embedded(long memoryBytesOfEach) {
    int nodeCount = embeddedNodes();
    int cores = Runtime.getRuntime().availableProcessors();
    require(
        slots.size() <= 1,
        "--slots with several values is for plans and running clusters: an embedded one has equal"
            + " TaskManagers");
    int slotCount = slots.isEmpty() ? Math.max(1, cores / nodeCount) : slots.get(0);
    require(slotCount >= 1, "--slots has to be at least 1, not " + slotCount);
    return ClusterModel.uniform(nodeCount, slotCount, memoryBytesOfEach);
  }

  /** How many TaskManagers an embedded cluster has. */
  public int embeddedNodes() {
    int nodeCount = nodes == null ? 1 : nodes;
    require(nodeCount >= 1, "--nodes has to be at least 1, not " + nodeCount);
    return nodeCount;
  }

  /** Checks what can be checked before there is a cluster. */
  public void check() {
    require(nodes == null || nodes >= 1, "--nodes has to be at least 1, not " + nodes);
    for (int each : slots) {
      require(each >= 1, "--slots has to be at least 1, not " + each);
    }
    require(
        checkpointInterval == null || checkpoint != null,
        "--checkpoint-interval says how often; --checkpoint DIR says where to");
  }

  /** Flink settings of a job. */
  public Configuration flink() {
    Configuration flink = new Configuration();
    if (stateBackend != null) {
      flink.set(StateBackendOptions.STATE_BACKEND, stateBackend.flinkName());
    }
    if (checkpoint != null) {
      flink.set(
          CheckpointingOptions.CHECKPOINTING_INTERVAL,
          checkpointInterval == null ? CHECKPOINT_INTERVAL : checkpointInterval);
      flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, StorageUri.of(checkpoint));
    }
    return flink;
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
