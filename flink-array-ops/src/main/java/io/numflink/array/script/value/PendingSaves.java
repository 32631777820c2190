package io.numflink.array.script.value;

import io.numflink.array.expr.Expr;
import java.util.Map;

/**
 * The files that a script has asked for and that are not written yet. Whoever evaluates writes them
 * together with the next evaluation, or when the script ends.
 */
public interface PendingSaves {

  /**
   * A file to be written. The arrays are the contents at the time of the call, whatever is assigned
   * to them later.
   *
   * @param path where to, as the script gave it, with NumPy's suffix added
   * @param arrays the arrays by name; a format that holds one array has it under ""
   * @param options what else the script said, such as {@code fmt} and {@code delimiter}
   */
  record Save(String path, Map<String, Expr> arrays, Map<String, Object> options) {}

  /** Queues a file; fails at once with Python's error if it cannot be written there. */
  void add(Save save);

  /** Writes all that is queued; called at the end of the script, and before it reads a file. */
  void flush();

  /** For runs that write no files: every save is refused. */
  static PendingSaves refusing() {
    return new PendingSaves() {
      @Override
      public void add(Save save) {
        throw new ScriptException("OSError", "files cannot be written here: " + save.path());
      }

      @Override
      public void flush() {}
    };
  }
}
