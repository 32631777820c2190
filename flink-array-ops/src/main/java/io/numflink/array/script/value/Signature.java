package io.numflink.array.script.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a function written in Java, and how arguments are bound to them. The text is as
 * in Python: {@code "a, axis=None, *, keepdims=False"}. Defaults are None, True, False, integers
 * and floats; {@code name=} has no value if it is not given (Java's null). {@code *rest} collects
 * further positional arguments in a {@link TupleValue}, {@code **} as last parameter all keywords
 * that are no parameters in a {@link DictValue}.
 */
public final class Signature {
  private static final Object REQUIRED = new Object();

  private final String function;
  private final List<String> names = new ArrayList<>();
  private final List<Object> defaults = new ArrayList<>();
  private int positional = -1;
  private int rest = -1;
  private int keywords = -1;

  private Signature(String function) {
    this.function = function;
  }

  public static Signature of(String function, String parameters) {
    Signature signature = new Signature(function);
    for (String parameter : parameters.isBlank() ? new String[0] : parameters.split(",")) {
      signature.add(parameter.strip());
    }
    if (signature.positional < 0) {
      signature.positional = signature.names.size();
    }
    return signature;
  }

  private void add(String parameter) {
    if (parameter.startsWith("**")) {
      positional = positional < 0 ? names.size() : positional;
      keywords = names.size();
      names.add(parameter);
      defaults.add(null);
      return;
    }
    if (parameter.startsWith("*")) {
      positional = names.size();
      if (parameter.length() > 1) {
        rest = names.size();
        names.add(parameter.substring(1));
        defaults.add(TupleValue.EMPTY);
      }
      return;
    }
    int equals = parameter.indexOf('=');
    names.add(equals < 0 ? parameter : parameter.substring(0, equals).strip());
    defaults.add(equals < 0 ? REQUIRED : constant(parameter.substring(equals + 1).strip()));
  }

  private static Object constant(String text) {
    return switch (text) {
      case "" -> null;
      case "None" -> None.NONE;
      case "True" -> true;
      case "False" -> false;
      default -> text.matches("-?\\d+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
    };
  }

  /** The value of each parameter, in order of declaration. */
  public Object[] bind(Arguments arguments) {
    Object[] bound = new Object[names.size()];
    boolean[] given = new boolean[bound.length];
    List<Object> values = arguments.positional();
    if (values.size() > positional && rest < 0) {
      throw tooMany(values.size());
    }
    for (int i = 0; i < Math.min(positional, values.size()); i++) {
      bound[i] = values.get(i);
      given[i] = true;
    }
    if (rest >= 0 && values.size() > positional) {
      bound[rest] = new TupleValue(values.subList(positional, values.size()));
      given[rest] = true;
    }
    if (keywords >= 0) {
      bound[keywords] = new DictValue();
      given[keywords] = true;
    }
    for (Map.Entry<String, Object> keyword : arguments.keywords().entrySet()) {
      int place = names.indexOf(keyword.getKey());
      if (place < 0 && keywords >= 0) {
        ((DictValue) bound[keywords]).put(keyword.getKey(), keyword.getValue());
        continue;
      }
      if (place < 0 || place == rest) {
        throw ScriptException.typeError(
            "%s() got an unexpected keyword argument '%s'".formatted(function, keyword.getKey()));
      }
      if (given[place]) {
        throw ScriptException.typeError(
            "%s() got multiple values for argument '%s'".formatted(function, keyword.getKey()));
      }
      bound[place] = keyword.getValue();
      given[place] = true;
    }
    fillDefaults(bound, given);
    return bound;
  }

  private void fillDefaults(Object[] bound, boolean[] given) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < bound.length; i++) {
      if (!given[i] && defaults.get(i) == REQUIRED) {
        missing.add("'" + names.get(i) + "'");
      } else if (!given[i]) {
        bound[i] = defaults.get(i);
      }
    }
    if (!missing.isEmpty()) {
      throw missing(function, missing);
    }
  }

  /** Python's complaint about arguments that were not given. */
  public static ScriptException missing(String function, List<String> quoted) {
    int last = quoted.size() - 1;
    String list =
        last == 0
            ? quoted.get(0)
            : String.join(", ", quoted.subList(0, last))
                + (last > 1 ? "," : "")
                + " and "
                + quoted.get(last);
    return ScriptException.typeError(
        "%s() missing %d required positional argument%s: %s"
            .formatted(function, quoted.size(), last == 0 ? "" : "s", list));
  }

  private ScriptException tooMany(int given) {
    long required = defaults.subList(0, positional).stream().filter(d -> d == REQUIRED).count();
    String takes =
        required == positional ? "" + positional : "from " + required + " to " + positional;
    return ScriptException.typeError(
        "%s() takes %s positional argument%s but %d %s given"
            .formatted(
                function, takes, positional == 1 ? "" : "s", given, given == 1 ? "was" : "were"));
  }

  @Override
  public String toString() {
    return function + Arrays.toString(names.toArray());
  }
}
