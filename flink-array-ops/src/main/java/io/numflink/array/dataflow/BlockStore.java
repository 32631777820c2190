package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockPool;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The blocks that live on one TaskManager during one attempt of a job, by the operation that made
 * them. All slots of the TaskManager share the store: they hand blocks over by reference. A block
 * is dropped after its last use.
 *
 * <p>Arrays of dropped blocks are kept for reuse (a fresh array of megabytes costs ten times a
 * recycled one), as long as live and kept bytes together stay within the node's budget.
 * Thread-safe.
 */
final class BlockStore {
  /** The owner of a block that came from another TaskManager, until a slot uses it. */
  static final int UNOWNED = -1;

  private final long budget;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final BlockPool pool;
  private long liveBytes;
  private long peakBytes;
  private final StoreSharing[] sharing;
  private boolean closed;

  /** The memory of one block; a relayed block is in the store under two operations. */
  private static final class Memory {
    final Block block;
    int references = 1;
    int owner;
    BitSet otherUsers;

    Memory(Block block, int owner) {
      this.block = block;
      this.owner = owner;
    }

    /** Notes a use and tells whether it is the first one by a slot that the block was not for. */
    boolean isNewUser(int slot) {
      if (owner == UNOWNED) {
        owner = slot;
      }
      if (slot == owner) {
        return false;
      }
      if (otherUsers == null) {
        otherUsers = new BitSet();
      }
      boolean isNew = !otherUsers.get(slot);
      otherUsers.set(slot);
      return isNew;
    }
  }

  private static final class Entry {
    final Memory memory;
    int uses;

    Entry(Memory memory, int uses) {
      this.memory = memory;
      this.uses = uses;
    }
  }

  /**
   * @param slots how many slots share the store
   */
  BlockStore(long budget, int slots) {
    this.budget = budget;
    this.sharing = new StoreSharing[slots];
    Arrays.fill(sharing, StoreSharing.NONE);
    this.pool = new BlockPool(budget);
  }

  /** Counts memory that is about to be used for a block. */
  synchronized void reserve(long bytes) {
    liveBytes += bytes;
    peakBytes = Math.max(peakBytes, liveBytes);
  }

  /**
   * A block to be filled: recycled if one of that size is kept. Its memory must have been {@link
   * #reserve reserved}.
   */
  Block allocate(DType dtype, int... shape) {
    Block block = pool.allocate(dtype, shape);
    fitPool(); // only now, so that the array just asked for is not among those let go
    return block;
  }

  /**
   * Enters a block, to be used {@code uses} times; with no uses it is dropped at once.
   *
   * @param owner the slot that made it, or {@link #UNOWNED}
   */
  synchronized void put(int operation, Block block, int uses, int owner) {
    enter(operation, new Memory(block, owner), uses);
  }

  /**
   * Enters under {@code operation} the memory of a block that is in the store under another
   * operation.
   */
  synchronized void putAlias(int operation, int original, int uses) {
    Memory memory = entry(original).memory;
    memory.references++;
    enter(operation, memory, uses);
  }

  private void enter(int operation, Memory memory, int uses) {
    if (closed) {
      return;
    }
    Entry entry = new Entry(memory, uses);
    if (entries.put(operation, entry) != null) {
      throw new IllegalStateException("operation " + operation + " gave its block twice");
    }
    if (uses == 0) {
      drop(operation, entry);
    }
  }

  synchronized Block get(int operation) {
    return entry(operation).memory.block;
  }

  /** The block, for a slot that computes with it. */
  synchronized Block use(int operation, int slot) {
    Memory memory = entry(operation).memory;
    countUse(memory, slot);
    return memory.block;
  }

  private void countUse(Memory memory, int slot) {
    if (memory.isNewUser(slot)) {
      sharing[slot] = sharing[slot].plus(memory.block.bytes());
    }
  }

  /** What a slot has got from the others through the store. */
  synchronized StoreSharing sharing(int slot) {
    return sharing[slot];
  }

  /** Ends one use of a block. */
  synchronized void release(int operation) {
    if (closed) {
      return;
    }
    Entry entry = entry(operation);
    if (--entry.uses == 0) {
      drop(operation, entry);
    }
  }

  /**
   * Takes a block out of the store for the slot that is its only user and may write to it; its
   * memory stays counted as that of the user's result.
   */
  synchronized Block takeOver(int operation, int slot) {
    Entry entry = entry(operation);
    countUse(entry.memory, slot);
    if (entry.uses != 1 || entry.memory.references != 1) {
      throw new IllegalStateException(
          "the accumulator %d has %d uses and %d names"
              .formatted(operation, entry.uses, entry.memory.references));
    }
    entries.remove(operation);
    return entry.memory.block;
  }

  private Entry entry(int operation) {
    Entry entry = entries.get(operation);
    if (entry == null) {
      throw new IllegalStateException(
          closed ? "the job was stopped" : "the block of operation " + operation + " is not here");
    }
    return entry;
  }

  private void drop(int operation, Entry entry) {
    entries.remove(operation);
    if (--entry.memory.references == 0) {
      liveBytes -= entry.memory.block.bytes();
      recycle(entry.memory.block);
    }
  }

  /**
   * Keeps the memory of a block that nobody looks at any more, if there is room within the budget.
   */
  synchronized void recycle(Block block) {
    if (!closed) {
      fitPool();
      pool.release(block);
    }
  }

  private synchronized void fitPool() {
    pool.setCapacity(Math.max(0, budget - liveBytes));
  }

  synchronized long liveBytes() {
    return liveBytes;
  }

  synchronized long peakBytes() {
    return peakBytes;
  }

  /** Drops everything. */
  synchronized void close() {
    closed = true;
    entries.clear();
    pool.setCapacity(0);
  }
}
