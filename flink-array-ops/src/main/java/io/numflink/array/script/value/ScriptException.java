package io.numflink.array.script.value;

import java.util.List;

/**
 * A Python exception on its way. Code that implements built-ins throws it (or an {@link
 * io.numflink.array.block.ArrayException}, which counts as the same); the script's position is
 * added by the interpreter.
 */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExceptionValue value;

  public ScriptException(ExceptionValue value) {
    super(value.type().name() + value.arguments());
    this.value = value;
  }

  public ScriptException(String type, String message) {
    this(new ExceptionValue(ExceptionType.of(type), List.of(message)));
  }

  public static ScriptException typeError(String message) {
    return new ScriptException("TypeError", message);
  }

  public static ScriptException valueError(String message) {
    return new ScriptException("ValueError", message);
  }

  public static ScriptException indexError(String message) {
    return new ScriptException("IndexError", message);
  }

  public static ScriptException zeroDivision(String message) {
    return new ScriptException("ZeroDivisionError", message);
  }

  public static ScriptException overflow(String message) {
    return new ScriptException("OverflowError", message);
  }

  /** What a missing attribute raises. */
  public static ScriptException noAttribute(String typeName, String attribute) {
    return new ScriptException(
        "AttributeError", "'" + typeName + "' object has no attribute '" + attribute + "'");
  }

  public ExceptionValue value() {
    return value;
  }

  /** Where it happened is a place in a script, not in Java. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
