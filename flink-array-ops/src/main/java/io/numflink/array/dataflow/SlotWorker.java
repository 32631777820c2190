package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockKeeper;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.KernelContext;
import io.numflink.lshs.OperationKind;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The thread that computes for one slot: one operation at a time, in plan order, whatever stage
 * they belong to. The Flink tasks of the slot's stages only move blocks, so arithmetic and network
 * overlap.
 */
final class SlotWorker implements Runnable, KernelContext {
  private final NodeRuntime runtime;
  private final PlacedProgram program;
  private final BlockStore store;
  private final int slot;
  private final AtomicLong busyNanos = new AtomicLong();

  /**
   * @param slot the slot, counted from 0 on its node
   */
  SlotWorker(NodeRuntime runtime, PlacedProgram program, BlockStore store, int slot) {
    this.runtime = runtime;
    this.program = program;
    this.store = store;
    this.slot = slot;
  }

  @Override
  public void run() {
    try {
      for (int op = runtime.next(slot); op >= 0; op = runtime.next(slot)) {
        long start = System.nanoTime();
        execute(op);
        busyNanos.addAndGet(System.nanoTime() - start);
        runtime.computed(op);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable t) {
      runtime.fail(t);
    }
  }

  private void execute(int op) {
    OperationKind kind = program.kind(op);
    if (kind == OperationKind.RELAY) {
      store.putAlias(op, program.operand(op, 0), runtime.uses(op));
      return;
    }
    if (!program.inPlace(op)) {
      store.reserve(program.bytes(op));
    }
    ArrayCode code = kind == OperationKind.COMBINE ? program.targetCode(op) : program.code(op);
    try {
      Block result =
          switch (kind) {
            case EXECUTE -> code.kernel() == null ? combineAll(op, code) : compute(op, code, 0);
            case ACCUMULATE -> accumulate(op, code);
            case COMBINE -> combine(op, code);
            case RELAY -> throw new AssertionError(kind);
          };
      if (result.bytes() != program.bytes(op)) {
        throw new IllegalStateException(
            "%s gave a block of %d bytes, planned were %d"
                .formatted(code.label(), result.bytes(), program.bytes(op)));
      }
      store.put(op, result, runtime.uses(op), slot);
    } catch (RuntimeException | LinkageError e) {
      if (runtime.isStopped()) {
        throw e;
      }
      throw new OperationFailedException(
          kind == OperationKind.COMBINE ? program.targetArray(op) : program.array(op),
          code.label(),
          code.blockIndex(program.linearIndex(op)),
          e);
    }
  }

  private Block compute(int op, ArrayCode code, int firstOperand) {
    return code.kernel()
        .compute(this, code.blockIndex(program.linearIndex(op)), operands(op, firstOperand));
  }

  /** acc ← acc ⊕ kernel(operands), with the accumulator's memory. */
  private Block accumulate(int op, ArrayCode code) {
    Block accumulator = store.takeOver(program.operand(op, 0), slot);
    if (code.kernel() instanceof BlockKernel.Accumulating accumulating) {
      accumulating.accumulate(
          this, accumulator, code.blockIndex(program.linearIndex(op)), operands(op, 1));
    } else {
      Block term = compute(op, code, 1);
      program.targetCode(op).combiner().combine(accumulator, term);
      store.recycle(term);
    }
    return accumulator;
  }

  /** acc ← acc ⊕ term, with the accumulator's memory. */
  private Block combine(int op, ArrayCode target) {
    Block accumulator = store.takeOver(program.operand(op, 0), slot);
    target.combiner().combine(accumulator, store.use(program.operand(op, 1), slot));
    return accumulator;
  }

  /** A new block, t₀ ⊕ t₁ ⊕ …; the terms stay as they are. */
  private Block combineAll(int op, ArrayCode code) {
    Block[] terms = operands(op, 0);
    Block accumulator = allocate(terms[0].dtype(), terms[0].shape());
    System.arraycopy(terms[0].data(), 0, accumulator.data(), 0, accumulator.size());
    for (int i = 1; i < terms.length; i++) {
      code.combiner().combine(accumulator, terms[i]);
    }
    return accumulator;
  }

  private Block[] operands(int op, int first) {
    Block[] blocks = new Block[program.operandCount(op) - first];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = store.use(program.operand(op, first + i), slot);
    }
    return blocks;
  }

  @Override
  public Block allocate(DType dtype, int... shape) {
    return store.allocate(dtype, shape);
  }

  @Override
  public BlockKeeper keeper() {
    return runtime.keeper();
  }

  long busyNanos() {
    return busyNanos.get();
  }
}
