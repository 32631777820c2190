package io.numflink.array.script.interpret;

import io.numflink.array.block.ArrayException;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.interpret.Action.Signal;
import io.numflink.array.script.syntax.Expression;
import io.numflink.array.script.syntax.Statement;
import io.numflink.array.script.syntax.Statement.Handler;
import io.numflink.array.script.value.ExceptionType;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Statements to code, within the scope of one function. */
final class StatementCompiler implements Statement.Visitor<Action> {
  private final Interpreter interpreter;
  private final ExpressionCompiler expressions;
  private final Targets targets;

  StatementCompiler(Interpreter interpreter, Scope scope) {
    this.interpreter = interpreter;
    this.expressions = new ExpressionCompiler(interpreter, scope);
    this.targets = new Targets(interpreter, scope, expressions);
  }

  /** Statements one after another. */
  Action block(List<Statement> statements) {
    Action[] actions = new Action[statements.size()];
    SourcePosition[] positions = new SourcePosition[actions.length];
    for (int i = 0; i < actions.length; i++) {
      expressions.startLine(statements.get(i).line());
      actions[i] = statements.get(i).accept(this);
      positions[i] = interpreter.position(statements.get(i).line());
    }
    return frame -> {
      for (int i = 0; i < actions.length; i++) {
        frame.moveTo(positions[i]);
        Signal signal = actions[i].run(frame);
        if (signal != Signal.NEXT) {
          return signal;
        }
      }
      return Signal.NEXT;
    };
  }

  private Code code(Expression expression, Statement statement) {
    return expression == null ? null : expressions.compile(expression, statement.line());
  }

  // ---- simple statements

  @Override
  public Action visit(Statement.ExpressionStatement statement) {
    Code value = code(statement.value(), statement);
    return frame -> {
      value.run(frame);
      return Signal.NEXT;
    };
  }

  @Override
  public Action visit(Statement.Assign assign) {
    Code value = code(assign.value(), assign);
    Targets.Store[] stores =
        assign.targets().stream().map(targets::store).toArray(Targets.Store[]::new);
    if (stores.length == 1) {
      Targets.Store only = stores[0];
      return frame -> {
        only.store(frame, value.run(frame));
        return Signal.NEXT;
      };
    }
    return frame -> {
      Object result = value.run(frame);
      for (Targets.Store store : stores) {
        store.store(frame, result);
      }
      return Signal.NEXT;
    };
  }

  @Override
  public Action visit(Statement.AugmentedAssign assign) {
    return targets.augmented(assign.target(), assign.operator(), code(assign.value(), assign));
  }

  @Override
  public Action visit(Statement.Delete delete) {
    List<Action> actions = delete.targets().stream().map(targets::delete).toList();
    return frame -> {
      actions.forEach(action -> action.run(frame));
      return Signal.NEXT;
    };
  }

  @Override
  public Action visit(Statement.Return returned) {
    Code value = code(returned.value(), returned);
    return frame -> {
      frame.result = value == null ? None.NONE : value.run(frame);
      return Signal.RETURN;
    };
  }

  @Override
  public Action visit(Statement.Pass nothing) {
    return frame -> Signal.NEXT;
  }

  @Override
  public Action visit(Statement.Break left) {
    return frame -> Signal.BREAK;
  }

  @Override
  public Action visit(Statement.Continue continued) {
    return frame -> Signal.CONTINUE;
  }

  @Override
  public Action visit(Statement.Global names) {
    return frame -> Signal.NEXT;
  }

  @Override
  public Action visit(Statement.Nonlocal names) {
    return frame -> Signal.NEXT;
  }

  @Override
  public Action visit(Statement.Import imported) {
    String module = imported.module();
    int dot = module.indexOf('.');
    boolean whole = imported.alias() != null || dot < 0;
    String name = whole ? module : module.substring(0, dot);
    Targets.Store store = targets.variable(imported.alias() != null ? imported.alias() : name);
    return frame -> {
      Object found = interpreter.modules().load(module);
      store.store(frame, whole ? found : interpreter.modules().load(name));
      return Signal.NEXT;
    };
  }

  @Override
  public Action visit(Statement.FromImport imported) {
    List<Targets.Store> stores =
        imported.names().stream().map(name -> targets.variable(name.alias())).toList();
    return frame -> {
      for (int i = 0; i < stores.size(); i++) {
        String name = imported.names().get(i).name();
        stores.get(i).store(frame, interpreter.modules().load(imported.module(), name));
      }
      return Signal.NEXT;
    };
  }

  // ---- branches and loops

  @Override
  public Action visit(Statement.If branch) {
    Code condition = code(branch.condition(), branch);
    Action body = block(branch.body());
    Action orelse = block(branch.orelse());
    return frame -> interpreter.truth(condition.run(frame)) ? body.run(frame) : orelse.run(frame);
  }

  @Override
  public Action visit(Statement.While loop) {
    Code condition = code(loop.condition(), loop);
    Action body = block(loop.body());
    Action orelse = block(loop.orelse());
    SourcePosition start = interpreter.position(loop.line());
    return frame -> {
      while (interpreter.truth(condition.run(frame))) {
        Signal signal = body.run(frame);
        if (signal == Signal.BREAK) {
          return Signal.NEXT;
        }
        if (signal == Signal.RETURN) {
          return signal;
        }
        interpreter.checkInterrupted();
        frame.moveTo(start);
      }
      return orelse.run(frame);
    };
  }

