package io.numflink.array.kernel;

import static io.numflink.array.block.DType.BOOL;
import static io.numflink.array.block.DType.FLOAT32;
import static io.numflink.array.block.DType.FLOAT64;
import static io.numflink.array.block.DType.INT32;
import static io.numflink.array.block.DType.INT64;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The element-wise functions, a row each: NumPy's name is the constant's in lower case, then come
 * the other names it goes by, what it computes, and the function for each type that it has a loop
 * for.
 *
 * <p>A call runs in the loop of the operands' common type ({@link Promotion}) or, if there is none,
 * in the next wider type's that has one: {@code sqrt} of int64 runs in float64. Where NumPy would
 * compute in int8 or float16, which do not exist here, the next wider type is int32 or float64.
 */
@SuppressWarnings("ShortCircuitBoolean") // & and | on booleans, so that loops have no branches
public enum UFunc {
  // Arithmetic
  ADD(
      2,
      "x + y; logical or of bools",
      on().f64((x, y) -> x + y)
          .f32((x, y) -> x + y)
          .i64((x, y) -> x + y)
          .i32((x, y) -> x + y)
          .bool((x, y) -> x | y)),
  SUBTRACT(
      2,
      "x − y",
      on().f64((x, y) -> x - y)
          .f32((x, y) -> x - y)
          .i64((x, y) -> x - y)
          .i32((x, y) -> x - y)
          .refuseBool(
              "numpy boolean subtract, the `-` operator, is not supported, use the"
                  + " bitwise_xor, the `^` operator, or the logical_xor function instead.")),
  MULTIPLY(
      2,
      "x y; logical and of bools",
      on().f64((x, y) -> x * y)
          .f32((x, y) -> x * y)
          .i64((x, y) -> x * y)
          .i32((x, y) -> x * y)
          .bool((x, y) -> x & y)),
  TRUE_DIVIDE(
      2, "x / y, always in floating point", on("divide").f64((x, y) -> x / y).f32((x, y) -> x / y)),
  FLOOR_DIVIDE(
      2,
      "⌊x / y⌋; 0 for integers divided by 0",
      on().f64(ElementFunctions::floorDivide)
          .f32(ElementFunctions::floorDivide)
          .i64(ElementFunctions::floorDivide)
          .i32(ElementFunctions::floorDivide)),
  REMAINDER(
      2,
      "x − y ⌊x / y⌋, with the sign of y; 0 for integers divided by 0",
      on("mod")
          .f64(ElementFunctions::remainder)
          .f32(ElementFunctions::remainder)
          .i64(ElementFunctions::remainder)
          .i32(ElementFunctions::remainder)),
  FMOD(
      2,
      "the remainder of x / y with the sign of x",
      on().f64((x, y) -> x % y)
          .f32((x, y) -> x % y)
          .i64((x, y) -> y == 0 ? 0 : x % y)
          .i32((x, y) -> y == 0 ? 0 : x % y)),
  POWER(
      2,
      "xʸ; integers to negative integers are refused",
      on().f64(ElementFunctions::power)
          .f32((x, y) -> (float) ElementFunctions.power((double) x, y))
          .i64(ElementFunctions::power)
          .i32((x, y) -> (int) ElementFunctions.power((long) x, y))),
  NEGATIVE(
      1,
      "−x",
      on().f64(x -> -x)
          .f32(x -> -x)
          .i64(x -> -x)
          .i32(x -> -x)
          .refuseBool(
              "The numpy boolean negative, the `-` operator, is not supported, use the `~`"
                  + " operator or the logical_not function instead.")),
  POSITIVE(1, "+x", on().f64(x -> x).f32(x -> x).i64(x -> x).i32(x -> x).refuseBool(null)),
  ABSOLUTE(
      1, "|x|", on("abs").f64(Math::abs).f32(Math::abs).i64(Math::abs).i32(Math::abs).bool(x -> x)),
  FABS(1, "|x| in floating point", on().f64(Math::abs).f32(Math::abs)),
  SIGN(
      1,
      "−1, 0 or 1 as x is negative, zero or positive",
      on().f64(ElementFunctions::sign)
          .f32(ElementFunctions::sign)
          .i64(x -> Long.signum(x))
          .i32(Integer::signum)
          .refuseBool(null)),
  SQUARE(1, "x²", on().f64(x -> x * x).f32(x -> x * x).i64(x -> x * x).i32(x -> x * x)),
  RECIPROCAL(
      1,
      "1 / x, truncated for integers",
      on().f64(x -> 1 / x)
          .f32(x -> 1 / x)
          .i64(x -> x == 0 ? Long.MIN_VALUE : 1 / x)
          .i32(x -> x == 0 ? Integer.MIN_VALUE : 1 / x)),
  SQRT(1, "√x", on().f64(Math::sqrt).f32(x -> (float) Math.sqrt(x))),
  CBRT(1, "∛x", on().floats(Math::cbrt)),

