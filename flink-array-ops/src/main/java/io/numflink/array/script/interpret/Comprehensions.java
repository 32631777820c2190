package io.numflink.array.script.interpret;

import io.numflink.array.script.syntax.Expression;
import io.numflink.array.script.syntax.Expression.Clause;
import io.numflink.array.script.syntax.Expression.Collection;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.SetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Comprehensions to code. Those of lists, sets and dicts run in the frame around them, with slots
 * of their own; a generator expression, which may be used later and more than once, gets a frame.
 */
final class Comprehensions {
  private final Interpreter interpreter;
  private final Scope scope;
  private final ExpressionCompiler expressions;

  Comprehensions(Interpreter interpreter, Scope scope, ExpressionCompiler expressions) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** A loop of a comprehension. */
  private record Loop(Code iterable, Targets.Store target, Code[] conditions) {}

  Code compile(Expression.Comprehension comprehension) {
    Code first = expressions.compile(comprehension.clauses().get(0).iterable());
    if (comprehension.kind() == Collection.GENERATOR) {
      return generator(comprehension, first);
    }
    NameCollector names = names(comprehension);
    scope.open(names.bound);
    int[] cells =
        names.bound.stream()
            .map(scope::find)
            .filter(Scope.Variable::cell)
            .mapToInt(Scope.Variable::slot)
            .toArray();
    List<Loop> loops =
        loops(comprehension, expressions, new Targets(interpreter, scope, expressions));
    Code element = expressions.compile(comprehension.element());
    Code value = expressions.optional(comprehension.value());
    scope.close();
    Collection kind = comprehension.kind();
    return frame -> {
      for (int cell : cells) {
        frame.slots[cell] = new Cell();
      }
      Walk walk = new Walk(loops, frame, expressions.iterate(first, frame));
      switch (kind) {
        case DICT -> {
          DictValue dict = new DictValue();
          while (walk.advance()) {
            Object key = element.run(frame);
            dict.put(key, value.run(frame));
          }
          return dict;
        }
        case SET -> {
          SetValue set = new SetValue();
          while (walk.advance()) {
            set.add(element.run(frame));
          }
          return set;
        }
        default -> {
          ListValue list = new ListValue();
          while (walk.advance()) {
            list.items().add(element.run(frame));
          }
          return list;
        }
      }
    };
  }

  private static NameCollector names(Expression.Comprehension comprehension) {
    NameCollector names = NameCollector.of(comprehension.element(), comprehension.value());
    for (Clause clause : comprehension.clauses()) {
      names.target(clause.target());
      clause.conditions().forEach(condition -> condition.accept(names));
      if (clause != comprehension.clauses().get(0)) {
        clause.iterable().accept(names);
      }
    }
    return names;
  }

  private List<Loop> loops(
      Expression.Comprehension comprehension, ExpressionCompiler inner, Targets targets) {
    List<Loop> loops = new ArrayList<>();
    for (Clause clause : comprehension.clauses()) {
      Code iterable = loops.isEmpty() ? null : inner.compile(clause.iterable());
      loops.add(
          new Loop(
              iterable,
              targets.store(clause.target()),
              clause.conditions().stream().map(inner::compile).toArray(Code[]::new)));
    }
    return loops;
  }

  private Code generator(Expression.Comprehension comprehension, Code first) {
    Scope inner = Scope.function(scope, List.of(), names(comprehension));
    ExpressionCompiler within = new ExpressionCompiler(interpreter, inner);
    within.startLine(comprehension.line());
    List<Loop> loops = loops(comprehension, within, new Targets(interpreter, inner, within));
    Code element = within.compile(comprehension.element(), comprehension.line());
    return frame -> {
      Iterator<Object> outermost = expressions.iterate(first, frame);
      Frame own = new Frame("<genexpr>", frame, inner.size());
      inner.ownCells().forEach(slot -> own.slots[slot] = new Cell());
      Cell[] captured = ExpressionCompiler.capture(inner, frame);
      for (int i = 0; i < captured.length; i++) {
        own.slots[inner.captures().get(i).inner()] = captured[i];
      }
      return new Generator(interpreter, new Walk(loops, own, outermost), own, element);
    };
  }

  /** A generator expression being used. */
  private static final class Generator implements Iterator<Object> {
    private final Interpreter interpreter;
    private final Walk walk;
    private final Frame frame;
    private final Code element;
    private Object next;

    Generator(Interpreter interpreter, Walk walk, Frame frame, Code element) {
      this.interpreter = interpreter;
      this.walk = walk;
      this.frame = frame;
      this.element = element;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        Frame user = interpreter.frame();
        interpreter.enter(frame);
        try {
          next = walk.advance() ? element.run(frame) : null;
        } catch (RuntimeException e) {
          interpreter.unwinding(frame);
          throw e;
        } finally {
          interpreter.leave(user);
        }
      }
      return next != null;
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Object value = next;
      next = null;
      return value;
    }
  }

  /** The nested loops of a comprehension, one step at a time. */
  private final class Walk {
    private final List<Loop> loops;
    private final Frame frame;
    private final List<Iterator<Object>> open = new ArrayList<>();

    Walk(List<Loop> loops, Frame frame, Iterator<Object> outermost) {
      this.loops = loops;
      this.frame = frame;
      open.add(outermost);
    }

    /** Binds the targets to the next values for which all conditions hold; false at the end. */
    boolean advance() {
      while (!open.isEmpty()) {
        int level = open.size() - 1;
        Iterator<Object> values = open.get(level);
        if (!values.hasNext()) {
          open.remove(level);
          continue;
        }
        Loop loop = loops.get(level);
        loop.target().store(frame, values.next());
        if (!holds(loop.conditions())) {
          continue;
        }
        if (level == loops.size() - 1) {
          return true;
        }
        open.add(expressions.iterate(loops.get(level + 1).iterable(), frame));
      }
      return false;
    }

    private boolean holds(Code[] conditions) {
      for (Code condition : conditions) {
        if (!interpreter.truth(condition.run(frame))) {
          return false;
        }
      }
      return true;
    }
  }
}
