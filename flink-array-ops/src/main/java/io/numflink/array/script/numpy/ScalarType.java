package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.Signature;
import io.numflink.array.script.value.TypeValue;

/**
 * A scalar type such as {@code np.float64}; calling it converts. Two of one dtype are equal.
 *
 * @param dtype the type of its values
 * @param conversion converts to it
 */
record ScalarType(DType dtype, Conversion conversion) implements TypeValue {

  @Override
  public String name() {
    return DTypes.scalarName(dtype);
  }

  @Override
  public Object call(Arguments arguments) {
    Object value = Signature.of(name(), "value=0").bind(arguments)[0];
    return conversion.converted(value, dtype);
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof NumpyScalar scalar && scalar.dtype() == dtype;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScalarType type && type.dtype == dtype;
  }

  @Override
  public int hashCode() {
    return dtype.hashCode();
  }
}