  // Exponentials and logarithms
  EXP(1, "eˣ", on().floats(Math::exp).inVectors(VectorLoops.EXP)),
  EXP2(1, "2ˣ", on().floats(x -> Math.pow(2, x))),
  EXPM1(1, "eˣ − 1", on().floats(Math::expm1)),
  LOG(1, "ln x", on().floats(Math::log).inVectors(VectorLoops.LOG)),
  LOG1P(1, "ln(1 + x)", on().floats(Math::log1p)),
  LOG2(1, "log₂ x", on().floats(ElementFunctions::log2)),
  LOG10(1, "log₁₀ x", on().floats(Math::log10)),
  LOGADDEXP(2, "ln(eˣ + eʸ)", on().floats(ElementFunctions::logAddExp)),

  // Trigonometry
  SIN(1, "sin x", on().floats(Math::sin).inVectors(VectorLoops.SIN)),
  COS(1, "cos x", on().floats(Math::cos).inVectors(VectorLoops.COS)),
  TAN(1, "tan x", on().floats(Math::tan)),
  ARCSIN(1, "sin⁻¹ x", on().floats(Math::asin)),
  ARCCOS(1, "cos⁻¹ x", on().floats(Math::acos)),
  ARCTAN(1, "tan⁻¹ x", on().floats(Math::atan)),
  ARCTAN2(
      2, "the angle of the point (y, x), in the order of the arguments", on().floats(Math::atan2)),
  SINH(1, "sinh x", on().floats(Math::sinh)),
  COSH(1, "cosh x", on().floats(Math::cosh)),
  TANH(1, "tanh x", on().floats(ElementFunctions::tanh)),
  ARCSINH(1, "sinh⁻¹ x", on().floats(ElementFunctions::arcsinh)),
  ARCCOSH(1, "cosh⁻¹ x", on().floats(ElementFunctions::arccosh)),
  ARCTANH(1, "tanh⁻¹ x", on().floats(ElementFunctions::arctanh)),
  HYPOT(2, "√(x² + y²)", on().floats(ElementFunctions::hypot)),
  DEG2RAD(1, "π x / 180", on("radians").floats(x -> x * (Math.PI / 180))),
  RAD2DEG(1, "180 x / π", on("degrees").floats(x -> x * (180 / Math.PI))),

