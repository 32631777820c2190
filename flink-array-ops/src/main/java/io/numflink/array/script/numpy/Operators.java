package io.numflink.array.script.numpy;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.UnaryOperator;
import java.util.Arrays;
import java.util.Map;

/** The operators of arrays and scalars. */
final class Operators {
  private static final Map<BinaryOperator, UFunc> BINARY =
      Map.ofEntries(
          Map.entry(BinaryOperator.ADD, UFunc.ADD),
          Map.entry(BinaryOperator.SUBTRACT, UFunc.SUBTRACT),
          Map.entry(BinaryOperator.MULTIPLY, UFunc.MULTIPLY),
          Map.entry(BinaryOperator.DIVIDE, UFunc.TRUE_DIVIDE),
          Map.entry(BinaryOperator.FLOOR_DIVIDE, UFunc.FLOOR_DIVIDE),
          Map.entry(BinaryOperator.MODULO, UFunc.REMAINDER),
          Map.entry(BinaryOperator.POWER, UFunc.POWER),
          Map.entry(BinaryOperator.AND, UFunc.BITWISE_AND),
          Map.entry(BinaryOperator.OR, UFunc.BITWISE_OR),
          Map.entry(BinaryOperator.XOR, UFunc.BITWISE_XOR),
          Map.entry(BinaryOperator.LEFT_SHIFT, UFunc.LEFT_SHIFT),
          Map.entry(BinaryOperator.RIGHT_SHIFT, UFunc.RIGHT_SHIFT));

  private static final Map<Double, UFunc> POWERS =
      Map.of(
          -1.0, UFunc.RECIPROCAL,
          0.5, UFunc.SQRT,
          1.0, UFunc.POSITIVE,
          2.0, UFunc.SQUARE);

  private static final Map<UnaryOperator, UFunc> UNARY =
      Map.of(
          UnaryOperator.PLUS, UFunc.POSITIVE,
          UnaryOperator.MINUS, UFunc.NEGATIVE,
          UnaryOperator.INVERT, UFunc.INVERT);

  private static final Map<Comparison, UFunc> COMPARISONS =
      Map.of(
          Comparison.EQUAL, UFunc.EQUAL,
          Comparison.NOT_EQUAL, UFunc.NOT_EQUAL,
          Comparison.LESS, UFunc.LESS,
          Comparison.LESS_EQUAL, UFunc.LESS_EQUAL,
          Comparison.GREATER, UFunc.GREATER,
          Comparison.GREATER_EQUAL, UFunc.GREATER_EQUAL);

  private final Conversion conversion;

  Operators(Conversion conversion) {
    this.conversion = conversion;
  }

  Object binary(BinaryOperator operator, Object left, Object right) {
    return conversion.result(expr(operator, left, right));
  }

  private Expr expr(BinaryOperator operator, Object left, Object right) {
    if (!Conversion.isArrayLike(left) || !Conversion.isArrayLike(right)) {
      throw unsupported(operator, left, right);
    }
    Expr x = conversion.expr(left);
    Expr y = conversion.expr(right);
    if (operator == BinaryOperator.MATMUL) {
      return Products.matmul(x, y);
    }
    boolean integers = !x.dtype().isFloating() && right instanceof Long;
    if (operator == BinaryOperator.POWER && integers && (Long) right < 0) {
      throw ScriptException.valueError("Integers to negative integer powers are not allowed.");
    }
    UFunc simple = operator == BinaryOperator.POWER ? simplePower(left, right) : null;
    return simple == null
        ? Functions.apply(BINARY.get(operator), x, y)
        : Functions.apply(simple, x);
  }

  /**
   * The function that NumPy's operator takes for an array of floats to a power of these, other than
   * {@code np.power}: −∞ to the power ½ is NaN as a root, and ∞ as a power; and an array without
   * axes keeps its type. Null for all others.
   */
  private static UFunc simplePower(Object base, Object exponent) {
    boolean floats = base instanceof ArrayValue array && array.dtype().isFloating();
    return floats && (exponent instanceof Long || exponent instanceof Double)
        ? POWERS.get(((Number) exponent).doubleValue())
        : null;
  }

