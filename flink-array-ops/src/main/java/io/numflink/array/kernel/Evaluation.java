package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.ElementwiseProgram.Apply;
import io.numflink.array.kernel.ElementwiseProgram.Constant;
import io.numflink.array.kernel.ElementwiseProgram.Input;
import io.numflink.array.kernel.ElementwiseProgram.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation of an {@link ElementwiseProgram} over blocks. The elements of the result are
 * computed in row-major order, in chunks so short that the values between the steps stay in the
 * first-level cache; each step is one loop over a chunk. An operand that lies in memory as the
 * result does is read in place, as is a row that fits the chunk; scalars are spread over a chunk
 * once, other operands chunk by chunk.
 */
final class Evaluation {
  /** Elements a chunk at most. */
  static final int CHUNK = 1024;

  /**
   * Elements a chunk at most if values pass between steps: a register of float64 takes 2 KiB. With
   * 1024, a chain of three operations takes twice as long, as its registers crowd the operands out
   * of the cache.
   */
  private static final int CHAIN_CHUNK = 256;

  private static final int PAD_BYTES = 1088;

  /** Rows at least this long are walked one by one; shorter ones are put together to a chunk. */
  private static final int LONG_ROW = 128;

  /**
   * Receives the elements {@code array[from … from + n)}: those at {@code position} of the result.
   */
  @FunctionalInterface
  interface Sink {
    void accept(Object array, int from, int position, int n);
  }

  private final ElementwiseProgram program;
  private final int[] shape;
  private final int size;

  /** Extents with adjacent axes merged, as far as the strides of all operands allow. */
  private int[] extents;

  private final Block[] operands;
  private final int[][] strides;
  private final int capacity;

  /** By step: where its values are for the current chunk. */
  private final Object[] arrays;

  private final int[] offsets;
  private final List<Call> calls = new ArrayList<>();

  /** By step, for inputs that must be laid out anew for every chunk. */
  private final List<Integer> moving = new ArrayList<>();

  /** An {@link Apply} with its loop and its place for operands. */
  private record Call(int step, Loop loop, int[] operands, Object[] in, int[] at) {}

  Evaluation(ElementwiseProgram program, Block[] operands) {
    this.program = program;
    this.operands = operands;
    this.shape =
        Broadcast.blockShapes(Arrays.stream(operands).map(Block::shape).toArray(int[][]::new));
    this.size = Block.elementCount(shape);
    this.strides = new int[operands.length][];
    collapse();
    int inner = extents.length == 0 ? 1 : extents[extents.length - 1];
    this.capacity = Math.min(size, chunk(inner));
    this.arrays = new Object[program.steps().size()];
    this.offsets = new int[arrays.length];
  }

  /** Whole rows if they are short, equal parts of a row if they are long. */
  private int chunk(int inner) {
    int limit = program.operations() > 1 ? CHAIN_CHUNK : CHUNK;
    if (size == 0 || extents.length <= 1) {
      return limit;
    }
    if (inner < LONG_ROW) {
      return limit - limit % inner;
    }
    int parts = (inner + limit - 1) / limit;
    return (inner + parts - 1) / parts;
  }

  int[] shape() {
    return shape;
  }

  int size() {
    return size;
  }

  /** Writes the result into {@code target}, from its beginning. */
  void into(Object target) {
    if (program.steps().get(program.result()) instanceof Apply) {
      run(target, (array, from, position, n) -> {});
    } else {
      run(null, (array, from, position, n) -> System.arraycopy(array, from, target, position, n));
    }
  }

  /** Hands the result to {@code sink}, chunk by chunk. */
  void forEachChunk(Sink sink) {
    run(null, sink);
  }

  private void run(Object target, Sink sink) {
    if (size == 0) {
      return;
    }
    prepare(target);
    int result = program.result();
    int inner = extents.length == 0 ? 1 : extents[extents.length - 1];
    boolean alongRows = extents.length > 1 && inner >= LONG_ROW;
    int n;
    for (int position = 0; position < size; position += n) {
      int limit = alongRows ? inner - position % inner : size - position;
      n = Math.min(capacity, limit);
      for (int step : moving) {
        place(step, position, n, inner);
      }
      if (target != null) {
        offsets[result] = position;
      }
      for (Call call : calls) {
        for (int i = 0; i < call.operands.length; i++) {
          call.at[i] = offsets[call.operands[i]];
          call.in[i] = arrays[call.operands[i]];
        }
        call.loop.run(call.in, call.at, arrays[call.step], offsets[call.step], n);
      }
      sink.accept(arrays[result], offsets[result], position, n);
    }
  }

  /** Merges axes, and finds each operand's strides over the merged ones (0: it is repeated). */
  private void collapse() {
    int rank = shape.length;
    int[][] full = new int[operands.length][rank];
    for (int k = 0; k < operands.length; k++) {
      int stride = 1;
      int missing = rank - operands[k].rank();
      for (int axis = rank - 1; axis >= missing; axis--) {
        int extent = operands[k].extent(axis - missing);
        full[k][axis] = extent == 1 ? 0 : stride;
        stride *= extent;
      }
    }
    int[] merged = new int[rank];
    int[][] kept = new int[operands.length][rank];
    int count = 0;
    for (int axis = 0; axis < rank; axis++) {
      if (shape[axis] == 1) {
        continue;
      }
      boolean joins = count > 0;
      for (int k = 0; k < operands.length && joins; k++) {
        joins = kept[k][count - 1] == full[k][axis] * shape[axis];
      }
      if (!joins) {
        merged[count++] = 1;
      }
      merged[count - 1] *= shape[axis];
      for (int k = 0; k < operands.length; k++) {
        kept[k][count - 1] = full[k][axis];
      }
    }
    extents = Arrays.copyOf(merged, count);
    for (int k = 0; k < operands.length; k++) {
      strides[k] = Arrays.copyOf(kept[k], count);
    }
  }