  // Extremes and rounding
  MAXIMUM(
      2,
      "the larger of x and y; NaN if either is",
      on().f64(Math::max).f32(Math::max).i64(Math::max).i32(Math::max).bool((x, y) -> x | y)),
  MINIMUM(
      2,
      "the smaller of x and y; NaN if either is",
      on().f64(Math::min).f32(Math::min).i64(Math::min).i32(Math::min).bool((x, y) -> x & y)),
  FMAX(
      2,
      "the larger of x and y; a number rather than NaN",
      on().f64((x, y) -> x >= y || Double.isNaN(y) ? x : y)
          .f32((x, y) -> x >= y || Float.isNaN(y) ? x : y)
          .i64(Math::max)
          .i32(Math::max)
          .bool((x, y) -> x | y)),
  FMIN(
      2,
      "the smaller of x and y; a number rather than NaN",
      on().f64((x, y) -> x <= y || Double.isNaN(y) ? x : y)
          .f32((x, y) -> x <= y || Float.isNaN(y) ? x : y)
          .i64(Math::min)
          .i32(Math::min)
          .bool((x, y) -> x & y)),
  CLIP(3, "min(max(x, low), high)", on().composed(BOOL, INT32, INT64, FLOAT32, FLOAT64)),
  FLOOR(1, "⌊x⌋", on().f64(Math::floor).f32(x -> (float) Math.floor(x))),
  CEIL(1, "⌈x⌉", on().f64(Math::ceil).f32(x -> (float) Math.ceil(x))),
  RINT(
      1,
      "x rounded to the nearest integer, halves to even",
      on().f64(Math::rint).f32(x -> (float) Math.rint(x))),
  TRUNC(
      1,
      "x rounded towards 0",
      on("fix")
          .f64(x -> x < 0 ? Math.ceil(x) : Math.floor(x))
          .f32(x -> (float) (x < 0 ? Math.ceil(x) : Math.floor(x)))),
  COPYSIGN(2, "|x| with the sign of y", on().f64(Math::copySign).f32(Math::copySign)),

  // Comparisons
  EQUAL(
      2,
      "x = y",
      on().compareF64((x, y) -> x == y)
          .compareF32((x, y) -> x == y)
          .compareI64((x, y) -> x == y)
          .compareI32((x, y) -> x == y)
          .bool((x, y) -> x == y)),
  NOT_EQUAL(
      2,
      "x ≠ y",
      on().compareF64((x, y) -> x != y)
          .compareF32((x, y) -> x != y)
          .compareI64((x, y) -> x != y)
          .compareI32((x, y) -> x != y)
          .bool((x, y) -> x != y)),
  LESS(
      2,
      "x < y",
      on().compareF64((x, y) -> x < y)
          .compareF32((x, y) -> x < y)
          .compareI64((x, y) -> x < y)
          .compareI32((x, y) -> x < y)
          .bool((x, y) -> !x & y)),
  LESS_EQUAL(
      2,
      "x ≤ y",
      on().compareF64((x, y) -> x <= y)
          .compareF32((x, y) -> x <= y)
          .compareI64((x, y) -> x <= y)
          .compareI32((x, y) -> x <= y)
          .bool((x, y) -> !x | y)),
  GREATER(
      2,
      "x > y",
      on().compareF64((x, y) -> x > y)
          .compareF32((x, y) -> x > y)
          .compareI64((x, y) -> x > y)
          .compareI32((x, y) -> x > y)
          .bool((x, y) -> x & !y)),
  GREATER_EQUAL(
      2,
      "x ≥ y",
      on().compareF64((x, y) -> x >= y)
          .compareF32((x, y) -> x >= y)
          .compareI64((x, y) -> x >= y)
          .compareI32((x, y) -> x >= y)
          .bool((x, y) -> x | !y)),

