package io.numflink.array.script.interpret;

import io.numflink.array.block.ArrayException;
import io.numflink.array.script.value.ExceptionType;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.ScriptException;
import java.util.List;

/** Java's exceptions as the script's. */
final class Errors {
  private Errors() {}

  /** The exception that the script sees; null for failures that are none of the script's. */
  static ExceptionValue value(Throwable error) {
    if (error instanceof ScriptException script) {
      return script.value();
    }
    if (error instanceof ArrayException array) {
      return new ExceptionValue(
          ExceptionType.of(array.errorType()),
          array.getMessage() == null ? List.of() : List.of(array.getMessage()));
    }
    if (error instanceof StackOverflowError) {
      return new ExceptionValue(
          ExceptionType.of("RecursionError"), List.of("maximum recursion depth exceeded"));
    }
    return null;
  }

  /** Throws the error again; never returns. */
  static <T> T rethrow(Throwable error) {
    if (error instanceof RuntimeException exception) {
      throw exception;
    }
    throw (Error) error;
  }
}
