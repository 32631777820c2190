package io.numflink.array.script.numpy;

import io.numflink.array.expr.Expr;
import java.util.Map;

/**
 * Reads files of arrays for {@code np.load}, {@code np.loadtxt} and {@code np.genfromtxt}. A module
 * that knows formats implements it and is found by {@link java.util.ServiceLoader}. What a script
 * saves goes to {@link io.numflink.array.script.value.PendingSaves}.
 *
 * <p>Only headers are read at once; the elements are read where the plan wants them ({@link
 * io.numflink.array.expr.Creation#stored}). Errors are {@link
 * io.numflink.array.script.value.ScriptException} with Python's type and words, such as
 * FileNotFoundError "[Errno 2] No such file or directory: 'x.npy'".
 */
public interface ArrayFiles {

  /** Whether this knows the format of that path, by its suffix. */
  boolean knows(String path);

  /**
   * The arrays of a file; one of the key "" for a format that holds a single array.
   *
   * @param options the keyword arguments of the call that were given
   */
  Map<String, Expr> load(String path, Map<String, Object> options);

  /** Whether this reads delimited text. */
  boolean knowsText();

  /**
   * The array in a file of delimited text.
   *
   * @param options the keyword arguments of {@code np.loadtxt} or {@code np.genfromtxt} that were
   *     given, such as {@code delimiter}, {@code skiprows} (or {@code skip_header}), {@code
   *     usecols} and {@code dtype} (a {@link io.numflink.array.block.DType})
   */
  Expr loadText(String path, Map<String, Object> options);
}
