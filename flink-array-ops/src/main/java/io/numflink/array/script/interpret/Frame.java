package io.numflink.array.script.interpret;

import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.None;

/** A call of a function, or the module, with its local variables. */
final class Frame {
  final String function;
  final Frame caller;
  final int depth;

  /** Values, or {@link Cell}s where closures share a variable; null for what is not bound. */
  final Object[] slots;

  /** Where execution is. */
  SourcePosition position;

  Object result = None.NONE;

  /** The exception whose handler runs; null outside of handlers. */
  Handled handled;

  /** An exception, and where in this frame and in the calls from it it came from. */
  record Handled(ExceptionValue exception, SourcePosition position, Interpreter.Unwound unwound) {}

  Frame(String function, Frame caller, int slots) {
    this.function = function;
    this.caller = caller;
    this.depth = caller == null ? 0 : caller.depth + 1;
    this.slots = new Object[slots];
    this.position = caller == null ? null : caller.position;
  }

  void moveTo(SourcePosition place) {
    position = place;
    place.moveHere();
  }
}