  // Logic: whatever is not zero counts as true
  LOGICAL_AND(
      2,
      "x and y",
      on().compareF64((x, y) -> x != 0 & y != 0)
          .compareF32((x, y) -> x != 0 & y != 0)
          .compareI64((x, y) -> x != 0 & y != 0)
          .compareI32((x, y) -> x != 0 & y != 0)
          .bool((x, y) -> x & y)),
  LOGICAL_OR(
      2,
      "x or y",
      on().compareF64((x, y) -> x != 0 | y != 0)
          .compareF32((x, y) -> x != 0 | y != 0)
          .compareI64((x, y) -> x != 0 | y != 0)
          .compareI32((x, y) -> x != 0 | y != 0)
          .bool((x, y) -> x | y)),
  LOGICAL_XOR(
      2,
      "x or y, not both",
      on().compareF64((x, y) -> x != 0 ^ y != 0)
          .compareF32((x, y) -> x != 0 ^ y != 0)
          .compareI64((x, y) -> x != 0 ^ y != 0)
          .compareI32((x, y) -> x != 0 ^ y != 0)
          .bool((x, y) -> x ^ y)),
  LOGICAL_NOT(
      1,
      "not x",
      on().testF64(x -> x == 0)
          .testF32(x -> x == 0)
          .testI64(x -> x == 0)
          .testI32(x -> x == 0)
          .bool(x -> !x)),
  ISNAN(
      1,
      "whether x is NaN",
      on().testF64(Double::isNaN)
          .testF32(Float::isNaN)
          .testI64(x -> false)
          .testI32(x -> false)
          .bool(x -> false)),
  ISINF(
      1,
      "whether x is ±∞",
      on().testF64(x -> Math.abs(x) > Double.MAX_VALUE)
          .testF32(x -> Math.abs(x) > Float.MAX_VALUE)
          .testI64(x -> false)
          .testI32(x -> false)
          .bool(x -> false)),
  ISFINITE(
      1,
      "whether x is neither NaN nor ±∞",
      on().testF64(x -> Math.abs(x) <= Double.MAX_VALUE)
          .testF32(x -> Math.abs(x) <= Float.MAX_VALUE)
          .testI64(x -> true)
          .testI32(x -> true)
          .bool(x -> true)),
  SIGNBIT(
      1,
      "whether x has a minus sign",
      on().testF64(x -> Double.doubleToRawLongBits(x) < 0)
          .testF32(x -> Float.floatToRawIntBits(x) < 0)),
  WHERE(
      3,
      "x where the condition is true, y elsewhere",
      on().composed(BOOL, INT32, INT64, FLOAT32, FLOAT64)),

  // Bits
  BITWISE_AND(
      2,
      "the bits set in both x and y",
      on().i64((x, y) -> x & y).i32((x, y) -> x & y).bool((x, y) -> x & y)),
  BITWISE_OR(
      2,
      "the bits set in x or y",
      on().i64((x, y) -> x | y).i32((x, y) -> x | y).bool((x, y) -> x | y)),
  BITWISE_XOR(
      2,
      "the bits set in one of x and y",
      on().i64((x, y) -> x ^ y).i32((x, y) -> x ^ y).bool((x, y) -> x ^ y)),
  INVERT(
      1,
      "the bits not set in x; not x for bools",
      on("bitwise_not").i64(x -> ~x).i32(x -> ~x).bool(x -> !x)),
  LEFT_SHIFT(2, "x 2ʸ", on().i64(ElementFunctions::leftShift).i32(ElementFunctions::leftShift)),
  RIGHT_SHIFT(
      2, "⌊x 2⁻ʸ⌋", on().i64(ElementFunctions::rightShift).i32(ElementFunctions::rightShift)),

  // Conversions
  TO_BOOL(1, "x ≠ 0 as bool", on("bool", "bool_").castTo(BOOL)),
  TO_INT32(1, "x truncated to int32", on("int32").castTo(INT32)),
  TO_INT64(1, "x truncated to int64", on("int64", "int_").castTo(INT64)),
  TO_FLOAT32(1, "x rounded to float32", on("float32", "single").castTo(FLOAT32)),
  TO_FLOAT64(1, "x as float64", on("float64", "double", "float_").castTo(FLOAT64));

  private static final Map<String, UFunc> BY_NAME = byName();

  private final int arity;
  private final String doc;
  private final FunctionTable table;
  private final Loop[] loops = new Loop[DType.values().length];

  UFunc(int arity, String doc, FunctionTable table) {
    this.arity = arity;
    this.doc = doc;
    this.table = table;
  }

  private static Map<String, UFunc> byName() {
    Map<String, UFunc> names = new HashMap<>();
    for (UFunc function : values()) {
      names.put(function.numpyName(), function);
      for (String alias : function.table.aliases) {
        names.put(alias, function);
      }
    }
    return Map.copyOf(names);
  }

