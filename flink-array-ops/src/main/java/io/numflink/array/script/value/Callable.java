package io.numflink.array.script.value;

/** A value that can be called. */
public interface Callable {

  /** The name that error messages use, without parentheses. */
  String name();

  /** Calls it; a call without a result returns {@link None#NONE}, never null. */
  Object call(Arguments arguments);

  default Object call(Object... positional) {
    return call(Arguments.of(positional));
  }
}
