package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.Signature;
import io.numflink.array.text.ArrayText;
import io.numflink.array.text.PrintOptions;
import io.numflink.array.text.ScalarText;
import io.numflink.array.text.Summary;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The text of arrays in a run, and the options that its script has set. */
final class Printing {
  private static final Signature OPTIONS =
      Signature.of(
          "set_printoptions",
          "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None,"
              + " nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None");

  private final Conversion conversion;
  private PrintOptions options = PrintOptions.DEFAULT;

  Printing(Conversion conversion) {
    this.conversion = conversion;
  }

  /** The functions, by name. */
  Map<String, Callable> functions() {
    return Map.of(
        "set_printoptions",
            new NativeFunction(
                "set_printoptions",
                arguments -> {
                  options = changed(arguments);
                  return None.NONE;
                }),
        "array_str", NativeFunction.of("array_str", "a", a -> str((NumpyValue) a[0])),
        "array_repr", NativeFunction.of("array_repr", "arr", a -> repr((NumpyValue) a[0])),
        "array2string", NativeFunction.of("array2string", "a", a -> str((NumpyValue) a[0])));
  }

  private PrintOptions changed(Arguments arguments) {
    Object[] values = OPTIONS.bind(arguments);
    for (int i = 5; i < values.length; i++) {
      if (values[i] != None.NONE) {
        throw new ScriptException(
            "NotImplementedError",
            "set_printoptions of NumFlink takes precision, threshold, edgeitems, linewidth and"
                + " suppress");
      }
    }
    return new PrintOptions(
        (int) number(values[0], options.precision()),
        number(values[1], options.threshold()),
        (int) number(values[2], options.edgeItems()),
        (int) number(values[3], options.lineWidth()),
        values[4] == None.NONE ? options.suppress() : conversion.runtime().truth(values[4]));
  }

  private static long number(Object value, long otherwise) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Double number) {
      return number >= Long.MAX_VALUE ? Long.MAX_VALUE : number.longValue();
    }
    return otherwise;
  }

  String str(NumpyValue value) {
    return str(List.of(value)).get(0);
  }

  /** The texts of the values, which are computed together. */
  List<String> str(List<NumpyValue> values) {
    List<Block> shown = conversion.blocks(shown(values));
    return IntStream.range(0, shown.size())
        .mapToObj(i -> ArrayText.str(values.get(i).shape(), shown.get(i), options))
        .toList();
  }

  String repr(NumpyValue value) {
    Block shown = conversion.blocks(shown(List.of(value))).get(0);
    return value instanceof NumpyScalar
        ? ScalarText.of(shown, 0)
        : ArrayText.repr(value.shape(), shown, options);
  }

  /** The parts of the values that their texts show. */
  List<Expr> shown(List<NumpyValue> values) {
    return values.stream().map(value -> Summary.of(value.expr().known(), options)).toList();
  }
}