  /** The function that NumPy calls by this name. */
  public static UFunc get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no element-wise function " + name));
  }

  /** The function that NumPy calls by this name, if there is one. */
  public static Optional<UFunc> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The conversion to {@code dtype}. */
  public static UFunc cast(DType dtype) {
    return switch (dtype) {
      case BOOL -> TO_BOOL;
      case INT32 -> TO_INT32;
      case INT64 -> TO_INT64;
      case FLOAT32 -> TO_FLOAT32;
      case FLOAT64 -> TO_FLOAT64;
    };
  }

  /** NumPy's name, such as {@code true_divide}; for conversions, such as {@code int32}. */
  public String numpyName() {
    return table.castTo == null ? name().toLowerCase(Locale.ROOT) : table.castTo.numpyName();
  }

  /** The other names that NumPy has for it. */
  public List<String> aliases() {
    return List.of(table.aliases);
  }

  public int arity() {
    return arity;
  }

  /** What it computes, in a line. */
  public String doc() {
    return doc;
  }

  /** Whether this converts between types. */
  public boolean isCast() {
    return table.castTo != null;
  }

  /** The type of the result for operands of these types. */
  public DType resultType(DType... in) {
    DType loop = loopType(in);
    if (table.castTo != null) {
      return table.castTo;
    }
    return table.tests ? BOOL : loop;
  }

  /**
   * The type of the loop that runs for operands of these types: what the operands are converted to
   * first (except the condition of {@link #WHERE}, which becomes bool). For a conversion, the type
   * of its operand.
   */
  public DType loopType(DType... in) {
    if (in.length != arity) {
      throw ArrayException.typeError(
          "%s() takes %d positional arguments but %d were given"
              .formatted(numpyName(), arity, in.length));
    }
    if (table.castTo != null) {
      return in[0];
    }
    DType[] operands = this == WHERE ? Arrays.copyOfRange(in, 1, in.length) : in;
    DType common = Promotion.promote(operands[0], operands);
    if (common == BOOL && table.refusesBool) {
      throw ArrayException.typeError(
          table.refusal != null
              ? table.refusal
              : "ufunc '%s' did not contain a loop with signature matching types <class"
                      .formatted(numpyName())
                  + " 'numpy.dtype[bool_]'> -> None");
    }
    for (DType candidate : DType.values()) {
      if (hasLoop(candidate)
          && Promotion.promote(common, candidate) == candidate
          && !(common == BOOL && candidate == FLOAT32)) {
        return candidate;
      }
    }
    throw ArrayException.typeError(
        "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced"
                .formatted(numpyName())
            + " to any supported types according to the casting rule ''safe''");
  }

  private boolean hasLoop(DType dtype) {
    return table.templates.containsKey(dtype) || Arrays.asList(table.composed).contains(dtype);
  }

  /** The loop for operands of type {@code dtype}, which {@link #loopType} has chosen. */
  public Loop loop(DType dtype) {
    synchronized (loops) {
      Loop loop = loops[dtype.ordinal()];
      if (loop == null) {
        loop = makeLoop(dtype);
        loops[dtype.ordinal()] = loop;
      }
      return loop;
    }
  }

  private Loop makeLoop(DType dtype) {
    if (table.castTo != null) {
      return Casts.of(dtype, table.castTo);
    }
    if (this == WHERE) {
      return Selections.of(dtype);
    }
    if (this == CLIP) {
      return clip(MAXIMUM.loop(dtype), MINIMUM.loop(dtype));
    }
    if (table.loops.containsKey(dtype)) {
      return table.loops.get(dtype);
    }
    Loops.Template<?> template = table.templates.get(dtype);
    if (template == null) {
      throw new IllegalArgumentException(numpyName() + " has no loop for " + dtype.numpyName());
    }
    return Loops.of(template);
  }

  private static Loop clip(Loop maximum, Loop minimum) {
    return (in, at, out, to, n) -> {
      maximum.run(in, at, out, to, n);
      minimum.run(new Object[] {out, in[2]}, new int[] {to, at[2]}, out, to, n);
    };
  }

  private static FunctionTable on(String... aliases) {
    return new FunctionTable(aliases);
  }
}
