package io.numflink.array.script.numpy;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Shapes;
import io.numflink.array.expr.WholeArrays;
import io.numflink.array.kernel.RandomKernel.Distribution;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code np.random.default_rng} makes. Every element takes one number of the stream, and each
 * call begins where the last one ended; small integers take half a number. So {@code random},
 * {@code uniform} and {@code integers} give NumPy's numbers, as long as only they were called
 * before; the other distributions, for which NumPy takes varying numbers of the stream, are equal
 * in distribution.
 */
final class RandomGenerator implements ScriptObject {
  private static final String SEEDED = "; equal to NumPy in distribution only";

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "random",
              "size=None, dtype=None, out=None",
              "numbers in [0, 1): NumPy's very numbers",
              (g, c) -> g.draw(c, Distribution.UNIFORM, 0, 1, c.dtype("dtype", DType.FLOAT64))),
          new Row(
              "uniform",
              "low=0.0, high=1.0, size=None",
              "numbers in [low, high): NumPy's very numbers",
              (g, c) -> g.scaled(c, Distribution.UNIFORM, "low", "high")),
          new Row(
              "standard_normal",
              "size=None, dtype=None, out=None",
              "normal numbers of mean 0 and deviation 1" + SEEDED,
              (g, c) -> g.draw(c, Distribution.NORMAL, 0, 1, c.dtype("dtype", DType.FLOAT64))),
          new Row(
              "normal",
              "loc=0.0, scale=1.0, size=None",
              "normal numbers" + SEEDED,
              (g, c) -> g.scaled(c, Distribution.NORMAL, "loc", "scale")),
          new Row(
              "standard_exponential",
              "size=None, dtype=None",
              "exponential numbers of mean 1" + SEEDED,
              (g, c) -> g.draw(c, Distribution.EXPONENTIAL, 1, 0, c.dtype("dtype", DType.FLOAT64))),
          new Row(
              "exponential",
              "scale=1.0, size=None",
              "exponential numbers" + SEEDED,
              (g, c) -> g.draw(c, Distribution.EXPONENTIAL, c.real("scale"), 0, DType.FLOAT64)),
          new Row(
              "integers",
              "low, high=None, size=None, dtype=None, endpoint=False",
              "integers from low up to but without high (or with it: endpoint); NumPy's very numbers until"
                  + " NumPy rejects one, of which the chance is below (high - low) / 2^32",
              RandomGenerator::integers),
          new Row(
              "permutation",
              "x, axis=0",
              "the integers below x, or the array, in random order" + SEEDED,
              (g, c) -> c.result(g.permuted(c, c.value("x")))),
          new Row(
              "shuffle",
              "x, axis=0",
              "brings an array into random order" + SEEDED,
              RandomGenerator::shuffle),
          new Row(
              "choice",
              "a, size=None, replace=True",
              "elements of a, or integers below it, drawn with or without replacement" + SEEDED,
              RandomGenerator::choice));

  /** A method: its signature, what it does, and how. */
  private record Row(String name, String parameters, String doc, Body body) {}

  @FunctionalInterface
  private interface Body {
    Object call(RandomGenerator generator, Call call);
  }

  private final BigInteger seed;
  private final Map<String, Object> methods = new LinkedHashMap<>();

  /** How many numbers of the stream are used. */
  private long position;

  /** The number of the stream whose high half the next small integer takes; -1 for none. */
  private long halfUsed = -1;

  RandomGenerator(BigInteger seed, Conversion conversion) {
    this.seed = seed;
    for (Row row : ROWS) {
      methods.put(row.name(), function(row).bind(conversion));
    }
  }

  private NumpyFunction function(Row row) {
    return new NumpyFunction(
        row.name(), row.parameters(), row.doc(), c -> row.body().call(this, c));
  }

  /** The methods, for the documentation. */
  static List<NumpyFunction> rows() {
    return ROWS.stream()
        .map(
            row ->
                new NumpyFunction(
                    "random.Generator." + row.name(), row.parameters(), row.doc(), c -> None.NONE))
        .toList();
  }

  /** {@code default_rng(seed)}. */
  static RandomGenerator of(Object seed, long unseeded, Conversion conversion) {
    if (seed instanceof RandomGenerator generator) {
      return generator;
    }
    if (seed == None.NONE) {
      return new RandomGenerator(BigInteger.valueOf(unseeded), conversion);
    }
    if (!ScriptValues.isInteger(seed)) {
      throw ScriptException.typeError(
          "SeedSequence expects int or sequence of ints for entropy not "
              + conversion.runtime().repr(seed));
    }
    BigInteger number = ScriptValues.toBig(seed);
    if (number.signum() < 0) {
      throw ScriptException.valueError("expected non-negative integer");
    }
    return new RandomGenerator(number, conversion);
  }

  @Override
  public String typeName() {
    return "numpy.random._generator.Generator";
  }

  @Override
  public Object attribute(String name) {
    return methods.get(name);
  }

  @Override
  public String repr() {
    return "Generator(PCG64)";
  }

  private Expr draw(Distribution distribution, double a, double b, DType dtype, long... shape) {
    Expr drawn = Creation.random(seed, position, distribution, a, b, dtype, shape);
    position += drawn.size();
    return drawn;
  }

  private Object draw(Call c, Distribution distribution, double a, double b, DType dtype) {
    return result(c, draw(distribution, a, b, dtype, size(c)));
  }

  /** A shape without axes makes an array without axes; no shape makes a number. */
  private static Object result(Call c, Expr drawn) {
    return c.given("size") ? c.array(drawn) : c.result(drawn);
  }

  private static long[] size(Call c) {
    return c.given("size") ? c.shape("size") : new long[0];
  }

  /** With parameters that may be arrays: a standard number scaled and shifted for each element. */
  private Object scaled(Call c, Distribution distribution, String first, String second) {
    Expr a = c.expr(first);
    Expr b = c.expr(second);
    if (a.rank() == 0 && b.rank() == 0) {
      return draw(c, distribution, c.real(first), c.real(second), DType.FLOAT64);
    }
    long[] shape = c.given("size") ? c.shape("size") : Broadcast.shapes(a.shape(), b.shape());
    Expr standard = draw(distribution, 0, 1, DType.FLOAT64, shape);
    Expr scale = distribution == Distribution.UNIFORM ? Functions.subtract(b, a) : b;
    return c.result(Functions.add(a, Functions.multiply(scale, standard)));
  }

  private static Object integers(RandomGenerator generator, Call c) {
    long low = c.given("high") ? c.integer("low") : 0;
    long high = c.integer(c.given("high") ? "high" : "low") + (c.flag("endpoint") ? 1 : 0);
    if (low >= high) {
      throw ScriptException.valueError(c.given("high") ? "low >= high" : "high <= 0");
    }
    DType dtype = c.dtype("dtype", DType.INT64);
    long[] shape = size(c);
    boolean small = high - low > 0 && high - low < 1L << 32;
    return result(
        c,
        small
            ? generator.smallIntegers(low, high, dtype, shape)
            : generator.draw(Distribution.INTEGERS, low, high, dtype, shape));
  }

  /**
   * Two elements of each number of the stream, the low half first, as NumPy makes integers of a
   * range below 2³². A half that is left over waits for the next integers, whatever is drawn in
   * between.
   */
  private Expr smallIntegers(long low, long high, DType dtype, long... shape) {
    long count = Shapes.size(shape);
    if (high - low == 1 || count == 0) {
      return Creation.full(low, dtype, shape);
    }
    long left = halfUsed >= 0 ? 1 : 0;
    List<Expr> parts = new ArrayList<>();
    if (left > 0) {
      parts.add(halves(low, high, dtype, 2 * halfUsed + 1, 1));
    }
    if (count > left) {
      parts.add(halves(low, high, dtype, 2 * position, count - left));
    }
    position += (count - left + 1) / 2;
    halfUsed = (count - left) % 2 == 1 ? position - 1 : -1;
    Expr drawn = parts.size() == 1 ? parts.get(0) : Layouts.concatenate(parts, 0);
    return Layouts.reshape(drawn, shape);
  }

  private Expr halves(long low, long high, DType dtype, long first, long count) {
    return Creation.random(seed, first, Distribution.HALF_INTEGERS, low, high, dtype, count);
  }

  /** The places of sorted random numbers. */
  private Expr order(long n) {
    return WholeArrays.argsort(draw(Distribution.UNIFORM, 0, 1, DType.FLOAT64, n), 0);
  }

  private Expr permuted(Call c, Object x) {
    if (x instanceof Long n) {
      return order(n);
    }
    Expr array = c.conversion().expr(x);
    int axis = Shapes.axis(c.integer("axis"), array.rank());
    return WholeArrays.take(array, axis, List.of(order(array.extent(axis))));
  }

  private static Object shuffle(RandomGenerator generator, Call c) {
    if (!(c.value("x") instanceof ArrayValue array)) {
      throw ScriptException.typeError("shuffle of NumFlink takes an array");
    }
    array.assign(generator.permuted(c, array));
    return None.NONE;
  }

  private static Object choice(RandomGenerator generator, Call c) {
    boolean below = c.value("a") instanceof Long;
    Expr from = below ? null : c.expr("a");
    long n = below ? c.integer("a") : from.extent(0);
    long[] shape = size(c);
    long count = Shapes.size(shape);
    Expr places;
    if (c.flag("replace")) {
      places = generator.draw(Distribution.INTEGERS, 0, n, DType.INT64, shape);
    } else {
      if (count > n) {
        throw ScriptException.valueError(
            "Cannot take a larger sample than population when replace is False");
      }
      Expr all = generator.order(n);
      Expr first = Indexing.get(all, List.of(new Index.Range(0L, count, null)));
      places = Layouts.reshape(first, shape);
    }
    return result(c, below ? places : WholeArrays.take(from, 0, List.of(places)));
  }
}
