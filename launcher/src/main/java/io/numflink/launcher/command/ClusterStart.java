package io.numflink.launcher.command;

import static java.util.stream.Collectors.joining;

import com.sun.management.OperatingSystemMXBean;
import io.numflink.job.MemorySizeConverter;
import io.numflink.launcher.cluster.ClusterHosts;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code numflink cluster start}. */
@Command(
    name = "start",
    description = {
      "Starts a local Flink cluster: a JobManager and TaskManagers as separate JVMs.",
      "Returns when its REST interface answers and all its slots are registered; the cluster runs"
          + " on until `numflink cluster stop`."
    })
final class ClusterStart implements Runnable {
  private static final int DEFAULT_TASK_MANAGERS = 2;

  @Spec private CommandSpec spec;

  @Mixin private ClusterFolder folder;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      description =
          "Number of TaskManagers (default: as many as --slots has numbers, or else "
              + DEFAULT_TASK_MANAGERS
              + ").")
  private Integer taskManagers;

  @Option(
      names = "--slots",
      paramLabel = "S[,S...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "Slots of each TaskManager (default: the cores shared out). For unequal ones, a number for"
              + " each.")
  private List<Integer> slots = List.of();

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + ClusterSpec.DEFAULT_REST_PORT,
      description = "Port of the REST interface; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @ArgGroup private TaskManagerSize size;

  @Option(
      names = "--network-memory",
      paramLabel = "SIZE",
      converter = MemorySizeConverter.class,
      description = "Network buffers of each TaskManager (default: 128m).")
  private MemorySize network;

  @Option(
      names = "--managed-memory",
      paramLabel = "SIZE",
      converter = MemorySizeConverter.class,
      description = "Managed memory of each TaskManager, for state in RocksDB (default: 32m).")
  private MemorySize managed;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "A Flink option of the cluster (repeatable).")
  private Map<String, String> flinkOptions = new LinkedHashMap<>();

  /** How large a TaskManager is: told by its process or by its heap. */
  private static final class TaskManagerSize {
    @Option(
        names = "--memory",
        paramLabel = "SIZE",
        converter = MemorySizeConverter.class,
        description = "Memory of each TaskManager process in all, e.g. 2g.")
    private MemorySize process;

    @Option(
        names = "--heap",
        paramLabel = "SIZE",
        converter = MemorySizeConverter.class,
        description =
            "Heap of each TaskManager (default: half of the machine's memory shared out,"
                + " 1g to 4g each).")
    private MemorySize heap;
  }

  @Override
  public void run() {
    ClusterSpec asked = asked();
    spec.commandLine()
        .getErr()
        .printf(
            "Starting a JobManager and %d × TaskManager: %s × slot, %s of heap%n",
            asked.slots().size(),
            asked.slots().stream().distinct().map(String::valueOf).collect(joining(", ")),
            asked.memory().heap());
    LocalCluster cluster = LocalCluster.start(asked, folder.path());
    ClusterStatus.print(cluster, spec.commandLine().getOut());
  }

  private ClusterSpec asked() {
    try {
      List<Integer> slotsOfEach = slotsOfEach();
      return new ClusterSpec(
          slotsOfEach,
          port,
          memory(Math.max(1, slotsOfEach.size())),
          MemorySize.ofMebiBytes(512),
          List.of(),
          flinkOptions,
          ClusterHosts.loopback());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Integer> slotsOfEach() {
    if (slots.size() > 1) {
      if (taskManagers != null && taskManagers != slots.size()) {
        throw new IllegalArgumentException(
            "--slots has %d values for %d TaskManagers".formatted(slots.size(), taskManagers));
      }
      return slots;
    }
    int count = taskManagers == null ? DEFAULT_TASK_MANAGERS : taskManagers;
    int cores = Runtime.getRuntime().availableProcessors();
    return Collections.nCopies(
        Math.max(0, count),
        slots.isEmpty() ? Math.max(1, cores / Math.max(1, count)) : slots.get(0));
  }

  private TaskManagerMemory memory(int nodes) {
    TaskManagerMemory memory;
    if (size == null) {
      memory = TaskManagerMemory.shareOf(machineMemory(), nodes);
    } else if (size.process != null) {
      memory = TaskManagerMemory.ofProcess(size.process);
    } else {
      memory = TaskManagerMemory.ofHeap(size.heap);
    }
    memory = network == null ? memory : memory.withNetwork(network);
    return managed == null ? memory : memory.withManaged(managed);
  }

  private static MemorySize machineMemory() {
    return new MemorySize(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
  }
}
