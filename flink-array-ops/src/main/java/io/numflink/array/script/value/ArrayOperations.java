package io.numflink.array.script.value;

import java.util.Iterator;
import java.util.List;

/**
 * What the language asks of arrays and NumPy scalars, and the {@code numpy} module. One instance
 * serves one run of a script and is made with its {@link ScriptRuntime}.
 *
 * <p>Operands and results are values as described by {@link ScriptValues}. Errors are {@link
 * ScriptException} or {@link io.numflink.array.block.ArrayException}, with NumPy's type and words.
 * While a method runs, {@link io.numflink.array.expr.SourcePosition#current()} is the line of the
 * script that called it.
 */
public interface ArrayOperations {

  /** Makes the arrays of a run. */
  @FunctionalInterface
  interface Factory {
    ArrayOperations create(ScriptRuntime runtime);
  }

  /** The module that {@code import numpy} binds. */
  ScriptObject numpy();

  /**
   * {@code left op right}, where at least one is a {@link NumpyValue}: the other may be any value,
   * on either side. A pair that NumPy does not know fails with its TypeError.
   */
  Object binary(BinaryOperator operator, Object left, Object right);

  /**
   * {@code target op= value}. For an array the result is the target itself with other content (a
   * type that cannot hold the result fails as NumPy's ufuncs do); for a scalar it is a new value.
   */
  Object augmented(BinaryOperator operator, NumpyValue target, Object value);

  Object unary(UnaryOperator operator, NumpyValue operand);

  /**
   * {@code left op right}, where at least one is a {@link NumpyValue}; the result is an array of
   * bool, a scalar, or for what cannot be compared what NumPy gives.
   */
  Object compare(Comparison comparison, Object left, Object right);

  /**
   * {@code value[index]}. The index is as written: an int, a {@link SliceValue}, {@link None},
   * {@link EllipsisValue}, an array, a list, or a {@link TupleValue} of such. Basic indexing of an
   * array makes a {@link ArrayValue#view view}, or a {@link NumpyScalar} if no axis is left.
   */
  Object getItem(NumpyValue value, Object index);

  /** {@code value[index] = item}. */
  void setItem(NumpyValue value, Object index, Object item);

  /** The attribute or bound method ({@link Callable}) of that name; null if there is none. */
  Object attribute(NumpyValue value, String name);

  /** {@code value.name = item}; false if there is no such attribute or it is read-only. */
  boolean setAttribute(NumpyValue value, String name, Object item);

  /** {@code len(value)}; "len() of unsized object" for rank 0. */
  long length(NumpyValue value);

  /**
   * Iterates over the first axis: views, or scalars for a vector; "iteration over a 0-d array"
   * otherwise. Forces the array at the first step if the elements are scalars.
   */
  Iterator<Object> iterate(NumpyValue value);

  /** {@code item in value}. */
  boolean contains(NumpyValue value, Object item);

  /**
   * {@code bool(value)}; forces. More than one element: "The truth value of an array with more than
   * one element is ambiguous. Use a.any() or a.all()".
   */
  boolean truth(NumpyValue value);

  /**
   * The one element as {@link Boolean}, {@link Long} or {@link Double}; forces. What {@code int},
   * {@code float}, {@code math.*} and {@code range} start from. More than one element: "only size-1
   * arrays can be converted to Python scalars".
   */
  Object toPython(NumpyValue value);

  /** {@code str(value)}, as {@code print} shows it; forces. */
  default String str(NumpyValue value) {
    return str(List.of(value)).get(0);
  }

  /** {@code str} of each; what is not known yet is forced together. */
  List<String> str(List<NumpyValue> values);

  /** {@code repr(value)}, as a list of such values shows it; forces. */
  String repr(NumpyValue value);

  /**
   * {@code format(value, spec)}; forces. A scalar formats like the Python number, an array only
   * with an empty spec ("unsupported format string passed to numpy.ndarray.__format__").
   */
  String format(NumpyValue value, String spec);

  /** The type: {@code np.ndarray}, {@code np.float64} and so on. */
  TypeValue type(NumpyValue value);
}
