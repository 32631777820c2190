package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource.Literal;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.text.ScalarText;
import java.math.BigInteger;
import java.util.List;

/** From values of a script to expressions and back. */
final class Conversion {
  private final ScriptRuntime runtime;

  Conversion(ScriptRuntime runtime) {
    this.runtime = runtime;
  }

  ScriptRuntime runtime() {
    return runtime;
  }

  // ---- values to expressions

  /** Whether {@link #expr} knows such values. */
  static boolean isArrayLike(Object value) {
    return value instanceof NumpyValue
        || ScriptValues.isNumber(value)
        || value instanceof RangeValue
        || ScriptValues.sequence(value) != null;
  }

  /** The expression of an array, scalar, Python number, or nested list or tuple of such. */
  Expr expr(Object value) {
    if (value instanceof NumpyValue array) {
      return array.expr().known();
    }
    if (value instanceof Boolean b) {
      return Creation.constant(b);
    }
    if (value instanceof Long l) {
      return Creation.constant(l);
    }
    if (value instanceof Double d) {
      return Creation.constant(d);
    }
    if (value instanceof BigInteger) {
      throw ScriptException.overflow("Python int too large to convert to C long");
    }
    if (value instanceof RangeValue range) {
      return Creation.arange(
          range.start(), range.start() + range.size() * range.step(), range.step(), DType.INT64);
    }
    List<Object> items = ScriptValues.sequence(value);
    if (items == null) {
      throw new ScriptException(
          "NotImplementedError",
          "arrays of '%s' are not supported by NumFlink; it has arrays of bool, int32, int64,"
                  .formatted(runtime.typeName(value))
              + " float32 and float64");
    }
    return new NestedLists(this).array(items);
  }

  /** As {@link #expr(Object)}, converted to a type unless that is null. */
  Expr expr(Object value, DType dtype) {
    Expr expr = expr(value);
    return dtype == null ? expr : Functions.cast(expr, dtype);
  }

  /** The value as the scalar or array of that type: what calling {@code np.float64} gives. */
  Object converted(Object value, DType dtype) {
    Object number = value instanceof String text ? parsed(text, dtype) : value;
    return result(expr(number, dtype));
  }

  private static Object parsed(String text, DType dtype) {
    try {
      String plain = text.strip();
      return dtype.isFloating() ? (Object) Double.valueOf(plain) : (Object) Long.valueOf(plain);
    } catch (NumberFormatException e) {
      throw ScriptException.valueError(
          dtype.isFloating()
              ? "could not convert string to float: '" + text + "'"
              : "invalid literal for int() with base 10: '" + text + "'");
    }
  }

  // ---- expressions to values

  /** What a function returns: a scalar if no axis is left, otherwise an array. */
  Object result(Expr expr) {
    return expr.rank() == 0 ? runtime.scalar(expr) : new ArrayValue(expr);
  }

  /** The array that is given, or a new one of what is given. */
  ArrayValue array(Object value) {
    return value instanceof ArrayValue array ? array : new ArrayValue(expr(value));
  }

  /** The value of an expression; forces it. */
  Block block(Expr expr) {
    return expr.known() instanceof Leaf leaf && leaf.source() instanceof Literal literal
        ? literal.block()
        : runtime.value(expr);
  }

  /** The values of expressions; forces together those that are not known. */
  List<Block> blocks(List<Expr> exprs) {
    List<Expr> unknown = unknown(exprs);
    if (!unknown.isEmpty()) {
      runtime.values(unknown); // which settles them
    }
    return exprs.stream().map(this::block).toList();
  }

  /** Those of the expressions that have to be computed. */
  List<Expr> unknown(List<Expr> exprs) {
    return exprs.stream().filter(expr -> !isKnown(expr)).toList();
  }

  private static boolean isKnown(Expr expr) {
    return expr.known() instanceof Leaf leaf && leaf.source() instanceof Literal;
  }

  /** Element {@code i} of a block as a scalar without history. */
  Object element(Block block, int i) {
    Object one = Block.newArray(block.dtype(), 1);
    System.arraycopy(block.data(), i, one, 0, 1);
    return runtime.scalar(Creation.array(Block.wrap(block.dtype(), one)));
  }

  /** Element {@code i} of a block as a Python number. */
  static Object python(Block block, int i) {
    return switch (block.dtype()) {
      case BOOL -> block.bool()[i];
      case INT32 -> (long) block.int32()[i];
      case INT64 -> block.int64()[i];
      case FLOAT32 -> (double) block.float32()[i];
      case FLOAT64 -> block.float64()[i];
    };
  }

  /** How messages show a number. */
  static String text(Object number) {
    return number instanceof Double d ? ScalarText.of(d) : number.toString();
  }
}
