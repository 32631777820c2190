package io.numflink.array.script.interpret;

import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.syntax.Expression;
import io.numflink.array.script.syntax.Expression.Collection;
import io.numflink.array.script.syntax.Expression.Passing;
import io.numflink.array.script.syntax.Statement;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.UnaryOperator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Expressions to code, within the scope of one function. */
final class ExpressionCompiler implements Expression.Visitor<Code> {
  private final Interpreter interpreter;
  private final Scope scope;
  private final Comprehensions comprehensions;

  /** The line that execution is said to be on where the code of an expression starts. */
  private int line;

  ExpressionCompiler(Interpreter interpreter, Scope scope) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.comprehensions = new Comprehensions(interpreter, scope, this);
  }

  /** The code of an expression of a statement on that line. */
  Code compile(Expression expression, int statementLine) {
    startLine(statementLine);
    return compile(expression);
  }

  /** What is compiled next belongs to a statement on that line. */
  void startLine(int statementLine) {
    line = statementLine;
  }

  /** The code of a part of the expression that is being compiled. */
  Code compile(Expression expression) {
    int outer = line;
    line = expression.line();
    Code code = expression.accept(this);
    line = outer;
    return expression.line() == outer ? code : onLine(expression.line(), outer, code);
  }

  /** Null stays null. */
  Code optional(Expression expression) {
    return expression == null ? null : compile(expression);
  }

  private Code onLine(int inner, int outer, Code code) {
    SourcePosition start = interpreter.position(inner);
    SourcePosition end = interpreter.position(outer);
    return frame -> {
      frame.moveTo(start);
      Object value = code.run(frame);
      frame.moveTo(end);
      return value;
    };
  }

  private Code[] all(List<Expression> expressions) {
    return expressions.stream().map(this::optional).toArray(Code[]::new);
  }

  // ---- names and literals

  @Override
  public Code visit(Expression.Constant constant) {
    Object value = constant.value();
    return frame -> value;
  }

  @Override
  public Code visit(Expression.Name name) {
    String text = name.name();
    Scope.Variable variable = scope.find(text);
    if (variable == null) {
      return global(text);
    }
    int slot = variable.slot();
    if (!variable.cell()) {
      return frame -> {
        Object value = frame.slots[slot];
        if (value == null) {
          throw unbound(text, false);
        }
        return value;
      };
    }
    boolean free = variable.free();
    return frame -> {
      Object value = ((Cell) frame.slots[slot]).value;
      if (value == null) {
        throw unbound(text, free);
      }
      return value;
    };
  }

  private Code global(String name) {
    Cell cell = interpreter.globals().cell(name);
    Object builtIn = interpreter.builtIn(name);
    return frame -> {
      Object value = cell.value != null ? cell.value : builtIn;
      if (value == null) {
        throw new ScriptException("NameError", interpreter.undefined(name));
      }
      return value;
    };
  }

  private static ScriptException unbound(String name, boolean free) {
    return free
        ? new ScriptException(
            "NameError",
            "cannot access free variable '%s' where it is not associated with a value in enclosing scope"
                .formatted(name))
        : new ScriptException(
            "UnboundLocalError",
            "cannot access local variable '%s' where it is not associated with a value"
                .formatted(name));
  }

  @Override
  public Code visit(Expression.FormattedString string) {
    List<Code> parts = new ArrayList<>();
    for (Expression.Part part : string.parts()) {
      if (part.text() != null) {
        String text = part.text();
        parts.add(frame -> text);
        continue;
      }
      Code value = compile(part.value());
      Code spec = optional(part.spec());
      char conversion = part.conversion();
      parts.add(
          frame -> {
            Object shown = interpreter.texts().convert(value.run(frame), conversion);
            return interpreter.format(shown, spec == null ? "" : (String) spec.run(frame));
          });
    }
    return frame -> {
      StringBuilder result = new StringBuilder();
      for (Code part : parts) {
        result.append((String) part.run(frame));
      }
      return result.toString();
    };
  }

  // ---- operators

  @Override
  public Code visit(Expression.Unary unary) {
    UnaryOperator operator = unary.operator();
    Operators operators = interpreter.operators();
    if (unary.operand() instanceof Expression.Constant constant
        && operator != UnaryOperator.INVERT
        && constant.value() instanceof Number) {
      Object value = operators.unary(operator, constant.value());
      return frame -> value;
    }
    Code operand = compile(unary.operand());
    return frame -> operators.unary(operator, operand.run(frame));
  }

  @Override
  public Code visit(Expression.Binary binary) {
    Code left = compile(binary.left());
    Code right = compile(binary.right());
    BinaryOperator operator = binary.operator();
    Operators operators = interpreter.operators();
    return frame -> operators.binary(operator, left.run(frame), right.run(frame));
  }

  @Override
  public Code visit(Expression.Not not) {
    Code operand = compile(not.operand());
    return frame -> !interpreter.truth(operand.run(frame));
  }

  @Override
  public Code visit(Expression.Logical logical) {
    Code left = compile(logical.left());
    Code right = compile(logical.right());
    boolean and = logical.and();
    return frame -> {
      Object first = left.run(frame);
      return interpreter.truth(first) == and ? right.run(frame) : first;
    };
  }

  /** A comparison between two values that are there. */
  private interface Comparer {
    Object compare(Object left, Object right);
  }

  private Comparer comparer(String symbol) {
    Operators operators = interpreter.operators();
    return switch (symbol) {
      case "in" -> (left, right) -> operators.contains(right, left);
      case "not in" -> (left, right) -> !operators.contains(right, left);
      case "is" -> Operators::identical;
      case "is not" -> (left, right) -> !Operators.identical(left, right);
      default -> {
        for (Comparison comparison : Comparison.values()) {
          if (comparison.symbol().equals(symbol)) {
            yield (left, right) -> operators.compare(comparison, left, right);
          }
        }
        throw new IllegalArgumentException(symbol);
      }
    };
  }

  @Override
  public Code visit(Expression.Compare compare) {
    Code first = compile(compare.first());
    Code[] rest = all(compare.rest());
    Comparer[] comparers =
        compare.operators().stream().map(this::comparer).toArray(Comparer[]::new);
    if (rest.length == 1) {
      Comparer only = comparers[0];
      Code right = rest[0];
      return frame -> only.compare(first.run(frame), right.run(frame));
    }
    return frame -> {
      Object left = first.run(frame);
      Object result = true;
      for (int i = 0; i < rest.length; i++) {
        Object right = rest[i].run(frame);
        result = comparers[i].compare(left, right);
        if (i < rest.length - 1 && !interpreter.truth(result)) {
          return result;
        }
        left = right;
      }
      return result;
    };
  }

  @Override
  public Code visit(Expression.Conditional conditional) {
    Code condition = compile(conditional.condition());
    Code then = compile(conditional.then());
    Code otherwise = compile(conditional.otherwise());
    return frame ->
        interpreter.truth(condition.run(frame)) ? then.run(frame) : otherwise.run(frame);
  }

  // ---- primaries

  @Override
  public Code visit(Expression.Call call) {
    Code function = compile(call.function());
    List<Expression.Argument> arguments = call.arguments();
    if (arguments.stream().anyMatch(a -> a.passing() != Passing.POSITIONAL)) {
      ArgumentsCode rest = new ArgumentsCode(interpreter, arguments, this);
      return frame -> {
        Object callee = function.run(frame);
        return interpreter.call(callee, rest.run(frame, callee));
      };
    }
    Code[] values =
        arguments.stream().map(argument -> compile(argument.value())).toArray(Code[]::new);
    return frame -> {
      Object callee = function.run(frame);
      Object[] given = new Object[values.length];
      for (int i = 0; i < given.length; i++) {
        given[i] = values[i].run(frame);
      }
      return interpreter.callWith(callee, given);
    };
  }

  @Override
  public Code visit(Expression.Attribute attribute) {
    Code object = compile(attribute.object());
    String name = attribute.name();
    return frame -> interpreter.members().get(object.run(frame), name);
  }

  @Override
  public Code visit(Expression.Subscript subscript) {
    Code object = compile(subscript.object());
    Code index = compile(subscript.index());
    return frame -> interpreter.items().get(object.run(frame), index.run(frame));
  }

  @Override
  public Code visit(Expression.Slice slice) {
    Code start = optional(slice.start());
    Code stop = optional(slice.stop());
    Code step = optional(slice.step());
    return frame ->
        new SliceValue(
            start == null ? None.NONE : start.run(frame),
            stop == null ? None.NONE : stop.run(frame),
            step == null ? None.NONE : step.run(frame));
  }

  // ---- displays

  @Override
  public Code visit(Expression.Display display) {
    Code[] items = all(display.items());
    boolean[] starred = new boolean[items.length];
    for (int i = 0; i < items.length; i++) {
      starred[i] = display.items().get(i) instanceof Expression.Starred;
    }
    Collection kind = display.kind();
    return frame -> {
      List<Object> values = new ArrayList<>(items.length);
      for (int i = 0; i < items.length; i++) {
        Object value = items[i].run(frame);
        if (starred[i]) {
          interpreter.iterate(value).forEachRemaining(values::add);
        } else {
          values.add(value);
        }
      }
      return switch (kind) {
        case TUPLE -> new TupleValue(values);
        case SET -> new SetValue(values);
        default -> new ListValue(values);
      };
    };
  }

  @Override
  public Code visit(Expression.Starred starred) {
    return compile(starred.value());
  }

  @Override
  public Code visit(Expression.DictDisplay display) {
    Code[] keys = all(display.keys());
    Code[] values = all(display.values());
    return frame -> {
      DictValue dict = new DictValue();
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != null) {
          dict.put(keys[i].run(frame), values[i].run(frame));
          continue;
        }
        Object other = values[i].run(frame);
        if (!(other instanceof DictValue mapping)) {
          throw ScriptException.typeError(
              "'" + interpreter.typeName(other) + "' object is not a mapping");
        }
        mapping.items().forEach(item -> dict.put(item.key(), item.value()));
      }
      return dict;
    };
  }

  @Override
  public Code visit(Expression.Comprehension comprehension) {
    return comprehensions.compile(comprehension);
  }

  // ---- functions

  @Override
  public Code visit(Expression.Lambda lambda) {
    Statement.Return body = new Statement.Return(lambda.body().line(), lambda.body());
    return function("<lambda>", lambda.parameters(), List.of(body));
  }

  /** The code that makes a closure. */
  Code function(String name, List<Expression.Parameter> parameters, List<Statement> body) {
    Code[] defaults = parameters.stream().map(p -> optional(p.defaultValue())).toArray(Code[]::new);
    List<String> names = parameters.stream().map(Expression.Parameter::name).toList();
    Scope inner = Scope.function(scope, names, NameCollector.of(body));
    Action action = new StatementCompiler(interpreter, inner).block(body);
    List<FunctionCode.Slot> slots =
        parameters.stream().map(p -> new FunctionCode.Slot(p.name(), p.passing())).toList();
    FunctionCode code = new FunctionCode(name, slots, inner, action);
    return frame -> {
      Object[] values = new Object[defaults.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = defaults[i] == null ? null : defaults[i].run(frame);
      }
      return new FunctionValue(interpreter, code, values, capture(inner, frame));
    };
  }

  /** The cells that a function made in this frame shares with it. */
  static Cell[] capture(Scope inner, Frame frame) {
    return inner.captures().stream()
        .map(capture -> (Cell) frame.slots[capture.outer()])
        .toArray(Cell[]::new);
  }

  /** Iterates over the value of an expression. */
  Iterator<Object> iterate(Code iterable, Frame frame) {
    return interpreter.iterate(iterable.run(frame));
  }
}
