package io.numflink.job;

import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.AssignerOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of everything that runs or plans a script. */
public final class ScriptOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Parameters(index = "0", paramLabel = "SCRIPT.py", description = "The script.")
  private String script;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "What sys.argv holds after it.")
  private List<String> arguments = new ArrayList<>();

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
      hideParamSyntax = true,
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

  /** What blocks may take on one node, in bytes; empty if the choice is left open. */
  public OptionalLong nodeMemory() {
    MemorySize each = equal("--node-memory", nodeMemory, "with several values is for plans only");
    return each == null ? OptionalLong.empty() : OptionalLong.of(each.getBytes());
  }

  /** The value that an option has for all TaskManagers; null if none was given. */
  private <T> T equal(String option, List<T> values, String otherwise) {
    require(values.size() <= 1, option + " " + otherwise);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The nodes and slots of a cluster in this process. */
  public ClusterModel ownCluster() {
    return ownCluster(NodeMemory.ofThisProcess());
  }

  /**
   * The nodes and slots of an embedded cluster, or of one that is only planned for.
   *
   * @param heapBytes what the nodes share
   */
  ClusterModel ownCluster(long heapBytes) {
    return cluster.embedded(nodeMemory().orElse(heapBytes / cluster.embeddedNodes()));
  }

  /** The nodes and slots to plan for, each with so much memory if nothing else is said. */
  ClusterModel plannedCluster(long memoryBytes) {
    List<Integer> slots = cluster.slots();
    int listed = Math.max(slots.size(), nodeMemory.size());
    if (listed <= 1) {
      return cluster.embedded(nodeMemory().orElse(memoryBytes));
    }
    int nodeCount = cluster.nodes() == null ? listed : cluster.nodes();
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

  /** What of a cluster to use. */
  public ClusterOptions cluster() {
    return cluster;
  }

  /** How a session on that cluster plans and runs. */
  SessionOptions session(ClusterModel model) {
    AssignerOptions assigner = AssignerOptions.defaults();
    if (nodeGrid != null) {
      int places = nodeGrid.stream().reduce(1, Math::multiplyExact);
      require(
          places == model.nodeCount(),
          "--node-grid %s has %d places, and there are %d nodes: ask for --nodes %d"
              .formatted(Extents.text(nodeGrid), places, model.nodeCount(), places));
      assigner = new AssignerOptions(nodeGrid);
    }
    return new SessionOptions(
        model,
        placement,
        assigner,
        SessionOptions.of(model).targetBlockBytes(),
        driverThreshold.getBytes(),
        cluster.flink());
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
