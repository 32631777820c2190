package io.numflink.array.script.interpret;

import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Attributes and methods of int, bool and float. */
final class NumberMethods {
  private NumberMethods() {}

  static Object attribute(Interpreter interpreter, Object value, String name) {
    boolean integer = ScriptValues.isInteger(value);
    return switch (name) {
      case "real" -> integer ? ScriptValues.integer(ScriptValues.toBig(value)) : value;
      case "imag" -> integer ? (Object) 0L : (Object) 0.0;
      case "numerator" -> integer ? value : null;
      case "denominator" -> integer ? 1L : null;
      case "conjugate" -> NativeFunction.of(name, "", a -> value);
      case "bit_length" ->
          integer
              ? NativeFunction.of(name, "", a -> (long) ScriptValues.toBig(value).abs().bitLength())
              : null;
      case "is_integer" ->
          value instanceof Double d
              ? NativeFunction.of(name, "", a -> !d.isInfinite() && d == Math.rint(d))
              : null;
      case "as_integer_ratio" -> NativeFunction.of(name, "", a -> ratio(interpreter, value));
      default -> null;
    };
  }

  private static Object ratio(Interpreter interpreter, Object value) {
    if (!(value instanceof Double d)) {
      return TupleValue.of(value, 1L);
    }
    if (d.isNaN() || d.isInfinite()) {
      throw ScriptException.valueError(
          "cannot convert " + interpreter.repr(value) + " to integer ratio");
    }
    BigDecimal exact = new BigDecimal(d);
    BigInteger denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigInteger();
    BigInteger common = numerator.gcd(denominator);
    return TupleValue.of(
        ScriptValues.integer(numerator.divide(common)),
        ScriptValues.integer(denominator.divide(common)));
  }
}
