package io.numflink.job;

import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.AssignerOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of everything that runs or plans a script. */
public final class ScriptOptions {

  /** A job that lasts shorter needs no checkpoint. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SCRIPT.py", description = "The script.")
  private String script;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "What sys.argv holds after it.")
  private List<String> arguments = new ArrayList<>();

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
      description =
          "Slots of each TaskManager (default: the cores shared out); of a running cluster those to"
              + " use (default: those that are free). For unequal TaskManagers of a plan or a running"
              + " cluster, one number for each.")
  private List<Integer> slots = List.of();

  @Option(
      names = "--placement",
      paramLabel = "POLICY",
      defaultValue = "lshs",
      converter = PlacementConverter.class,
      description =
          "How block operations find their slots: lshs, hash or round-robin (default:"
              + " ${DEFAULT-VALUE}).")
  private Placement placement;

  @Option(
      names = "--block",
      paramLabel = "NAME=RxC",
      converter = BlockShape.Converter.class,
      description =
          "Block shape of the array that the script binds to NAME, which is then evaluated on the"
              + " cluster (repeatable; default: chosen by the planner).")
  private List<BlockShape> blocks = new ArrayList<>();

  @Option(
      names = "--node-grid",
      paramLabel = "RxC",
      converter = Extents.GridConverter.class,
      description = "The grid of nodes that input blocks lie on (default: chosen by the planner).")
  private List<Integer> nodeGrid;

  @Option(
      names = "--node-memory",
      paramLabel = "SIZE[,SIZE...]",
      split = ",",
      converter = MemorySizeConverter.class,
      description =
          "What blocks may take on one node; a plan that needs more is refused (default: what the"
              + " TaskManager's heap has room for). To plan for unequal TaskManagers, one size for"
              + " each.")
  private List<MemorySize> nodeMemory = List.of();

  @Option(
      names = "--driver-threshold",
      paramLabel = "SIZE",
      converter = MemorySizeConverter.class,
      defaultValue = "64k",
      description =
          "Arrays up to this size are evaluated in this process; 0 puts all on the cluster"
              + " (default: ${DEFAULT-VALUE}).")
  private MemorySize driverThreshold;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Seed of random arrays that the script leaves unseeded (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Write Flink checkpoints there (default: none).")
  private String checkpoint;

  @Option(
      names = "--state-backend",
      paramLabel = "BACKEND",
      converter = StateBackend.Converter.class,
      description = "hashmap, rocksdb or forst (default: hashmap).")
  private StateBackend stateBackend;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write plan.json, run.json and report.html there.")
  private Path report;

  String script() {
    return script;
  }

  /** What {@code sys.argv} holds after the script. */
  List<String> arguments() {
    return arguments;
  }

  Map<String, int[]> blockShapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (BlockShape block : blocks) {
      shapes.put(block.name(), block.extents().stream().mapToInt(Integer::intValue).toArray());
    }
    return shapes;
  }

  long seed() {
    return seed;
  }

  /** Where reports go; null if none are wanted. */
  public Path report() {
    return report;
  }

  /** What is asked of a running cluster. */
  ClusterRequest clusterRequest() {
    require(
        nodes == null || slots.size() <= 1 || slots.size() == nodes,
        "--slots has %d values for %d nodes".formatted(slots.size(), nodes));
    return new ClusterRequest(nodes, slots);
  }

  /** What blocks may take on one node, in bytes; empty if the choice is left open. */
  OptionalLong nodeMemory() {
    MemorySize each = equal("--node-memory", nodeMemory, "with several values is for plans only");
    return each == null ? OptionalLong.empty() : OptionalLong.of(each.getBytes());
  }

  /** The value that an option has for all TaskManagers; null if none was given. */
  private <T> T equal(String option, List<T> values, String otherwise) {
    require(values.size() <= 1, option + " " + otherwise);
    return values.isEmpty() ? null : values.get(0);
  }

  /**
   * The nodes and slots of an embedded cluster, or of one that is only planned for.
   *
   * @param heapBytes what the nodes share
   */
  ClusterModel ownCluster(long heapBytes) {
    int nodeCount = nodes == null ? 1 : nodes;
    require(nodeCount >= 1, "--nodes has to be at least 1, not " + nodeCount);
    int cores = Runtime.getRuntime().availableProcessors();
    Integer asked =
        equal(
            "--slots",
            slots,
            "with several values is for plans and running clusters: an embedded one has equal"
                + " TaskManagers");
    int slotCount = asked == null ? Math.max(1, cores / nodeCount) : asked;
    require(slotCount >= 1, "--slots has to be at least 1, not " + slotCount);
    return ClusterModel.uniform(nodeCount, slotCount, nodeMemory().orElse(heapBytes / nodeCount));
  }

  /** The nodes and slots to plan for, each with so much memory if nothing else is said. */
  ClusterModel plannedCluster(long memoryBytes) {
    int listed = Math.max(slots.size(), nodeMemory.size());
    if (listed <= 1) {
      int slotCount = ownCluster(0).nodes().get(0).slots();
      return ClusterModel.uniform(
          nodes == null ? 1 : nodes, slotCount, nodeMemory().orElse(memoryBytes));
    }
    int nodeCount = nodes == null ? listed : nodes;
    List<ClusterModel.Node> unequal = new ArrayList<>();
    for (int n = 0; n < nodeCount; n++) {
      MemorySize memory = ofNode("--node-memory", nodeMemory, n, nodeCount);
      Integer slotCount = ofNode("--slots", slots, n, nodeCount);
      unequal.add(
          new ClusterModel.Node(
              slotCount == null ? 1 : slotCount, memory == null ? memoryBytes : memory.getBytes()));
    }
    return new ClusterModel(unequal);
  }

  private <T> T ofNode(String option, List<T> values, int node, int nodeCount) {
    if (values.size() <= 1) {
      return values.isEmpty() ? null : values.get(0);
    }
    require(
        values.size() == nodeCount,
        "%s has %d values for %d nodes".formatted(option, values.size(), nodeCount));
    return values.get(node);
  }

  /** Checks what can be checked before there is a cluster. */
  void check() {
    require(nodes == null || nodes >= 1, "--nodes has to be at least 1, not " + nodes);
    for (int each : slots) {
      require(each >= 1, "--slots has to be at least 1, not " + each);
    }
  }

  /** How a session on that cluster plans and runs. */
  SessionOptions session(ClusterModel cluster) {
    AssignerOptions assigner = AssignerOptions.defaults();
    if (nodeGrid != null) {
      int places = nodeGrid.stream().reduce(1, Math::multiplyExact);
      require(
          places == cluster.nodeCount(),
          "--node-grid %s has %d places, and there are %d nodes: ask for --nodes %d"
              .formatted(Extents.text(nodeGrid), places, cluster.nodeCount(), places));
      assigner = new AssignerOptions(nodeGrid);
    }
    return new SessionOptions(
        cluster,
        placement,
        assigner,
        SessionOptions.of(cluster).targetBlockBytes(),
        driverThreshold.getBytes(),
        flink());
  }

  private Configuration flink() {
    Configuration flink = new Configuration();
    if (stateBackend != null) {
      flink.set(StateBackendOptions.STATE_BACKEND, stateBackend.flinkName());
    }
    if (checkpoint != null) {
      flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
      flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointUri());
    }
    return flink;
  }

  private String checkpointUri() {
    return checkpoint.contains("://")
        ? checkpoint
        : Path.of(checkpoint).toAbsolutePath().toUri().toString();
  }

  /** A fault of the command line that shows only when the script runs. */
  ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw fault(message);
    }
  }
}
