package io.numflink.array.expr;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import io.numflink.array.kernel.RandomKernel.Distribution;
import java.math.BigInteger;
import java.util.List;

/** Arrays from nothing: NumPy's creation routines. */
public final class Creation {
  private Creation() {}

  public static Expr constant(boolean value) {
    return new Leaf(new LeafSource.Constant(value));
  }

  public static Expr constant(long value) {
    return new Leaf(new LeafSource.Constant(value));
  }

  public static Expr constant(double value) {
    return new Leaf(new LeafSource.Constant(value));
  }

  /** An array that the driver holds; the block must not be written to afterwards. */
  public static Expr array(Block block) {
    return new Leaf(new LeafSource.Literal(block));
  }

  /** An array in a format that another module reads. */
  public static Expr stored(String name, BlockReader reader, DType dtype, long... shape) {
    return new Leaf(new LeafSource.Stored(name, reader, shape, dtype));
  }

  /**
   * All elements equal.
   *
   * @param value a {@link Boolean}, {@link Long} or {@link Double}
   */
  public static Expr full(Object value, DType dtype, long... shape) {
    return new Leaf(new LeafSource.Fill(shape, dtype, value));
  }

  public static Expr zeros(DType dtype, long... shape) {
    return full(0L, dtype, shape);
  }

  public static Expr ones(DType dtype, long... shape) {
    return full(1L, dtype, shape);
  }

  /**
   * start, start + step … up to but without stop.
   *
   * @param start a {@link Long} or {@link Double}, like {@code stop} and {@code step}
   * @param dtype null for int64 if all three are integers, otherwise float64
   */
  public static Expr arange(Number start, Number stop, Number step, DType dtype) {
    if (step.doubleValue() == 0) {
      throw new NumpyException(NumpyException.Kind.ZERO_DIVISION_ERROR, "division by zero");
    }
    DType natural = Promotion.resultType(List.of(), List.of(start, stop, step));
    DType type = dtype == null ? natural : dtype;
    long count = Math.max(0, arangeCount(start, stop, step, natural));
    if (type.isFloating()) {
      return new Leaf(new LeafSource.Arange(start.doubleValue(), step.doubleValue(), count, type));
    }
    long first = start.longValue();
    long second =
        natural.isFloating()
            ? (long) (start.doubleValue() + step.doubleValue())
            : first + step.longValue();
    return new Leaf(new LeafSource.Arange(first, second - first, count, type));
  }

  private static long arangeCount(Number start, Number stop, Number step, DType natural) {
    if (natural.isFloating()) {
      return (long) Math.ceil((stop.doubleValue() - start.doubleValue()) / step.doubleValue());
    }
    return ceilDiv(stop.longValue() - start.longValue(), step.longValue());
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  public static Expr linspace(
      double start, double stop, long count, boolean endpoint, DType dtype) {
    return new Leaf(new LeafSource.Linspace(start, stop, count, endpoint, dtype));
  }

  public static Expr eye(long rows, long columns, int diagonal, DType dtype) {
    return new Leaf(new LeafSource.Eye(rows, columns, diagonal, dtype));
  }

  /**
   * Random numbers of {@code numpy.random.default_rng(seed)}.
   *
   * @param first how many numbers were drawn from the generator before; afterwards it is this plus
   *     the array's size
   */
  public static Expr random(
      BigInteger seed,
      long first,
      Distribution distribution,
      double a,
      double b,
      DType dtype,
      long... shape) {
    return new Leaf(new LeafSource.Random(shape, seed, first, distribution, a, b, dtype));
  }
}
