package io.numflink.array.script.numpy;

import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A row of the table of functions.
 *
 * @param name NumPy's name, without {@code numpy.}
 * @param parameters as in Python, such as {@code "a, axis=None, keepdims=False"}
 * @param doc what it does, in a line; what differs from NumPy after a semicolon
 * @param body the implementation
 */
record NumpyFunction(String name, String parameters, String doc, Function<Call, Object> body) {

  /** The function, as a value of a run. */
  Callable bind(Conversion conversion) {
    return new Bound(this, conversion);
  }

  /** The same function under another name. */
  NumpyFunction as(String alias) {
    return new NumpyFunction(alias, parameters, doc, body);
  }

  /** The names of the parameters. */
  List<String> parameterNames() {
    return Arrays.stream(parameters.split(","))
        .map(p -> p.strip().replaceAll("=.*", "").replace("*", ""))
        .filter(p -> !p.isEmpty())
        .toList();
  }

  /** A function of a run. */
  private static final class Bound implements Callable {
    private final NumpyFunction function;
    private final Conversion conversion;
    private final Signature signature;
    private final List<String> names;

    Bound(NumpyFunction function, Conversion conversion) {
      this.function = function;
      this.conversion = conversion;
      this.signature = Signature.of(shortName(), function.parameters());
      this.names = function.parameterNames();
    }

    private String shortName() {
      return function.name().substring(function.name().lastIndexOf('.') + 1);
    }

    @Override
    public String name() {
      return shortName();
    }

    @Override
    public Object call(Arguments arguments) {
      return function.body().apply(new Call(conversion, names, signature.bind(arguments)));
    }

    @Override
    public String toString() {
      return "<function " + shortName() + ">";
    }
  }
}
