package io.numflink.launcher.cluster;

import static org.apache.flink.configuration.TaskManagerOptions.FRAMEWORK_HEAP_MEMORY;
import static org.apache.flink.configuration.TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY;
import static org.apache.flink.configuration.TaskManagerOptions.JVM_METASPACE;
import static org.apache.flink.configuration.TaskManagerOptions.JVM_OVERHEAD_MAX;
import static org.apache.flink.configuration.TaskManagerOptions.JVM_OVERHEAD_MIN;
import static org.apache.flink.configuration.TaskManagerOptions.MANAGED_MEMORY_SIZE;
import static org.apache.flink.configuration.TaskManagerOptions.NETWORK_MEMORY_MAX;
import static org.apache.flink.configuration.TaskManagerOptions.NETWORK_MEMORY_MIN;
import static org.apache.flink.configuration.TaskManagerOptions.TASK_HEAP_MEMORY;
import static org.apache.flink.configuration.TaskManagerOptions.TASK_OFF_HEAP_MEMORY;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/**
 * The memory of one TaskManager process, every part of it exact.
 *
 * <p>Array jobs keep their blocks on the heap and their native scratch off it; they use no managed
 * memory, which is there for state in RocksDB.
 *
 * @param heap the JVM's heap ({@code -Xmx} and {@code -Xms})
 * @param nativeKernels off-heap memory for the scratch of native kernels, all slots together
 * @param network Flink's network buffers
 * @param managed Flink's managed memory (RocksDB)
 */
public record TaskManagerMemory(
    MemorySize heap, MemorySize nativeKernels, MemorySize network, MemorySize managed) {

  private static final MemorySize FRAMEWORK_HEAP = MemorySize.ofMebiBytes(128);
  private static final MemorySize FRAMEWORK_OFF_HEAP = MemorySize.ofMebiBytes(128);
  private static final MemorySize METASPACE = MemorySize.ofMebiBytes(256);
  private static final MemorySize OVERHEAD = MemorySize.ofMebiBytes(192);
  private static final MemorySize LEAST_HEAP = MemorySize.ofMebiBytes(160);

  private static final MemorySize LARGEST_DEFAULT_HEAP = MemorySize.ofMebiBytes(4096);
  private static final MemorySize SMALLEST_DEFAULT_HEAP = MemorySize.ofMebiBytes(1024);

  public TaskManagerMemory {
    if (heap.compareTo(LEAST_HEAP) < 0) {
      throw new IllegalArgumentException(
          "a TaskManager's heap of %s is too small: at least %s is needed"
              .formatted(heap, LEAST_HEAP));
    }
  }

  /** A heap of exactly this size, and the usual sizes for the rest. */
  public static TaskManagerMemory ofHeap(MemorySize heap) {
    return new TaskManagerMemory(
        heap, MemorySize.ofMebiBytes(256), MemorySize.ofMebiBytes(128), MemorySize.ofMebiBytes(32));
  }

  /** A process of this size in all: the heap gets what the usual sizes of the rest leave over. */
  public static TaskManagerMemory ofProcess(MemorySize process) {
    MemorySize rest = ofHeap(LEAST_HEAP).process().subtract(LEAST_HEAP);
    if (process.compareTo(rest.add(LEAST_HEAP)) < 0) {
      throw new IllegalArgumentException(
          "a TaskManager of %s is too small: %s of heap and %s for the rest are needed"
              .formatted(process, LEAST_HEAP, rest));
    }
    return ofHeap(process.subtract(rest));
  }

  /** Half of a machine's memory shared out among the heaps, each between 1 and 4 GiB. */
  public static TaskManagerMemory shareOf(MemorySize machine, int taskManagers) {
    MemorySize share = machine.divide(2L * taskManagers);
    MemorySize atMost = share.compareTo(LARGEST_DEFAULT_HEAP) > 0 ? LARGEST_DEFAULT_HEAP : share;
    return ofHeap(atMost.compareTo(SMALLEST_DEFAULT_HEAP) < 0 ? SMALLEST_DEFAULT_HEAP : atMost);
  }

  public TaskManagerMemory withNetwork(MemorySize size) {
    return new TaskManagerMemory(heap, nativeKernels, size, managed);
  }

  public TaskManagerMemory withManaged(MemorySize size) {
    return new TaskManagerMemory(heap, nativeKernels, network, size);
  }

  public TaskManagerMemory withNativeKernels(MemorySize size) {
    return new TaskManagerMemory(heap, size, network, managed);
  }

  /** What the operating system should have free for one such process. */
  public MemorySize process() {
    return heap.add(nativeKernels)
        .add(network)
        .add(managed)
        .add(FRAMEWORK_OFF_HEAP)
        .add(METASPACE)
        .add(OVERHEAD);
  }

  void writeTo(Configuration flink) {
    flink.set(FRAMEWORK_HEAP_MEMORY, FRAMEWORK_HEAP);
    flink.set(TASK_HEAP_MEMORY, heap.subtract(FRAMEWORK_HEAP));
    flink.set(FRAMEWORK_OFF_HEAP_MEMORY, FRAMEWORK_OFF_HEAP);
    flink.set(TASK_OFF_HEAP_MEMORY, nativeKernels);
    flink.set(NETWORK_MEMORY_MIN, network);
    flink.set(NETWORK_MEMORY_MAX, network);
    flink.set(MANAGED_MEMORY_SIZE, managed);
    flink.set(JVM_METASPACE, METASPACE);
    flink.set(JVM_OVERHEAD_MIN, OVERHEAD);
    flink.set(JVM_OVERHEAD_MAX, OVERHEAD);
  }
}
