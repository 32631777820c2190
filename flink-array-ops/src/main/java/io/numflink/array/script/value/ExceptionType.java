package io.numflink.array.script.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exception types that scripts know, each with the type it is a kind of. */
public final class ExceptionType implements TypeValue {
  private static final Map<String, ExceptionType> TABLE = new LinkedHashMap<>();

  static {
    String[][] rows = {
      {"BaseException", null},
      {"SystemExit", "BaseException"},
      {"KeyboardInterrupt", "BaseException"},
      {"Exception", "BaseException"},
      {"ArithmeticError", "Exception"},
      {"FloatingPointError", "ArithmeticError"},
      {"OverflowError", "ArithmeticError"},
      {"ZeroDivisionError", "ArithmeticError"},
      {"AssertionError", "Exception"},
      {"AttributeError", "Exception"},
      {"EOFError", "Exception"},
      {"ImportError", "Exception"},
      {"ModuleNotFoundError", "ImportError"},
      {"LookupError", "Exception"},
      {"IndexError", "LookupError"},
      {"KeyError", "LookupError"},
      {"MemoryError", "Exception"},
      {"NameError", "Exception"},
      {"UnboundLocalError", "NameError"},
      {"OSError", "Exception"},
      {"FileNotFoundError", "OSError"},
      {"FileExistsError", "OSError"},
      {"IsADirectoryError", "OSError"},
      {"PermissionError", "OSError"},
      {"RuntimeError", "Exception"},
      {"NotImplementedError", "RuntimeError"},
      {"RecursionError", "RuntimeError"},
      {"StopIteration", "Exception"},
      {"SyntaxError", "Exception"},
      {"IndentationError", "SyntaxError"},
      {"TabError", "IndentationError"},
      {"TypeError", "Exception"},
      {"ValueError", "Exception"},
      {"UnicodeError", "ValueError"},
      {"UnicodeDecodeError", "UnicodeError"},
      {"UnicodeEncodeError", "UnicodeError"},
      {"Warning", "Exception"},
      {"RuntimeWarning", "Warning"},
      {"UserWarning", "Warning"},
      {"DeprecationWarning", "Warning"},
      {"FutureWarning", "Warning"},
      {"AxisError", "ValueError"},
      {"LinAlgError", "Exception"},
      {"UFuncTypeError", "TypeError"},
      {"NotFittedError", "ValueError"},
      {"ConvergenceWarning", "UserWarning"},
    };
    for (String[] row : rows) {
      TABLE.put(row[0], new ExceptionType(row[0], row[1] == null ? null : TABLE.get(row[1])));
    }
  }

  /** Not names of Python itself, but of NumPy and scikit-learn. */
  private static final java.util.Set<String> IMPORTED =
      java.util.Set.of(
          "AxisError", "LinAlgError", "UFuncTypeError", "NotFittedError", "ConvergenceWarning");

  private final String name;
  private final ExceptionType parent;

  private ExceptionType(String name, ExceptionType parent) {
    this.name = name;
    this.parent = parent;
  }

  /** The type of that name; names not in the table are kinds of {@code Exception}. */
  public static ExceptionType of(String name) {
    ExceptionType known = TABLE.get(name);
    return known == null ? new ExceptionType(name, TABLE.get("Exception")) : known;
  }

  /** The types that scripts can use without importing anything, by name. */
  public static Map<String, ExceptionType> builtIn() {
    Map<String, ExceptionType> result = new LinkedHashMap<>(TABLE);
    result.keySet().removeAll(IMPORTED);
    return result;
  }

  @Override
  public String name() {
    return name;
  }

  /** Whether this is that type or a kind of it. */
  public boolean isA(ExceptionType other) {
    for (ExceptionType type = this; type != null; type = type.parent) {
      if (type.name.equals(other.name)) {
        return true;
      }
    }
    // NumPy's AxisError is an IndexError as well, scikit-learn's NotFittedError an AttributeError.
    return name.equals("AxisError") && TABLE.get("IndexError").isA(other)
        || name.equals("NotFittedError") && TABLE.get("AttributeError").isA(other);
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof ExceptionValue exception && exception.type().isA(this);
  }

  /** Makes an exception. */
  @Override
  public Object call(Arguments arguments) {
    if (!arguments.keywords().isEmpty()) {
      throw ScriptException.typeError(name + "() takes no keyword arguments");
    }
    return new ExceptionValue(this, arguments.positional());
  }
}
