package io.numflink.array.script;

import io.numflink.array.block.ArrayException;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.interpret.Environment;
import io.numflink.array.script.interpret.EvaluationFailedException;
import io.numflink.array.script.interpret.Interpreter;
import io.numflink.array.script.interpret.Interpreter.ModuleFactory;
import io.numflink.array.script.value.ArrayOperations;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.Evaluator;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.PendingSaves;
import io.numflink.array.script.value.ScriptException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A run of a script: what it may use, and its outcome.
 *
 * <pre>
 * int status =
 *     ScriptRun.of(Script.parse("x.py", source), System.out, System.err)
 *         .arguments(List.of("a", "b"))
 *         .evaluator((roots, live) -> session.evaluate(roots))
 *         .arrays(NumpyArrays::new)
 *         .run();
 * </pre>
 */
public final class ScriptRun {

  /** Deep recursion in a script, and long chains of expressions, are recursion in Java too. */
  private static final long STACK_BYTES = 512L << 20;

  private static final int FAILED = 1;

  private final Script script;
  private final PrintStream out;
  private final PrintStream err;
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, ModuleFactory> modules = new LinkedHashMap<>();
  private Evaluator evaluator =
      (roots, live) -> {
        throw new ScriptException("RuntimeError", "arrays cannot be evaluated in this run");
      };
  private PendingSaves saves = PendingSaves.refusing();
  private ArrayOperations.Factory arrays;
  private BiConsumer<String, ArrayValue> onBind = (name, array) -> {};
  private long seed;

  private ScriptRun(Script script, PrintStream out, PrintStream err) {
    this.script = script;
    this.out = out;
    this.err = err;
    arguments.add(script.fileName());
  }

  /**
   * A run of a script.
   *
   * @param out where {@code print} goes; flushed when the script writes to stderr and when it ends
   * @param err where errors and warnings go
   */
  public static ScriptRun of(Script script, PrintStream out, PrintStream err) {
    return new ScriptRun(script, out, err);
  }

  /** What {@code sys.argv} holds after the script's name. */
  public ScriptRun arguments(List<String> values) {
    arguments.addAll(values);
    return this;
  }

  /** What computes arrays. */
  public ScriptRun evaluator(Evaluator chosen) {
    evaluator = chosen;
    return this;
  }

  /** Where files go that the script saves. */
  public ScriptRun saves(PendingSaves chosen) {
    saves = chosen;
    return this;
  }

  /** What arrays do; without it there is no {@code numpy}. */
  public ScriptRun arrays(ArrayOperations.Factory chosen) {
    arrays = chosen;
    return this;
  }

  /** A further module that the script can import, such as {@code numflink.models}. */
  public ScriptRun module(String name, ModuleFactory factory) {
    modules.put(name, factory);
    return this;
  }

  /** Told whenever a name of the module is bound to an array, before anything uses it. */
  public ScriptRun onBind(BiConsumer<String, ArrayValue> hook) {
    onBind = hook;
    return this;
  }

  /** The seed of random arrays that the script leaves unseeded. */
  public ScriptRun seed(long chosen) {
    seed = chosen;
    return this;
  }

  /**
   * Runs the script to its end, pending saves included. An error of the script is reported on
   * stderr as a traceback. What the evaluator throws beyond errors of arrays is thrown from here.
   *
   * @return the exit status: 0, 1 after an error, or what the script gave to {@code sys.exit}
   */
  public int run() throws InterruptedException {
    int[] status = new int[1];
    RuntimeException[] failure = new RuntimeException[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                status[0] = interpret();
              } catch (RuntimeException e) {
                failure[0] = e;
              }
            },
            "script " + script.fileName(),
            STACK_BYTES);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
    if (failure[0] != null) {
      throw failure[0];
    }
    return status[0];
  }

  private int interpret() {
    SourcePosition[] lines = script.lines();
    Environment environment =
        new Environment(
            arguments, out, new After(out, err), evaluator, saves, arrays, modules, onBind, seed);
    Interpreter interpreter = new Interpreter(lines, environment);
    try (SourcePosition.Scope scope = lines[0].enter()) {
      interpreter.run(script.statements());
      return 0;
    } catch (EvaluationFailedException e) {
      throw e.failure();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return report(interpreter, e);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private int report(Interpreter interpreter, Throwable error) {
    out.flush();
    if (error instanceof ScriptException exit && exit.value().type().name().equals("SystemExit")) {
      return status(interpreter, exit);
    }
    String traceback = interpreter.traceback(error);
    if (traceback == null) {
      // A defect of NumFlink: still a traceback of the script, with what Java says about it.
      boolean memory = error instanceof OutOfMemoryError;
      traceback =
          interpreter.traceback(
              new ArrayException(
                  memory ? "MemoryError" : "SystemError",
                  memory ? error.getMessage() : "internal error: " + error));
    }
    err.print(traceback);
    return FAILED;
  }

  private int status(Interpreter interpreter, ScriptException exit) {
    List<Object> values = exit.value().arguments();
    Object value = values.isEmpty() ? None.NONE : values.get(0);
    if (value == None.NONE) {
      return 0;
    }
    if (value instanceof Long status) {
      return (int) (status & 0xff);
    }
    if (value instanceof Boolean status) {
      return status ? 1 : 0;
    }
    err.println(interpreter.text(value));
    return FAILED;
  }
}