  private void prepare(Object target) {
    List<Step> steps = program.steps();
    int[] lastUse = lastUses(steps);
    Map<DType, Deque<Object>> free = new EnumMap<>(DType.class);
    for (int s = 0; s < steps.size(); s++) {
      Step step = steps.get(s);
      if (step instanceof Constant constant) {
        arrays[s] = register(step.dtype());
        Scalars.fill(arrays[s], 0, capacity, constant.value());
      } else if (step instanceof Input input) {
        prepareInput(s, input);
      } else if (step instanceof Apply apply) {
        Deque<Object> pool = free.computeIfAbsent(step.dtype(), d -> new ArrayDeque<>());
        arrays[s] =
            s == program.result() && target != null
                ? target
                : pool.isEmpty() ? register(step.dtype()) : pool.pop();
        int[] in = apply.operands().stream().mapToInt(Integer::intValue).toArray();
        calls.add(
            new Call(
                s,
                apply.function().loop(apply.loop()),
                in,
                new Object[in.length],
                new int[in.length]));
        int current = s;
        Arrays.stream(in)
            .distinct()
            .filter(o -> lastUse[o] == current && steps.get(o) instanceof Apply)
            .forEach(
                o ->
                    free.computeIfAbsent(steps.get(o).dtype(), d -> new ArrayDeque<>())
                        .push(arrays[o]));
      }
    }
  }

  private int[] lastUses(List<Step> steps) {
    int[] lastUse = new int[steps.size()];
    for (int s = 0; s < steps.size(); s++) {
      if (steps.get(s) instanceof Apply apply) {
        for (int operand : apply.operands()) {
          lastUse[operand] = s;
        }
      }
    }
    lastUse[program.result()] = Integer.MAX_VALUE;
    return lastUse;
  }

  /**
   * An array for the values of a step in one chunk, longer than that by a quarter of a page: loads
   * from one and stores to another that lie a whole number of pages apart hinder each other.
   */
  private Object register(DType dtype) {
    return Block.newArray(
        dtype, capacity < CHAIN_CHUNK ? capacity : capacity + PAD_BYTES / dtype.bytes());
  }

  private void prepareInput(int s, Input input) {
    Block block = operands[input.operand()];
    if (block.dtype() != input.dtype()) {
      throw new IllegalArgumentException(
          "operand %d is %s, the program expects %s"
              .formatted(input.operand(), block.dtype().numpyName(), input.dtype().numpyName()));
    }
    if (size == 0) {
      return;
    }
    if (block.size() == 1) {
      arrays[s] = register(input.dtype());
      Scalars.fill(arrays[s], 0, capacity, block.data(), 0);
    } else if (block.size() == size) {
      arrays[s] = block.data();
      moving.add(s);
    } else {
      int[] stride = strides[input.operand()];
      int inner = extents[extents.length - 1];
      boolean inPlace = inner >= LONG_ROW && stride[stride.length - 1] == 1;
      arrays[s] = inPlace ? block.data() : register(input.dtype());
      // A row that is repeated; a column may have as many elements, in a square.
      boolean isRow = block.size() == inner && stride[stride.length - 1] == 1;
      if (inner < LONG_ROW && isRow) {
        spread(s, input.operand(), 0, capacity, inner);
      } else {
        moving.add(s);
      }
    }
  }

  /** Makes the elements of an input for a chunk available. */
  private void place(int s, int position, int n, int inner) {
    int operand = ((Input) program.steps().get(s)).operand();
    Block block = operands[operand];
    if (block.size() == size) {
      offsets[s] = position;
    } else if (arrays[s] == block.data()) {
      offsets[s] = rowOffset(operand, position / inner) + position % inner;
    } else {
      spread(s, operand, position, n, inner);
    }
  }

  /** Copies an operand's elements for a chunk into the step's own array, row by row. */
  private void spread(int s, int operand, int position, int n, int inner) {
    Object source = operands[operand].data();
    int stride = strides[operand][extents.length - 1];
    int row = position / inner;
    int column = position % inner;
    for (int done = 0; done < n; row++, column = 0) {
      int run = Math.min(inner - column, n - done);
      int from = rowOffset(operand, row) + column * stride;
      if (stride == 0) {
        Scalars.fill(arrays[s], done, done + run, source, from);
      } else {
        System.arraycopy(source, from, arrays[s], done, run);
      }
      done += run;
    }
  }

  /** Where an operand's row begins; rows are counted over all axes but the last. */
  private int rowOffset(int operand, int row) {
    int offset = 0;
    int rest = row;
    for (int axis = extents.length - 2; axis >= 0; axis--) {
      offset += rest % extents[axis] * strides[operand][axis];
      rest /= extents[axis];
    }
    return offset;
  }
}
