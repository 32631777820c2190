package io.numflink.array.script.value;

/** A type: {@code int}, {@code np.ndarray}, {@code ValueError}. Calling it converts or makes. */
public interface TypeValue extends Callable {

  /** Whether {@code isinstance(value, this)}. */
  boolean isInstance(Object value);

  /** What {@code repr} shows, such as {@code <class 'int'>}. */
  default String repr() {
    return "<class '" + name() + "'>";
  }

  /** An attribute of the type, such as a class method; null if there is none. */
  default Object attribute(String name) {
    return name.equals("__name__") ? name().substring(name().lastIndexOf('.') + 1) : null;
  }
}
