package io.numflink.array.script.interpret;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.syntax.Statement;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.ArrayOperations;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.ExceptionType;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.PendingSaves;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptRuntime;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One run of a script: its variables, its stack and all that gives its values their behaviour. */
public final class Interpreter implements ScriptRuntime {
  private static final int RECURSION_LIMIT = 1000;

  private final Environment environment;
  private final SourcePosition[] lines;
  private final Globals globals = new Globals();
  private final Map<String, Object> builtIns = new HashMap<>();
  private final Modules modules;
  private final ArrayOperations arrays;
  private final Operators operators = new Operators(this);
  private final Items items = new Items(this);
  private final Texts texts = new Texts(this);
  private final Iteration iteration = new Iteration(this);
  private final Types types = new Types(this);
  private final Members members = new Members(this);
  private final Set<String> warned = new HashSet<>();
  private Frame frame;
  private Unwound unwound = new Unwound(List.of());

  /**
   * The calls that an exception has left so far.
   *
   * @param entries the innermost first
   */
  record Unwound(List<Traceback.Entry> entries) {}

  /**
   * @param lines the positions of the script's lines
   * @param environment what the run may use
   */
  public Interpreter(SourcePosition[] lines, Environment environment) {
    this.environment = environment;
    this.lines = lines;
    this.arrays = environment.arrays() == null ? null : environment.arrays().create(this);
    this.modules = new Modules(this, environment.modules());
    builtIns.putAll(new Builtins(this).table());
    builtIns.putAll(types.table());
    builtIns.putAll(ExceptionType.builtIn());
    globals.cell("__name__").value = "__main__";
    globals.cell("__file__").value = environment.arguments().get(0);
  }

  /** Runs the module. */
  public void run(List<Statement> statements) {
    Scope scope = Scope.module(NameCollector.of(statements));
    Action module = new StatementCompiler(this, scope).block(statements);
    frame = new Frame("<module>", null, scope.size());
    scope.ownCells().forEach(slot -> frame.slots[slot] = new Cell());
    frame.position = lines[0];
    Frame outermost = frame;
    try {
      module.run(outermost);
      frame = outermost;
      saves().flush();
    } catch (RuntimeException | StackOverflowError e) {
      unwinding(outermost);
      throw e;
    }
  }

  // ---- parts

  Globals globals() {
    return globals;
  }

  Modules modules() {
    return modules;
  }

  Operators operators() {
    return operators;
  }

  Items items() {
    return items;
  }

  Texts texts() {
    return texts;
  }

  Types types() {
    return types;
  }

  Members members() {
    return members;
  }

  PrintStream out() {
    return environment.out();
  }

  PrintStream err() {
    return environment.err();
  }

  List<String> scriptArguments() {
    return environment.arguments();
  }

  Object builtIn(String name) {
    return builtIns.get(name);
  }

  SourcePosition position(int line) {
    return lines[Math.min(line, lines.length) - 1];
  }

  // ---- the stack

  Frame frame() {
    return frame;
  }

  void enter(Frame callee) {
    if (callee.depth >= RECURSION_LIMIT) {
      throw new ScriptException("RecursionError", "maximum recursion depth exceeded");
    }
    frame = callee;
  }

  /** Back to the caller, whose line counts again. */
  void leave(Frame caller) {
    frame = caller;
    caller.position.moveHere();
  }

  /** Notes that an exception leaves a frame. */
  void unwinding(Frame left) {
    List<Traceback.Entry> entries = new ArrayList<>(unwound.entries());
    entries.add(new Traceback.Entry(left.function, left.position));
    unwound = new Unwound(entries);
  }

  Unwound unwound() {
    return unwound;
  }

  void restore(Unwound before) {
    unwound = before;
  }

  /** An exception was handled. */
  void forgetUnwound() {
    unwound = new Unwound(List.of());
  }

  /**
   * The traceback of what {@link #run} threw, as Python prints it; null if it is no script error.
   */
  public String traceback(Throwable error) {
    ExceptionValue exception = Errors.value(error);
    return exception == null
        ? null
        : Traceback.text(unwound.entries(), error, exception, texts.message(exception));
  }

  /** The text of a value, for the message of {@code sys.exit}. */
  public String text(Object value) {
    return str(value);
  }

  void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ScriptException("KeyboardInterrupt", "");
    }
  }

  /** What Python raises where a float operation leaves the range. */
  static ExceptionValue rangeError() {
    return new ExceptionValue(
        ExceptionType.of("OverflowError"), List.of(34L, "Numerical result out of range"));
  }

  /** What using a name that is nowhere bound says. */
  String undefined(String name) {
    List<String> known = new ArrayList<>(builtIns.keySet());
    globals.all().forEach((other, cell) -> known.add(cell.value == null ? "" : other));
    return "name '" + name + "' is not defined" + Suggestions.text(name, known);
  }

  /** A name of the module was bound. */
  void bound(String name, Object value) {
    if (value instanceof ArrayValue array) {
      environment.onBind().accept(name, array);
    }
  }

  // ---- what arrays and modules may ask

  @Override
  public ArrayOperations arrays() {
    return arrays;
  }

  @Override
  public List<Block> values(List<Expr> expressions) {
    return outside(
        () -> environment.evaluator().evaluate(expressions, new LiveVariables(globals, frame)));
  }

  @Override
  public <T> T outside(java.util.concurrent.Callable<T> work) {
    try {
      return work.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScriptException("KeyboardInterrupt", "");
    } catch (ArrayException | ScriptException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EvaluationFailedException(e);
    } catch (Exception e) {
      throw new IllegalStateException("work of the script's runtime failed", e);
    }
  }

  @Override
  public PendingSaves saves() {
    return environment.saves();
  }

  @Override
  public long seed() {
    return environment.seed();
  }

  boolean isIterable(Object value) {
    return iteration.isIterable(value);
  }

  @Override
  public Iterator<Object> iterate(Object iterable) {
    return iteration.iterate(iterable);
  }

  @Override
  public boolean truth(Object value) {
    return value instanceof Boolean b ? b : iteration.truth(value);
  }

  long length(Object value) {
    return iteration.length(value);
  }

  @Override
  public boolean equal(Object left, Object right) {
    return operators.equal(left, right);
  }

  @Override
  public String repr(Object value) {
    return texts.repr(value);
  }

  @Override
  public String str(Object value) {
    return texts.str(value);
  }

  @Override
  public String format(Object value, String spec) {
    return texts.format(value, spec);
  }

  @Override
  public String typeName(Object value) {
    return types.name(value);
  }

  /** An int, or what counts as one. */
  long index(Object value) {
    return types.index(value);
  }

  @Override
  public Object call(Object callable, Arguments arguments) {
    if (callable instanceof Callable function) {
      return function.call(arguments);
    }
    throw ScriptException.typeError("'" + typeName(callable) + "' object is not callable");
  }

  /** Calls with positional arguments only. */
  Object callWith(Object callable, Object[] positional) {
    return call(callable, new Arguments(Arrays.asList(positional), Map.of()));
  }

  @Override
  public void warn(String category, String message) {
    SourcePosition place = SourcePosition.current();
    String text =
        place == null
            ? category + ": " + message
            : "%s:%d: %s: %s\n  %s"
                .formatted(place.file(), place.line(), category, message, place.text().strip());
    if (warned.add(text)) {
      out().flush();
      err().println(text);
    }
  }

  /** The modules of a run beside those that are built in. */
  public interface ModuleFactory extends Function<ScriptRuntime, ScriptObject> {}
}
