package io.numflink.array.script.interpret;

import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.Signature;

/**
 * A method of a built-in type: a row of its table.
 *
 * @param signature its parameters, without self
 * @param body what it does
 */
record Method<T>(String name, Signature signature, Body<T> body) {

  /** What a method does with the value that it is called on. */
  @FunctionalInterface
  interface Body<T> {
    Object run(Interpreter interpreter, T self, Object[] arguments);
  }

  static <T> Method<T> of(String name, String parameters, Body<T> body) {
    return new Method<>(name, Signature.of(name, parameters), body);
  }

  NativeFunction bind(Interpreter interpreter, T self) {
    return new NativeFunction(
        name, arguments -> body.run(interpreter, self, signature.bind(arguments)));
  }
}
