package io.numflink.array.script.numpy;

import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TypeValue;

/**
 * A type whose values are made by a function of another name.
 *
 * @param name its full name
 * @param implementation the Java class of its values
 */
record OpaqueType(String name, Class<?> implementation) implements TypeValue {

  @Override
  public Object call(Arguments arguments) {
    throw new ScriptException(
        "NotImplementedError",
        name + " cannot be made directly in NumFlink; use numpy.random.default_rng");
  }

  @Override
  public boolean isInstance(Object value) {
    return implementation.isInstance(value);
  }
}
