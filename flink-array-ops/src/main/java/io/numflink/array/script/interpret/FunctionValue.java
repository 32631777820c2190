package io.numflink.array.script.interpret;

import io.numflink.array.script.syntax.Expression.Passing;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.Signature;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A function of the script, with its defaults and the variables that it has captured. */
final class FunctionValue implements Callable {
  private final Interpreter interpreter;
  private final FunctionCode code;
  private final boolean plain;

  /** The default of each parameter, null for those that have none. */
  private final Object[] defaults;

  private final Cell[] captured;

  FunctionValue(Interpreter interpreter, FunctionCode code, Object[] defaults, Cell[] captured) {
    this.interpreter = interpreter;
    this.code = code;
    this.plain = code.isPlain();
    this.defaults = defaults;
    this.captured = captured;
  }

  @Override
  public String name() {
    return code.name();
  }

  Object[] defaults() {
    return defaults;
  }

  Cell[] captured() {
    return captured;
  }

  @Override
  public Object call(Arguments arguments) {
    Frame caller = interpreter.frame();
    Frame frame = new Frame(code.name(), caller, code.scope().size());
    bind(frame.slots, arguments);
    for (int slot : code.scope().ownCells()) {
      Cell cell = new Cell();
      cell.value = frame.slots[slot];
      frame.slots[slot] = cell;
    }
    for (int i = 0; i < captured.length; i++) {
      frame.slots[code.scope().captures().get(i).inner()] = captured[i];
    }
    interpreter.enter(frame);
    try {
      code.body().run(frame);
      return frame.result;
    } catch (RuntimeException | StackOverflowError e) {
      interpreter.unwinding(frame);
      throw e;
    } finally {
      interpreter.leave(caller);
    }
  }

  private void bind(Object[] slots, Arguments arguments) {
    List<Object> values = arguments.positional();
    int count = code.parameters().size();
    if (plain && arguments.keywords().isEmpty() && values.size() == count) {
      for (int i = 0; i < count; i++) {
        slots[i] = values.get(i);
      }
      return;
    }
    int next = 0;
    int rest = -1;
    int keywords = -1;
    for (int i = 0; i < count; i++) {
      switch (code.parameters().get(i).passing()) {
        case POSITIONAL -> {
          if (next < values.size()) {
            slots[i] = values.get(next++);
          }
        }
        case STAR -> rest = i;
        case DOUBLE_STAR -> keywords = i;
        case KEYWORD -> {}
      }
    }
    if (rest >= 0) {
      slots[rest] = new TupleValue(values.subList(next, values.size()));
    } else if (next < values.size()) {
      throw tooMany(values.size());
    }
    bindKeywords(slots, arguments.keywords(), keywords);
    fillDefaults(slots);
  }

  private void bindKeywords(Object[] slots, Map<String, Object> given, int keywords) {
    DictValue others = new DictValue();
    given.forEach(
        (name, value) -> {
          int place = place(name);
          if (place < 0 && keywords < 0) {
            throw ScriptException.typeError(
                "%s() got an unexpected keyword argument '%s'".formatted(code.name(), name));
          }
          if (place < 0) {
            others.put(name, value);
          } else if (slots[place] != null) {
            throw ScriptException.typeError(
                "%s() got multiple values for argument '%s'".formatted(code.name(), name));
          } else {
            slots[place] = value;
          }
        });
    if (keywords >= 0) {
      slots[keywords] = others;
    }
  }

  private int place(String name) {
    for (int i = 0; i < code.parameters().size(); i++) {
      FunctionCode.Slot parameter = code.parameters().get(i);
      boolean named =
          parameter.passing() == Passing.POSITIONAL || parameter.passing() == Passing.KEYWORD;
      if (named && parameter.name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void fillDefaults(Object[] slots) {
    List<String> missing = new ArrayList<>();
    List<String> missingKeywords = new ArrayList<>();
    for (int i = 0; i < code.parameters().size(); i++) {
      if (slots[i] == null) {
        slots[i] = defaults[i];
      }
      if (slots[i] == null) {
        FunctionCode.Slot parameter = code.parameters().get(i);
        (parameter.passing() == Passing.KEYWORD ? missingKeywords : missing)
            .add("'" + parameter.name() + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw Signature.missing(code.name(), missing);
    }
    if (!missingKeywords.isEmpty()) {
      throw ScriptException.typeError(
          Signature.missing(code.name(), missingKeywords)
              .value()
              .arguments()
              .get(0)
              .toString()
              .replace("positional", "keyword-only"));
    }
  }

  private ScriptException tooMany(int given) {
    long positional =
        code.parameters().stream().filter(p -> p.passing() == Passing.POSITIONAL).count();
    long optional = Arrays.stream(defaults).limit(positional).filter(d -> d != null).count();
    String takes =
        optional == 0 ? "" + positional : "from " + (positional - optional) + " to " + positional;
    return ScriptException.typeError(
        "%s() takes %s positional argument%s but %d %s given"
            .formatted(
                code.name(),
                takes,
                positional == 1 && optional == 0 ? "" : "s",
                given,
                given == 1 ? "was" : "were"));
  }
}
