package io.numflink.glm.script;

import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.ScriptValues;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An argument of a model's constructor.
 *
 * @param name as in scikit-learn
 * @param initial its default there
 * @param rule which values it takes
 * @param doc what it does, for people
 */
record Parameter(String name, Object initial, Rule rule, String doc) {

  /** Which values an argument takes. */
  @FunctionalInterface
  interface Rule {
    /** What is required, for a message; null if the value will do. */
    String violation(Object value);
  }

  /** A number from a bound on, or above it. */
  static Parameter real(String name, double initial, double low, boolean orEqual, String doc) {
    return new Parameter(name, initial, atLeast(low, orEqual), doc);
  }

  /** A number above 0, which may be infinite. */
  static Parameter positive(String name, double initial, String doc) {
    return new Parameter(
        name,
        initial,
        value ->
            ScriptValues.isNumber(value) && !(value instanceof Boolean) && toDouble(value) > 0
                ? null
                : "must be a float in the range (0.0, inf]",
        doc);
  }

  private static Rule atLeast(double low, boolean orEqual) {
    return value ->
        isReal(value) && (orEqual ? toDouble(value) >= low : toDouble(value) > low)
            ? null
            : "must be a float in the range %s%s, inf)".formatted(orEqual ? "[" : "(", low);
  }

  static Parameter count(String name, long initial, String doc) {
    return new Parameter(name, initial, Parameter::countViolation, doc);
  }

  /** A count, or None for scikit-learn's choice. */
  static Parameter countOrNone(String name, String doc) {
    return new Parameter(
        name, None.NONE, value -> value == None.NONE ? null : countViolation(value), doc);
  }

  private static String countViolation(Object value) {
    return value instanceof Long n && n >= 1 && n <= Integer.MAX_VALUE
        ? null
        : "must be an int in the range [1, inf)";
  }

  static Parameter share(String name, Object initial, String doc) {
    return new Parameter(
        name,
        initial,
        value ->
            initial == None.NONE && value == None.NONE
                    || isReal(value) && toDouble(value) >= 0 && toDouble(value) <= 1
                ? null
                : "must be a float in the range [0, 1]" + (initial == None.NONE ? " or None" : ""),
        doc);
  }

  static Parameter flag(String name, boolean initial, String doc) {
    return new Parameter(
        name, initial, value -> value instanceof Boolean ? null : "must be a bool", doc);
  }

  static Parameter choice(String name, Object initial, List<Object> choices, String doc) {
    return new Parameter(
        name,
        initial,
        value ->
            choices.contains(value)
                ? null
                : "must be "
                    + choices.stream().map(Parameter::text).collect(Collectors.joining(" or ")),
        doc);
  }

  /** One that NumFlink has only in one way. */
  static Parameter fixed(String name, Object only, String doc) {
    return choice(name, only, List.of(only), doc);
  }

  /** One that changes nothing that NumFlink does. */
  static Parameter ignored(String name, Object initial) {
    return new Parameter(name, initial, value -> null, "accepted, and changes nothing");
  }

  private static boolean isReal(Object value) {
    return ScriptValues.isNumber(value)
        && !(value instanceof Boolean)
        && Double.isFinite(toDouble(value));
  }

  private static double toDouble(Object value) {
    return ScriptValues.toDouble(value);
  }

  private static String text(Object value) {
    return value instanceof String s
        ? "'" + s + "'"
        : value instanceof Boolean b ? (b ? "True" : "False") : "None";
  }

  /** Refuses a value that the argument cannot have. */
  void check(String model, Object value, ScriptRuntime runtime) {
    String violation = rule.violation(value);
    if (violation != null) {
      throw ScriptException.valueError(
          "The '%s' parameter of %s %s. Got %s instead."
              .formatted(name, model, violation, runtime.repr(value)));
    }
  }
}
