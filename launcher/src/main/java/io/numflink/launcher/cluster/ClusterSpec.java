package io.numflink.launcher.cluster;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;

/**
 * What a local cluster is asked to be.
 *
 * @param slots for each TaskManager process at start, its slots
 * @param restPort port of the REST interface; 0 takes a free one
 * @param memory memory of each TaskManager
 * @param jobManagerHeap heap of the JobManager: plans, coordinators and their solvers live there
 * @param jvmOptions further options of the TaskManagers' JVMs
 * @param flinkOptions further Flink options; they win over NumFlink's own
 * @param hosts where the processes run
 */
public record ClusterSpec(
    List<Integer> slots,
    int restPort,
    TaskManagerMemory memory,
    MemorySize jobManagerHeap,
    List<String> jvmOptions,
    Map<String, String> flinkOptions,
    ClusterHosts hosts) {

  public static final int DEFAULT_REST_PORT = 8081;

  public ClusterSpec {
    slots = List.copyOf(slots);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a cluster needs at least 1 TaskManager, not 0");
    }
    for (int each : slots) {
      if (each < 1) {
        throw new IllegalArgumentException("a TaskManager needs at least 1 slot, not " + each);
      }
    }
    if (restPort < 0 || restPort > 65535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + restPort);
    }
    jvmOptions = List.copyOf(jvmOptions);
    flinkOptions = Map.copyOf(flinkOptions);
  }

  /** So many TaskManagers of so many slots with a heap of 1 GiB each, on a free port. */
  public static ClusterSpec of(int taskManagers, int slots) {
    return of(Collections.nCopies(taskManagers, slots));
  }

  /** TaskManagers of so many slots with a heap of 1 GiB each, on a free port. */
  public static ClusterSpec of(List<Integer> slots) {
    return new ClusterSpec(
        slots,
        0,
        TaskManagerMemory.ofHeap(MemorySize.ofMebiBytes(1024)),
        MemorySize.ofMebiBytes(512),
        List.of(),
        Map.of(),
        ClusterHosts.loopback());
  }

  public ClusterSpec withRestPort(int port) {
    return new ClusterSpec(slots, port, memory, jobManagerHeap, jvmOptions, flinkOptions, hosts);
  }

  public ClusterSpec withMemory(TaskManagerMemory newMemory) {
    return new ClusterSpec(
        slots, restPort, newMemory, jobManagerHeap, jvmOptions, flinkOptions, hosts);
  }

  public ClusterSpec withJobManagerHeap(MemorySize heap) {
    return new ClusterSpec(slots, restPort, memory, heap, jvmOptions, flinkOptions, hosts);
  }

  public ClusterSpec withJvmOptions(List<String> options) {
    return new ClusterSpec(slots, restPort, memory, jobManagerHeap, options, flinkOptions, hosts);
  }

  public ClusterSpec withFlinkOption(String key, String value) {
    Map<String, String> options = new HashMap<>(flinkOptions);
    options.put(key, value);
    return new ClusterSpec(slots, restPort, memory, jobManagerHeap, jvmOptions, options, hosts);
  }

  public ClusterSpec withHosts(ClusterHosts newHosts) {
    return new ClusterSpec(
        slots, restPort, memory, jobManagerHeap, jvmOptions, flinkOptions, newHosts);
  }
}
