package io.numflink.array.script.value;

import java.util.List;

/**
 * A value with attributes and behaviour of its own: a module, a dtype, a random generator, a model.
 * What it does not define fails with Python's words.
 */
public interface ScriptObject {

  /** What {@code type(x).__name__} says and error messages call it. */
  String typeName();

  /** The attribute or bound method of that name; null if there is none. */
  default Object attribute(String name) {
    return null;
  }

  /** What {@link #attribute} knows, as far as that is worth suggesting to who has mistyped one. */
  default List<String> attributeNames() {
    return List.of();
  }

  /** The class; null if there is nothing to it but its name. */
  default TypeValue type() {
    return null;
  }

  /** Sets an attribute; false if it cannot be set. */
  default boolean setAttribute(String name, Object value) {
    return false;
  }

  /** {@code self[index]}; null if the value cannot be indexed. */
  default Object getItem(Object index) {
    return null;
  }

  /** Python's equality with another value. */
  default boolean equalTo(Object other) {
    return equals(other);
  }

  default String repr() {
    return "<" + typeName() + " object>";
  }

  default String str() {
    return repr();
  }
}
