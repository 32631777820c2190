package io.numflink.array.script.interpret;

import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.ModuleValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** The module {@code math}. */
final class MathModule {
  private final Interpreter in;
  private final Map<String, Object> members = new LinkedHashMap<>();

  private MathModule(Interpreter interpreter) {
    this.in = interpreter;
    members.put("pi", Math.PI);
    members.put("e", Math.E);
    members.put("tau", 2 * Math.PI);
    members.put("inf", Double.POSITIVE_INFINITY);
    members.put("nan", Double.NaN);
    real("sqrt", Math::sqrt);
    real("cbrt", Math::cbrt);
    real("exp", Math::exp);
    real("expm1", Math::expm1);
    real("exp2", x -> Math.pow(2, x));
    real("log1p", Math::log1p);
    real("sin", Math::sin);
    real("cos", Math::cos);
    real("tan", Math::tan);
    real("asin", Math::asin);
    real("acos", Math::acos);
    real("atan", Math::atan);
    real("sinh", Math::sinh);
    real("cosh", Math::cosh);
    real("tanh", Math::tanh);
    real("asinh", x -> Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x));
    real("acosh", x -> Math.log(x + Math.sqrt(x * x - 1)));
    real("atanh", x -> 0.5 * Math.log1p(2 * x / (1 - x)));
    real("fabs", Math::abs);
    real("degrees", x -> x * (180 / Math.PI));
    real("radians", x -> x * (Math.PI / 180));
    real("erf", SpecialFunctions::erf);
    real("erfc", SpecialFunctions::erfc);
    real("gamma", SpecialFunctions::gamma);
    real("lgamma", SpecialFunctions::logGamma);
    real2("atan2", Math::atan2);
    real2("copysign", Math::copySign);
    real2("fmod", (x, y) -> x % y);
    real2("pow", Math::pow);
    real2("ldexp", (x, n) -> Math.scalb(x, (int) n));
    test("isnan", x -> x.isNaN());
    test("isinf", x -> x.isInfinite());
    test("isfinite", x -> !x.isNaN() && !x.isInfinite());
    rounding("floor", RoundingMode.FLOOR);
    rounding("ceil", RoundingMode.CEILING);
    rounding("trunc", RoundingMode.DOWN);
    add("log", "x, base=None", this::log);
    add("log2", "x", a -> logarithm(a[0], 2));
    add("log10", "x", a -> logarithm(a[0], 10));
    add("hypot", "*coordinates", a -> hypot((TupleValue) a[0]));
    add("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", this::isClose);
    add("fsum", "seq", a -> exactSum(a[0]));
    add("prod", "iterable, *, start=1", this::product);
    add("gcd", "*integers", a -> gcd((TupleValue) a[0]));
    add("lcm", "*integers", a -> lcm((TupleValue) a[0]));
    add("factorial", "x", a -> factorial(in.index(a[0])));
    add("comb", "n, k", a -> combinations(in.index(a[0]), in.index(a[1])));
    add("perm", "n, k=None", this::permutations);
    add("isqrt", "n", a -> squareRoot(a[0]));
    add("modf", "x", a -> parts(in.types().real(a[0])));
    add("dist", "p, q", this::distance);
  }

  static ModuleValue of(Interpreter interpreter) {
    return new ModuleValue("math", new MathModule(interpreter).members);
  }

  private void add(String name, String parameters, Function<Object[], Object> body) {
    members.put(name, NativeFunction.of(name, parameters, body));
  }

  private void real(String name, DoubleUnaryOperator function) {
    add(
        name,
        "x",
        a -> checked(in.types().real(a[0]), function.applyAsDouble(in.types().real(a[0]))));
  }

  /** NaN from a number is an error of the domain, infinity from a finite one of the range. */
  private static Double checked(double x, double result) {
    if (Double.isNaN(result) && !Double.isNaN(x)) {
      throw domainError();
    }
    if (Double.isInfinite(result) && Double.isFinite(x)) {
      throw Math.abs(x) <= 1 ? domainError() : ScriptException.overflow("math range error");
    }
    return result;
  }

  private static ScriptException domainError() {
    return ScriptException.valueError("math domain error");
  }

  private void real2(String name, DoubleBinaryOperator function) {
    add(
        name,
        "x, y",
        a -> {
          double x = in.types().real(a[0]);
          double y = in.types().real(a[1]);
          double result = function.applyAsDouble(x, y);
          if (name.equals("pow") && x == 0 && y < 0) {
            throw domainError();
          }
          return Double.isNaN(x) || Double.isNaN(y) || Double.isInfinite(y)
              ? result
              : (Object) checked(Math.max(Math.abs(x), 2), result);
        });
  }

  private void test(String name, Function<Double, Object> predicate) {
    add(name, "x", a -> predicate.apply(in.types().real(a[0])));
  }

  private void rounding(String name, RoundingMode mode) {
    add(
        name,
        "x",
        a -> {
          Object plain = a[0] instanceof NumpyValue n ? in.arrays().toPython(n) : a[0];
          if (ScriptValues.isInteger(plain)) {
            return ScriptValues.integer(ScriptValues.toBig(plain));
          }
          double x = in.types().real(plain);
          Object whole =
              Double.isNaN(x) || Double.isInfinite(x)
                  ? x
                  : (Object)
                      ScriptValues.integer(new BigDecimal(x).setScale(0, mode).toBigInteger());
          return new Conversions(in).integer(whole, None.NONE);
        });
  }

  private Object log(Object[] a) {
    if (a[1] == None.NONE) {
      return logarithm(a[0], Math.E);
    }
    double base = logarithm(a[1], Math.E);
    if (base == 0) {
      throw ScriptException.zeroDivision("float division by zero");
    }
    return logarithm(a[0], Math.E) / base;
  }

  private double logarithm(Object value, double base) {
    if (value instanceof BigInteger big && big.signum() > 0) {
      int shift = Math.max(0, big.bitLength() - 60);
      double rest = logarithm(big.shiftRight(shift).longValue(), base);
      return rest + shift * logarithm(2L, base);
    }
    double x = in.types().real(value);
    if (x <= 0) {
      throw domainError();
    }
    if (base == 10) {
      return Math.log10(x);
    }
    if (base != 2) {
      return Math.log(x);
    }
    int exponent = Math.getExponent(x);
    return x == Math.scalb(1.0, exponent) ? exponent : Math.log(x) / Math.log(2);
  }

  private Object hypot(TupleValue coordinates) {
    double norm = 0;
    for (Object coordinate : coordinates.items()) {
      norm = Math.hypot(norm, in.types().real(coordinate));
    }
    return norm;
  }

  private Object distance(Object[] a) {
    double norm = 0;
    var q = in.iterate(a[1]);
    var p = in.iterate(a[0]);
    while (p.hasNext() && q.hasNext()) {
      norm = Math.hypot(norm, in.types().real(p.next()) - in.types().real(q.next()));
    }
    if (p.hasNext() || q.hasNext()) {
      throw ScriptException.valueError("both points must have the same number of dimensions");
    }
    return norm;
  }

  private Object isClose(Object[] a) {
    double x = in.types().real(a[0]);
    double y = in.types().real(a[1]);
    double relative = in.types().real(a[2]) * Math.max(Math.abs(x), Math.abs(y));
    return x == y
        || (Double.isFinite(x)
            && Double.isFinite(y)
            && Math.abs(x - y) <= Math.max(relative, in.types().real(a[3])));
  }

  private Object exactSum(Object iterable) {
    BigDecimal sum = BigDecimal.ZERO;
    double special = 0;
    var values = in.iterate(iterable);
    while (values.hasNext()) {
      double x = in.types().real(values.next());
      if (Double.isFinite(x)) {
        sum = sum.add(new BigDecimal(x));
      } else {
        special += x;
      }
    }
    return special == 0 ? sum.doubleValue() : special;
  }

  private Object product(Object[] a) {
    Object product = a[1];
    var values = in.iterate(a[0]);
    while (values.hasNext()) {
      product = in.operators().binary(BinaryOperator.MULTIPLY, product, values.next());
    }
    return product;
  }

  private Object gcd(TupleValue integers) {
    BigInteger result = BigInteger.ZERO;
    for (Object integer : integers.items()) {
      result = result.gcd(BigInteger.valueOf(in.index(integer)));
    }
    return ScriptValues.integer(result);
  }

  private Object lcm(TupleValue integers) {
    BigInteger result = BigInteger.ONE;
    for (Object integer : integers.items()) {
      BigInteger next = BigInteger.valueOf(in.index(integer)).abs();
      if (next.signum() == 0) {
        return 0L;
      }
      result = result.divide(result.gcd(next)).multiply(next);
    }
    return ScriptValues.integer(result);
  }

  private static Object factorial(long n) {
    if (n < 0) {
      throw ScriptException.valueError("factorial() not defined for negative values");
    }
    return ScriptValues.integer(falling(n, n));
  }

  /** n (n − 1) … (n − k + 1). */
  private static BigInteger falling(long n, long k) {
    BigInteger product = BigInteger.ONE;
    for (long i = 0; i < k; i++) {
      product = product.multiply(BigInteger.valueOf(n - i));
    }
    return product;
  }

  private static Object combinations(long n, long k) {
    if (n < 0 || k < 0) {
      throw ScriptException.valueError((n < 0 ? "n" : "k") + " must be a non-negative integer");
    }
    long few = Math.min(k, n - k);
    return few < 0 ? 0L : ScriptValues.integer(falling(n, few).divide(falling(few, few)));
  }

  private Object permutations(Object[] a) {
    long n = in.index(a[0]);
    long k = a[1] == None.NONE ? n : in.index(a[1]);
    return k > n ? 0L : ScriptValues.integer(falling(n, k));
  }

  private Object squareRoot(Object value) {
    BigInteger n = value instanceof BigInteger big ? big : BigInteger.valueOf(in.index(value));
    if (n.signum() < 0) {
      throw ScriptException.valueError("isqrt() argument must be nonnegative");
    }
    return ScriptValues.integer(n.sqrt());
  }

  private static Object parts(double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    double fraction = Double.isInfinite(x) ? 0 : x - whole;
    return TupleValue.of(Math.copySign(fraction, x), whole);
  }
}
