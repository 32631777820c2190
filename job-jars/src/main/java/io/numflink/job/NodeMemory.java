package io.numflink.job;

/** How much of a JVM's heap blocks may take. */
final class NodeMemory {

  /** What a TaskManager's heap holds beside blocks: Flink itself, and chunks on their way. */
  private static final long HEAP_BESIDE_BLOCKS = 96L << 20;

  /** The collector needs room to find a place for a new block. */
  private static final double HEAP_PER_BLOCK_BYTE = 1.3;

  private NodeMemory() {}

  /** For blocks on a TaskManager with a heap of its own. */
  static long ofTaskManager(long heapBytes) {
    return Math.max(heapBytes / 4, (long) ((heapBytes - HEAP_BESIDE_BLOCKS) / HEAP_PER_BLOCK_BYTE));
  }

  /** For the blocks of all nodes in this JVM: the driver shares its heap with them. */
  static long ofThisProcess() {
    return Runtime.getRuntime().maxMemory() / 2;
  }
}
