package io.numflink.array.script.value;

import java.util.function.Function;

/**
 * A function written in Java.
 *
 * @param name its name in error messages
 * @param body what it does
 */
public record NativeFunction(String name, Function<Arguments, Object> body) implements Callable {

  /** A function whose arguments are bound to a signature first; see {@link Signature#of}. */
  public static NativeFunction of(String name, String parameters, Function<Object[], Object> body) {
    Signature signature = Signature.of(name, parameters);
    return new NativeFunction(name, arguments -> body.apply(signature.bind(arguments)));
  }

  @Override
  public Object call(Arguments arguments) {
    return body.apply(arguments);
  }

  @Override
  public String toString() {
    return "<built-in function " + name + ">";
  }
}
