package io.numflink.array.script.value;

import java.util.List;

/**
 * An exception as a value: what {@code ValueError("…")} makes and {@code except … as e} binds.
 *
 * @param type its type
 * @param arguments what it was made with
 */
public record ExceptionValue(ExceptionType type, List<Object> arguments) {}