  private ScriptException unsupported(BinaryOperator operator, Object left, Object right) {
    if (operator == BinaryOperator.MATMUL) {
      return ScriptException.valueError(
          "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with"
                  .formatted(left instanceof NumpyValue ? 1 : 0)
              + " signature (n?,k),(k,m?)->(n?,m?) requires 1)");
    }
    if (left instanceof String || right instanceof String) {
      return new ScriptException(
          "UFuncTypeError",
          "ufunc '%s' did not contain a loop with signature matching types (%s, %s) -> None"
              .formatted(
                  ElementwiseRows.name(BINARY.get(operator)), dtypeText(left), dtypeText(right)));
    }
    return ScriptException.typeError(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(operator.errorSymbol(), elementName(left), elementName(right)));
  }

  private static String dtypeText(Object value) {
    if (value instanceof NumpyValue array) {
      return "dtype('" + array.dtype().numpyName() + "')";
    }
    return value instanceof String text
        ? "dtype('<U" + text.codePointCount(0, text.length()) + "')"
        : "dtype('O')";
  }

  /** An array is called by the Python type of its elements. */
  private String elementName(Object value) {
    return value instanceof ArrayValue array
        ? DTypes.pythonName(array.dtype())
        : conversion.runtime().typeName(value);
  }

  Object augmented(BinaryOperator operator, NumpyValue target, Object value) {
    if (!(target instanceof ArrayValue array)) {
      return binary(operator, target, value);
    }
    if (operator == BinaryOperator.MATMUL) {
      throw ScriptException.typeError(
          "In-place matrix multiplication is not (yet) supported. Use 'a = a @ b' instead of"
              + " 'a @= b'.");
    }
    Expr result = expr(operator, target, value);
    requireSameKind(ElementwiseRows.name(BINARY.get(operator)), result.dtype(), array.dtype());
    long[] shape = array.shape();
    if (!Arrays.equals(result.shape(), shape)) {
      throw ScriptException.valueError(
          "non-broadcastable output operand with shape %s doesn't match the broadcast shape %s"
              .formatted(Broadcast.text(shape), Broadcast.text(result.shape())));
    }
    array.assign(Functions.cast(result, array.dtype()));
    return array;
  }

  /** Fails unless the result may be stored: a float not in integers, an integer not in bools. */
  static void requireSameKind(String function, DType result, DType target) {
    if ("bif".indexOf(result.kind()) > "bif".indexOf(target.kind())) {
      throw new ScriptException(
          "UFuncTypeError",
          "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule"
                  .formatted(function, result.numpyName(), target.numpyName())
              + " 'same_kind'");
    }
  }

  Object unary(UnaryOperator operator, NumpyValue operand) {
    return conversion.result(Functions.apply(UNARY.get(operator), conversion.expr(operand)));
  }

  Object compare(Comparison comparison, Object left, Object right) {
    if (Conversion.isArrayLike(left) && Conversion.isArrayLike(right)) {
      Expr x = conversion.expr(left);
      Expr y = conversion.expr(right);
      boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
      if (equality && !compatible(x, y)) {
        return comparison == Comparison.NOT_EQUAL;
      }
      return conversion.result(Functions.apply(COMPARISONS.get(comparison), x, y));
    }
    NumpyValue array = (NumpyValue) (left instanceof NumpyValue ? left : right);
    Object other = left == array ? right : left;
    return switch (comparison) {
      case EQUAL, NOT_EQUAL -> {
        boolean different = comparison == Comparison.NOT_EQUAL;
        yield array instanceof ArrayValue && !(other instanceof String)
            ? conversion.result(Layouts.broadcastTo(Creation.constant(different), array.shape()))
            : (Object) different;
      }
      default ->
          throw ScriptException.typeError(
              "'%s' not supported between instances of '%s' and '%s'"
                  .formatted(comparison.symbol(), elementName(left), elementName(right)));
    };
  }

  /** Arrays of shapes that cannot be broadcast are unequal as a whole. */
  private static boolean compatible(Expr x, Expr y) {
    long[] a = x.shape();
    long[] b = y.shape();
    int common = Math.min(a.length, b.length);
    for (int i = 1; i <= common; i++) {
      long m = a[a.length - i];
      long n = b[b.length - i];
      if (m != n && m != 1 && n != 1) {
        return false;
      }
    }
    return true;
  }
}
