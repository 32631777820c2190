package io.numflink.array.expr;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import io.numflink.array.kernel.RandomKernel.Distribution;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Where the elements of a {@link Leaf} come from. */
public sealed interface LeafSource {

  long[] shape();

  DType dtype();

  /** What it is, in one word, as plans show it. */
  String operation();

  /**
   * What the leaf counts as beside arrays if it is 0-d: its value if that is known, otherwise its
   * type; see {@link Promotion#resultType}.
   */
  default Object scalar() {
    return dtype();
  }

  private static void requireCount(long count) {
    if (count < 0) {
      throw NumpyException.valueError("Number of samples, %d, must be non-negative.", count);
    }
  }

  /** A number of the program: a {@link Boolean}, {@link Long} or {@link Double}. */
  record Constant(Object value) implements LeafSource {
    public Constant {
      if (!(value instanceof Boolean || value instanceof Long || value instanceof Double)) {
        throw new IllegalArgumentException("not a bool, int or float: " + value);
      }
    }

    @Override
    public long[] shape() {
      return new long[0];
    }

    @Override
    public DType dtype() {
      return Promotion.ofScalar(value);
    }

    @Override
    public Object scalar() {
      return value;
    }

    /** The value as a 0-d block. */
    public Block block() {
      if (value instanceof Boolean truth) {
        return Block.of(new boolean[] {truth});
      }
      return value instanceof Long integer
          ? Block.of(new long[] {integer})
          : Block.of(new double[] {(Double) value});
    }

    @Override
    public String operation() {
      return "constant";
    }
  }

  /** An array that the driver holds. */
  record Literal(Block block) implements LeafSource {
    @Override
    public long[] shape() {
      return Arrays.stream(block.shape()).asLongStream().toArray();
    }

    @Override
    public DType dtype() {
      return block.dtype();
    }

    @Override
    public Object scalar() {
      if (block.rank() > 0) {
        return dtype();
      }
      return switch (block.dtype()) {
        case BOOL -> block.bool()[0];
        case INT32 -> block.int32()[0];
        case INT64 -> block.int64()[0];
        case FLOAT32 -> block.float32()[0];
        case FLOAT64 -> block.float64()[0];
      };
    }

    @Override
    public String operation() {
      return "array";
    }
  }

  /**
   * All elements equal.
   *
   * @param value the element: a {@link Boolean}, {@link Long} or {@link Double}
   */
  record Fill(long[] shape, DType dtype, Object value) implements LeafSource {
    public Fill {
      shape = shape.clone();
      if (!(value instanceof Boolean || value instanceof Long || value instanceof Double)) {
        throw new IllegalArgumentException("not a bool, int or float: " + value);
      }
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public String operation() {
      return "full";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Fill fill
          && Arrays.equals(shape, fill.shape)
          && dtype == fill.dtype
          && value.equals(fill.value);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(shape) + value.hashCode();
    }

    @Override
    public String toString() {
      return "Fill" + Broadcast.text(shape) + " " + dtype.numpyName() + " " + value;
    }
  }

  /**
   * start, start + step, start + 2 step …
   *
   * @param start a {@link Long} for integer types, a {@link Double} for floating-point types
   * @param step likewise
   */
  record Arange(Number start, Number step, long count, DType dtype) implements LeafSource {
    public Arange {
      Class<?> wanted = dtype.isFloating() ? Double.class : Long.class;
      if (!wanted.isInstance(start) || !wanted.isInstance(step) || count < 0) {
        throw new IllegalArgumentException(
            "arange of %d %s from %s by %s".formatted(count, dtype.numpyName(), start, step));
      }
    }

    @Override
    public long[] shape() {
      return new long[] {count};
    }

    @Override
    public String operation() {
      return "arange";
    }
  }

  /**
   * {@code count} numbers from {@code start} to {@code stop} at equal distances.
   *
   * @param endpoint whether {@code stop} is the last of them
   */
  record Linspace(double start, double stop, long count, boolean endpoint, DType dtype)
      implements LeafSource {
    public Linspace {
      requireCount(count);
    }

    @Override
    public long[] shape() {
      return new long[] {count};
    }

    @Override
    public String operation() {
      return "linspace";
    }
  }

  /** A matrix with ones on the diagonal {@code column − row = diagonal}, zeros elsewhere. */
  record Eye(long rows, long columns, int diagonal, DType dtype) implements LeafSource {
    @Override
    public long[] shape() {
      return new long[] {rows, columns};
    }

    @Override
    public String operation() {
      return "eye";
    }
  }

  /**
   * Independent random numbers; see {@link io.numflink.array.kernel.RandomKernel}.
   *
   * @param seed of the generator
   * @param first how many numbers the program drew from the generator before
   * @param a the distribution's first parameter
   * @param b its second parameter
   */
  record Random(
      long[] shape,
      BigInteger seed,
      long first,
      Distribution distribution,
      double a,
      double b,
      DType dtype)
      implements LeafSource {
    public Random {
      shape = shape.clone();
      if (seed.signum() < 0) {
        throw NumpyException.valueError("expected non-negative integer");
      }
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public String operation() {
      return "random";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Random random
          && Arrays.equals(shape, random.shape)
          && seed.equals(random.seed)
          && first == random.first
          && distribution == random.distribution
          && a == random.a
          && b == random.b
          && dtype == random.dtype;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(shape) + seed.hashCode()) + Long.hashCode(first);
    }

    @Override
    public String toString() {
      return "Random[%s, seed %s+%d] %s%s"
          .formatted(distribution, seed, first, dtype.numpyName(), Broadcast.text(shape));
    }
  }

  /**
   * An array that an earlier job has left on the nodes.
   *
   * @param id the name that it is kept under
   * @param grid its shape and blocks
   * @param nodes the node that each block is on, in row-major order of the grid
   */
  record Kept(String id, BlockGrid grid, DType dtype, List<Integer> nodes) implements LeafSource {
    public Kept {
      nodes = List.copyOf(nodes);
    }

    @Override
    public long[] shape() {
      return grid.shape();
    }

    @Override
    public String operation() {
      return "kept";
    }
  }

  /**
   * A stored array; shape and type are known from its header.
   *
   * @param name what it is called in plans, such as the path
   */
  record Stored(String name, BlockReader reader, long[] shape, DType dtype) implements LeafSource {
    public Stored {
      shape = shape.clone();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public String operation() {
      return "load";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Stored stored && reader.equals(stored.reader);
    }

    @Override
    public int hashCode() {
      return reader.hashCode();
    }

    @Override
    public String toString() {
      return "Stored[" + name + "] " + dtype.numpyName() + Broadcast.text(shape);
    }
  }
}
