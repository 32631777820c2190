package io.numflink.array.script.numpy;

import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TypeValue;
import java.util.function.Predicate;

/**
 * A type that only {@code isinstance} asks about: {@code np.ndarray}, {@code np.floating} …
 *
 * @param name its full name
 * @param instances which values are of it
 */
record KindType(String name, Predicate<NumpyValue> instances) implements TypeValue {

  @Override
  public Object call(Arguments arguments) {
    throw ScriptException.typeError("cannot create '" + name + "' instances");
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof NumpyValue array && instances.test(array);
  }
}
