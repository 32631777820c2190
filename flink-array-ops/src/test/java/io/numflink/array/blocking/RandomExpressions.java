package io.numflink.array.blocking;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.expr.Region;
import io.numflink.array.expr.Shapes;
import io.numflink.array.expr.Slice;
import io.numflink.array.expr.Update;
import io.numflink.array.kernel.RandomKernel.Distribution;
import io.numflink.array.kernel.Reduction;
import io.numflink.array.kernel.UFunc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws random programs: nodes of all kinds over nodes drawn before, so that they share operands.
 * Elements of leaves are small multiples of ¼, of which most operations have exact results.
 */
final class RandomExpressions {
  private static final long[] EXTENTS = {1, 1, 2, 3, 3, 4, 5, 7, 8};
  private static final List<UFunc> FUNCTIONS = functions();

  private static final List<Distribution> DISTRIBUTIONS =
      List.of(Distribution.UNIFORM, Distribution.NORMAL, Distribution.EXPONENTIAL);

  private final Random random;
  private final List<Expr> nodes = new ArrayList<>();

  RandomExpressions(long seed) {
    random = new Random(seed);
  }

  /** All but conversions (drawn separately) and those that some numbers make fail or overflow. */
  private static List<UFunc> functions() {
    List<UFunc> functions = new ArrayList<>(List.of(UFunc.values()));
    functions.removeIf(UFunc::isCast);
    functions.removeAll(
        List.of(UFunc.POWER, UFunc.RECIPROCAL, UFunc.LEFT_SHIFT, UFunc.RIGHT_SHIFT));
    return functions;
  }

  /** The nodes of a program, leaves first. */
  List<Expr> draw(int leaves, int operations) {
    for (int i = 0; i < leaves; i++) {
      nodes.add(leaf(shape(random.nextInt(4))));
    }
    for (int i = 0; i < operations; i++) {
      nodes.add(operation());
    }
    return nodes;
  }

  Random random() {
    return random;
  }

  private <T> T draw(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private long[] shape(int rank) {
    long[] shape = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = random.nextInt(40) == 0 ? 0 : EXTENTS[random.nextInt(EXTENTS.length)];
    }
    return shape;
  }

  private DType dtype() {
    return draw(List.of(DType.values()));
  }

  private Expr leaf(long... shape) {
    if (random.nextInt(8) == 0) {
      return Creation.full(1L + random.nextInt(2), dtype(), shape);
    }
    if (shape.length == 2 && random.nextInt(6) == 0) {
      return Creation.eye(shape[0], shape[1], random.nextInt(3) - 1, dtype());
    }
    if (shape.length == 1 && random.nextInt(3) == 0) {
      return random.nextBoolean()
          ? Creation.linspace(-1, 2, shape[0], random.nextBoolean(), DType.FLOAT64)
          : Creation.arange(0L, shape[0], 1L, dtype());
    }
    if (random.nextInt(10) == 0) {
      Distribution distribution = draw(DISTRIBUTIONS);
      return Creation.random(
          BigInteger.valueOf(random.nextInt(9)),
          random.nextInt(5),
          distribution,
          1,
          2,
          DType.FLOAT64,
          shape);
    }
    return literal(dtype(), shape);
  }

