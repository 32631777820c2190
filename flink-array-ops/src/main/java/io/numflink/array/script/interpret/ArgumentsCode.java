package io.numflink.array.script.interpret;

import io.numflink.array.script.syntax.Expression.Argument;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ScriptException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a call that has named or starred ones. */
final class ArgumentsCode {
  private final Interpreter interpreter;
  private final List<Argument> arguments;
  private final Code[] values;

  ArgumentsCode(Interpreter interpreter, List<Argument> arguments, ExpressionCompiler expressions) {
    this.interpreter = interpreter;
    this.arguments = arguments;
    this.values = arguments.stream().map(a -> expressions.compile(a.value())).toArray(Code[]::new);
  }

  Arguments run(Frame frame, Object callee) {
    List<Object> positional = new ArrayList<>();
    Map<String, Object> keywords = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i].run(frame);
      switch (arguments.get(i).passing()) {
        case POSITIONAL -> positional.add(value);
        case KEYWORD -> put(keywords, arguments.get(i).name(), value, callee);
        case STAR -> interpreter.iterate(value).forEachRemaining(positional::add);
        case DOUBLE_STAR -> {
          if (!(value instanceof DictValue dict)) {
            throw ScriptException.typeError(
                "argument after ** must be a mapping, not " + interpreter.typeName(value));
          }
          dict.items().forEach(item -> put(keywords, (String) item.key(), item.value(), callee));
        }
      }
    }
    return new Arguments(positional, keywords);
  }

  private static void put(Map<String, Object> keywords, String name, Object value, Object callee) {
    if (keywords.put(name, value) != null) {
      String function = callee instanceof Callable c ? c.name() + "()" : "call";
      throw ScriptException.typeError(
          "%s got multiple values for keyword argument '%s'".formatted(function, name));
    }
  }
}
