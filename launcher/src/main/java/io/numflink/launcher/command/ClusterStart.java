package io.numflink.launcher.command;

import com.sun.management.OperatingSystemMXBean;
import io.numflink.job.MemorySizeConverter;
import io.numflink.launcher.cluster.ClusterHosts;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.lang.management.ManagementFactory;
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
  @Spec private CommandSpec spec;

  @Mixin private ClusterFolder folder;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Number of TaskManagers (default: ${DEFAULT-VALUE}).")
  private int taskManagers;

  @Option(
      names = "--slots",
      paramLabel = "S",
      description = "Slots of each TaskManager (default: the cores shared out).")
  private Integer slots;

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
            "Starting a JobManager and %d × TaskManager: %d × slot, %s of heap%n",
            asked.taskManagers(), asked.slots(), asked.memory().heap());
    LocalCluster cluster = LocalCluster.start(asked, folder.path());
    ClusterStatus.print(cluster, spec.commandLine().getOut());
  }

  private ClusterSpec asked() {
    try {
      int cores = Runtime.getRuntime().availableProcessors();
      int nodes = Math.max(1, taskManagers);
      return new ClusterSpec(
          taskManagers,
          slots == null ? Math.max(1, cores / nodes) : slots,
          port,
          memory(nodes),
          MemorySize.ofMebiBytes(512),
          List.of(),
          flinkOptions,
          ClusterHosts.loopback());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
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
