package io.numflink.array.script.interpret;

import io.numflink.array.script.syntax.Expression;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.ScriptException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Targets of assignments to code. */
final class Targets {
  private final Interpreter interpreter;
  private final Scope scope;
  private final ExpressionCompiler expressions;

  Targets(Interpreter interpreter, Scope scope, ExpressionCompiler expressions) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** Assigns a value to a target. */
  @FunctionalInterface
  interface Store {
    void store(Frame frame, Object value);
  }

  Store store(Expression target) {
    if (target instanceof Expression.Name name) {
      return variable(name.name());
    }
    if (target instanceof Expression.Attribute attribute) {
      Code object = expressions.compile(attribute.object());
      String name = attribute.name();
      return (frame, value) -> interpreter.members().set(object.run(frame), name, value);
    }
    if (target instanceof Expression.Subscript subscript) {
      Code object = expressions.compile(subscript.object());
      Code index = expressions.compile(subscript.index());
      return (frame, value) -> interpreter.items().set(object.run(frame), index.run(frame), value);
    }
    return unpacking(((Expression.Display) target).items());
  }

  Store variable(String name) {
    Scope.Variable variable = scope.find(name);
    if (variable == null) {
      Cell cell = interpreter.globals().cell(name);
      return (frame, value) -> {
        cell.value = value;
        interpreter.bound(name, value);
      };
    }
    int slot = variable.slot();
    return variable.cell()
        ? (frame, value) -> ((Cell) frame.slots[slot]).value = value
        : (frame, value) -> frame.slots[slot] = value;
  }

  private Store unpacking(List<Expression> targets) {
    Store[] stores = new Store[targets.size()];
    int star = -1;
    for (int i = 0; i < stores.length; i++) {
      if (targets.get(i) instanceof Expression.Starred starred) {
        star = i;
        stores[i] = store(starred.value());
      } else {
        stores[i] = store(targets.get(i));
      }
    }
    int starred = star;
    return (frame, value) -> {
      List<Object> values = unpack(value, stores.length, starred);
      for (int i = 0; i < stores.length; i++) {
        stores[i].store(frame, values.get(i));
      }
    };
  }

  private List<Object> unpack(Object value, int count, int starred) {
    Iterator<Object> iterator = iterator(value);
    List<Object> values = new ArrayList<>();
    int wanted = starred < 0 ? count : count - 1;
    while (iterator.hasNext() && (starred >= 0 || values.size() <= wanted)) {
      values.add(iterator.next());
    }
    if (values.size() < wanted) {
      throw ScriptException.valueError(
          "not enough values to unpack (expected %s%d, got %d)"
              .formatted(starred < 0 ? "" : "at least ", wanted, values.size()));
    }
    if (starred < 0) {
      if (values.size() > wanted) {
        throw ScriptException.valueError(
            "too many values to unpack (expected %d)".formatted(wanted));
      }
      return values;
    }
    int rest = values.size() - wanted;
    List<Object> middle = values.subList(starred, starred + rest);
    ListValue list = new ListValue(middle);
    middle.clear();
    values.add(starred, list);
    return values;
  }

  private Iterator<Object> iterator(Object value) {
    if (!interpreter.isIterable(value)) {
      throw ScriptException.typeError(
          "cannot unpack non-iterable " + interpreter.typeName(value) + " object");
    }
    return interpreter.iterate(value);
  }

  /** {@code target op= value}. */
  Action augmented(Expression target, BinaryOperator operator, Code value) {
    Operators operators = interpreter.operators();
    if (target instanceof Expression.Name name) {
      Code load = expressions.compile(name);
      Store store = variable(name.name());
      return frame -> {
        Object old = load.run(frame);
        store.store(frame, operators.augmented(operator, old, value.run(frame)));
        return Action.Signal.NEXT;
      };
    }
    if (target instanceof Expression.Attribute attribute) {
      Code object = expressions.compile(attribute.object());
      String name = attribute.name();
      return frame -> {
        Object holder = object.run(frame);
        Object old = interpreter.members().get(holder, name);
        interpreter
            .members()
            .set(holder, name, operators.augmented(operator, old, value.run(frame)));
        return Action.Signal.NEXT;
      };
    }
    Expression.Subscript subscript = (Expression.Subscript) target;
    Code object = expressions.compile(subscript.object());
    Code index = expressions.compile(subscript.index());
    return frame -> {
      Object holder = object.run(frame);
      Object key = index.run(frame);
      Object old = interpreter.items().get(holder, key);
      interpreter.items().set(holder, key, operators.augmented(operator, old, value.run(frame)));
      return Action.Signal.NEXT;
    };
  }

  /** {@code del target}. */
  Action delete(Expression target) {
    if (target instanceof Expression.Name name) {
      Code load = expressions.compile(name);
      Scope.Variable variable = scope.find(name.name());
      Cell global = variable == null ? interpreter.globals().cell(name.name()) : null;
      return frame -> {
        load.run(frame);
        if (global != null) {
          global.value = null;
        } else if (variable.cell()) {
          ((Cell) frame.slots[variable.slot()]).value = null;
        } else {
          frame.slots[variable.slot()] = null;
        }
        return Action.Signal.NEXT;
      };
    }
    if (target instanceof Expression.Subscript subscript) {
      Code object = expressions.compile(subscript.object());
      Code index = expressions.compile(subscript.index());
      return frame -> {
        interpreter.items().delete(object.run(frame), index.run(frame));
        return Action.Signal.NEXT;
      };
    }
    if (target instanceof Expression.Attribute attribute) {
      Code object = expressions.compile(attribute.object());
      return frame -> {
        throw new ScriptException(
            "AttributeError",
            "'%s' object attribute '%s' cannot be deleted"
                .formatted(interpreter.typeName(object.run(frame)), attribute.name()));
      };
    }
    List<Action> all = ((Expression.Display) target).items().stream().map(this::delete).toList();
    return frame -> {
      all.forEach(action -> action.run(frame));
      return Action.Signal.NEXT;
    };
  }
}