  @Override
  public Action visit(Statement.For loop) {
    Code iterable = code(loop.iterable(), loop);
    Targets.Store target = targets.store(loop.target());
    Action body = block(loop.body());
    Action orelse = block(loop.orelse());
    SourcePosition start = interpreter.position(loop.line());
    return frame -> {
      Iterator<Object> values = expressions.iterate(iterable, frame);
      while (values.hasNext()) {
        target.store(frame, values.next());
        Signal signal = body.run(frame);
        if (signal == Signal.BREAK) {
          return Signal.NEXT;
        }
        if (signal == Signal.RETURN) {
          return signal;
        }
        interpreter.checkInterrupted();
        frame.moveTo(start);
      }
      return orelse.run(frame);
    };
  }

  @Override
  public Action visit(Statement.Def function) {
    Code closure = expressions.function(function.name(), function.parameters(), function.body());
    Targets.Store store = targets.variable(function.name());
    return frame -> {
      store.store(frame, closure.run(frame));
      return Signal.NEXT;
    };
  }

  // ---- exceptions

  @Override
  public Action visit(Statement.Raise raise) {
    Code exception = code(raise.exception(), raise);
    return frame -> {
      if (exception == null) {
        if (frame.handled == null) {
          throw new ScriptException("RuntimeError", "No active exception to reraise");
        }
        frame.moveTo(frame.handled.position());
        interpreter.restore(frame.handled.unwound());
        throw new ScriptException(frame.handled.exception());
      }
      Object value = exception.run(frame);
      if (value instanceof ExceptionType type) {
        value = type.call();
      }
      if (value instanceof ExceptionValue made) {
        throw new ScriptException(made);
      }
      throw ScriptException.typeError("exceptions must derive from BaseException");
    };
  }

  @Override
  public Action visit(Statement.Assert assertion) {
    Code condition = code(assertion.condition(), assertion);
    Code message = code(assertion.message(), assertion);
    return frame -> {
      if (!interpreter.truth(condition.run(frame))) {
        List<Object> arguments = message == null ? List.of() : List.of(message.run(frame));
        throw new ScriptException(
            new ExceptionValue(ExceptionType.of("AssertionError"), arguments));
      }
      return Signal.NEXT;
    };
  }

  /** An except clause, ready to be tried. */
  private record Catch(Code type, Targets.Store name, Action unbind, Action body) {}

  @Override
  public Action visit(Statement.Try guarded) {
    Action body = block(guarded.body());
    Action orelse = block(guarded.orelse());
    List<Catch> catches = new ArrayList<>();
    for (Handler handler : guarded.handlers()) {
      boolean named = handler.name() != null;
      expressions.startLine(handler.line());
      Expression.Name name = new Expression.Name(handler.line(), handler.name());
      catches.add(
          new Catch(
              handler.type() == null ? null : expressions.compile(handler.type(), handler.line()),
              named ? targets.variable(handler.name()) : (frame, value) -> {},
              named ? targets.delete(name) : frame -> Signal.NEXT,
              block(handler.body())));
    }
    Action caught =
        frame -> {
          try {
            Signal signal = body.run(frame);
            if (signal != Signal.NEXT) {
              return signal;
            }
          } catch (ScriptException | ArrayException | StackOverflowError e) {
            return handle(frame, e, catches);
          }
          return orelse.run(frame);
        };
    if (guarded.last().isEmpty()) {
      return caught;
    }
    Action last = block(guarded.last());
    return frame -> {
      Signal signal;
      try {
        signal = caught.run(frame);
      } catch (RuntimeException e) {
        Interpreter.Unwound before = interpreter.unwound();
        SourcePosition failed = frame.position;
        Signal ending = last.run(frame);
        if (ending != Signal.NEXT) {
          return ending;
        }
        interpreter.restore(before);
        frame.moveTo(failed);
        throw e;
      }
      Object result = frame.result;
      Signal ending = last.run(frame);
      if (ending != Signal.NEXT) {
        return ending;
      }
      frame.result = result;
      return signal;
    };
  }

  private Signal handle(Frame frame, Throwable error, List<Catch> catches) {
    ExceptionValue exception = Errors.value(error);
    SourcePosition failed = frame.position;
    for (Catch candidate : catches) {
      if (candidate.type() != null && !matches(candidate.type().run(frame), exception)) {
        continue;
      }
      Frame.Handled outer = frame.handled;
      frame.handled = new Frame.Handled(exception, failed, interpreter.unwound());
      interpreter.forgetUnwound();
      candidate.name().store(frame, exception);
      try {
        Signal signal = candidate.body().run(frame);
        candidate.unbind().run(frame);
        return signal;
      } finally {
        frame.handled = outer;
      }
    }
    frame.moveTo(failed);
    return Errors.rethrow(error);
  }

  private static boolean matches(Object type, ExceptionValue exception) {
    if (type instanceof TupleValue types) {
      return types.items().stream().anyMatch(one -> matches(one, exception));
    }
    if (type instanceof ExceptionType one) {
      return exception.type().isA(one);
    }
    throw ScriptException.typeError(
        "catching classes that do not inherit from BaseException is not allowed");
  }
}