  private Expr literal(DType dtype, long... shape) {
    int size = (int) Shapes.size(shape);
    Object data = Block.newArray(dtype, size);
    for (int i = 0; i < size; i++) {
      int n = random.nextInt(13) - 6;
      switch (dtype) {
        case BOOL -> ((boolean[]) data)[i] = n > 0;
        case INT32 -> ((int[]) data)[i] = n;
        case INT64 -> ((long[]) data)[i] = n;
        case FLOAT32 -> ((float[]) data)[i] = n / 4f;
        case FLOAT64 -> ((double[]) data)[i] = n / 4.0;
      }
    }
    int[] extents = new int[shape.length];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = (int) shape[axis];
    }
    return Creation.array(Block.wrap(dtype, data, extents));
  }

  private Expr node() {
    return draw(nodes);
  }

  /** An operation that NumPy allows. */
  private Expr operation() {
    while (true) {
      try {
        Expr drawn = attempt();
        if (drawn.size() <= 2000) {
          return drawn;
        }
      } catch (ArrayException | IllegalArgumentException e) {
        // not allowed: draw again
      }
    }
  }

  private Expr attempt() {
    Expr x = node();
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> elementwise(x);
      case 3 -> converted(x);
      case 4, 5 -> reduced(x);
      case 6, 7 -> product(x);
      case 8 -> Layouts.transpose(x, permutation(x.rank()));
      case 9 -> reshaped(x);
      case 10 -> new Slice(x, region(x));
      case 11 -> joined(x);
      default -> updated(x);
    };
  }

  private Expr elementwise(Expr x) {
    UFunc function = draw(FUNCTIONS);
    Expr[] operands = new Expr[function.arity()];
    operands[random.nextInt(operands.length)] = x;
    for (int i = 0; i < operands.length; i++) {
      if (operands[i] == null) {
        operands[i] = partner(x);
      }
    }
    return Functions.apply(function, operands);
  }

  private Expr partner(Expr x) {
    return switch (random.nextInt(5)) {
      case 0 -> Creation.constant(random.nextInt(4));
      case 1 -> Creation.constant(random.nextInt(8) / 4.0);
      case 2 -> literal(dtype(), x.shape());
      case 3 -> x.rank() == 0 ? x : literal(dtype(), x.extent(x.rank() - 1));
      default -> node();
    };
  }

  /** To floating point or bool; the way to integers is undefined for large numbers. */
  private Expr converted(Expr x) {
    DType dtype = dtype();
    boolean narrowing = dtype.kind() == 'i' && x.dtype() != DType.BOOL && x.dtype() != dtype;
    return Functions.cast(x, narrowing ? DType.FLOAT64 : dtype);
  }

  private Expr reduced(Expr x) {
    boolean keepDims = random.nextBoolean();
    Reduction reduction = draw(List.of(Reduction.values()));
    if (reduction.isArgument()) {
      Integer axis = x.rank() == 0 || random.nextInt(3) == 0 ? null : random.nextInt(x.rank());
      return Reductions.reduce(reduction, x, axis == null ? null : new int[] {axis}, keepDims);
    }
    int[] axes = axes(x.rank());
    return switch (random.nextInt(6)) {
      case 0 -> Reductions.mean(x, axes, keepDims);
      case 1 -> Reductions.var(x, axes, keepDims, random.nextInt(2));
      default -> Reductions.reduce(reduction, x, axes, keepDims);
    };
  }

  private int[] axes(int rank) {
    return random.nextInt(3) == 0
        ? null
        : random.ints(0, Math.max(1, rank)).limit(Math.min(rank, 3)).distinct().toArray();
  }

  private Expr product(Expr x) {
    if (x.rank() == 0) {
      return Products.dot(x, node());
    }
    Expr y = random.nextInt(3) == 0 ? x : node();
    int sharedAxes = random.nextInt(3);
    return switch (random.nextInt(7)) {
      case 0 -> Products.matmul(Layouts.transpose(x), x);
      case 1 -> Products.matmul(x, literal(dtype(), x.extent(x.rank() - 1), 3));
      case 2 -> Products.matmul(x, y);
      case 3 -> Products.tensordot(x, literal(dtype(), x.shape()), new int[] {0}, new int[] {0});
      case 4 -> Products.tensordot(x, Layouts.transpose(y), sharedAxes);
      case 5 -> Products.outer(x, y);
      default -> Products.dot(x, y);
    };
  }

  private int[] permutation(int rank) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      axes.add(random.nextInt(axes.size() + 1), axis);
    }
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  private Expr reshaped(Expr x) {
    return switch (random.nextInt(4)) {
      case 0 -> Layouts.ravel(x);
      case 1 -> Layouts.expandDims(x, random.nextInt(x.rank() + 1));
      case 2 -> Layouts.squeeze(x);
      default -> Layouts.reshape(x, EXTENTS[random.nextInt(EXTENTS.length)], -1);
    };
  }

  private Region region(Expr x) {
    long[] start = new long[x.rank()];
    long[] step = new long[x.rank()];
    long[] count = new long[x.rank()];
    for (int axis = 0; axis < x.rank(); axis++) {
      int extent = (int) x.extent(axis);
      step[axis] = 1L + random.nextInt(3);
      if (extent > 0) {
        start[axis] = random.nextInt(extent);
        boolean back = random.nextInt(3) == 0;
        long room = back ? start[axis] : extent - 1 - start[axis];
        count[axis] = random.nextInt((int) (room / step[axis]) + 2);
        count[axis] = Math.min(count[axis], room / step[axis] + 1);
        step[axis] = back ? -step[axis] : step[axis];
        if (random.nextInt(3) == 0) {
          start[axis] = 0;
          step[axis] = 1;
          count[axis] = extent;
        }
      }
    }
    return new Region(start, step, count);
  }

  private Expr joined(Expr x) {
    int axis = random.nextInt(x.rank() + 1);
    return switch (random.nextInt(3)) {
      case 0 -> Layouts.concatenate(List.of(x, literal(dtype(), x.shape()), x), axis);
      case 1 -> Layouts.stack(List.of(x, x), axis);
      default -> {
        long[] shape = new long[x.rank() + 1];
        shape[0] = 2;
        for (int a = 0; a < x.rank(); a++) {
          shape[a + 1] = x.extent(a) == 1 ? 3 : x.extent(a);
        }
        yield Layouts.broadcastTo(x, shape);
      }
    };
  }

  private Expr updated(Expr x) {
    Region region = region(x);
    long[] shape = region.count();
    Expr value = random.nextInt(3) == 0 ? literal(x.dtype()) : literal(x.dtype(), shape);
    return new Update(x, region, value);
  }
}
