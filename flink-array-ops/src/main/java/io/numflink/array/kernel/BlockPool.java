package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the arrays of blocks that are no longer needed and hands them out again: a fresh array of
 * megabytes costs ten times a recycled one. Arrays are kept by type and length, up to a number of
 * bytes in all; above it, those of the length asked for longest ago go first. Safe for use by
 * several threads.
 */
public final class BlockPool implements KernelContext {
  private long capacityBytes;

  /** Free arrays by kind, the kind used longest ago first. */
  private final Map<Kind, Deque<Object>> free = new LinkedHashMap<>(16, 0.75f, true);

  private long freeBytes;

  private record Kind(DType dtype, int length) {
    long bytes() {
      return (long) length * dtype.bytes();
    }
  }

  /** A pool that keeps at most {@code capacityBytes} of free arrays. */
  public BlockPool(long capacityBytes) {
    if (capacityBytes < 0) {
      throw new IllegalArgumentException(
          "capacity in bytes must not be negative: " + capacityBytes);
    }
    this.capacityBytes = capacityBytes;
  }

  @Override
  public Block allocate(DType dtype, int... shape) {
    Kind kind = new Kind(dtype, Block.elementCount(shape));
    Object array = take(kind);
    return array == null ? Block.zeros(dtype, shape) : Block.wrap(dtype, array, shape);
  }

  private synchronized Object take(Kind kind) {
    Deque<Object> arrays = free.get(kind);
    if (arrays == null) {
      return null;
    }
    Object array = arrays.pop();
    freeBytes -= kind.bytes();
    if (arrays.isEmpty()) {
      free.remove(kind);
    }
    return array;
  }

  /** Changes how many bytes of free arrays are kept; lets go of those beyond it. */
  public synchronized void setCapacity(long bytes) {
    capacityBytes = bytes;
    evict(bytes);
  }

  /** Takes back the memory of a block that nobody will look at again. */
  public void release(Block block) {
    Kind kind = new Kind(block.dtype(), block.size());
    synchronized (this) {
      if (kind.bytes() == 0 || kind.bytes() > capacityBytes) {
        return;
      }
      evict(capacityBytes - kind.bytes());
      free.computeIfAbsent(kind, k -> new ArrayDeque<>()).push(block.data());
      freeBytes += kind.bytes();
    }
  }

  private void evict(long limit) {
    Iterator<Map.Entry<Kind, Deque<Object>>> oldest = free.entrySet().iterator();
    while (freeBytes > limit) {
      Map.Entry<Kind, Deque<Object>> entry = oldest.next();
      while (freeBytes > limit && !entry.getValue().isEmpty()) {
        entry.getValue().pop();
        freeBytes -= entry.getKey().bytes();
      }
      if (entry.getValue().isEmpty()) {
        oldest.remove();
      }
    }
  }

  /** The bytes of the arrays that are free now. */
  public synchronized long freeBytes() {
    return freeBytes;
  }
}
