package io.numflink.array.script.value;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

/** What the implementation of arrays and modules may ask of the running script. */
public interface ScriptRuntime {

  /**
   * Forces expressions: evaluates what has no value yet, all together and with the pending saves.
   */
  List<Block> values(List<Expr> expressions);

  /** Forces one expression. */
  default Block value(Expr expression) {
    return expression.isSettled() ? expression.settledValue() : values(List.of(expression)).get(0);
  }

  /** A scalar of this run. */
  default NumpyScalar scalar(Expr expression) {
    return new NumpyScalar(expression, this::value);
  }

  /**
   * Does work that reaches outside of the script. Its failures that are no errors of the script,
   * such as the loss of the cluster, end the run and cannot be caught in the script.
   */
  <T> T outside(Callable<T> work);

  /** What arrays do in this run; null for a run without {@code numpy}. */
  ArrayOperations arrays();

  /** Files to be written. */
  PendingSaves saves();

  /** The seed of random arrays that the script leaves unseeded. */
  long seed();

  /** Iterates over any iterable; "'int' object is not iterable" otherwise. */
  Iterator<Object> iterate(Object iterable);

  /** Python's truth of any value. */
  boolean truth(Object value);

  /** Python's equality of any two values. */
  boolean equal(Object left, Object right);

  String repr(Object value);

  String str(Object value);

  /** {@code format(value, spec)}, the work of f-strings, for any value. */
  String format(Object value, String spec);

  /** {@code type(value).__name__}. */
  String typeName(Object value);

  /** Calls a function of the script or any other callable. */
  Object call(Object callable, Arguments arguments);

  /**
   * Warns on stderr as Python does ({@code x.py:3: RuntimeWarning: …}, then the source line), once
   * for each line and text.
   */
  void warn(String category, String message);
}
