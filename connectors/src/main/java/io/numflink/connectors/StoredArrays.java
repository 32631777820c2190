package io.numflink.connectors;

import io.numflink.array.block.ArrayException;
import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.npy.Npy;
import io.numflink.connectors.npy.NpyStore;
import io.numflink.connectors.npy.Npz;
import io.numflink.connectors.npy.NpzStore;
import io.numflink.connectors.text.DelimitedText;
import io.numflink.connectors.text.TextFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays in files, as NumPy's functions load and save them. Paths are local, or of any file system
 * that Flink knows, such as {@code s3://bucket/x.npy}.
 *
 * <p>Loading reads no more than headers (of text: counts rows); the blocks of the array read their
 * elements when they are needed, each once, on the node that needs it. Saving gives a store, which
 * a session evaluates together with others; blocks are written where they were computed. Local
 * paths are those of the machines that read and write: on a cluster of several machines they must
 * be on a file system that all share.
 */
public final class StoredArrays {
  private StoredArrays() {}

  /** {@code np.load} of an {@code .npy} file. */
  public static Expr load(String path) {
    return Npy.load(path);
  }

  /** {@code np.load} of an {@code .npz} archive: its arrays by name. */
  public static Map<String, Expr> loadArchive(String path) {
    return Npz.load(path);
  }

  /** {@code np.loadtxt} or {@code np.genfromtxt}, as the format says. */
  public static Expr loadText(String path, TextFormat format) {
    return DelimitedText.load(path, format);
  }

  /** {@code np.save}: appends {@code .npy} to the path unless it ends so. */
  public static ArrayStore save(String path, Expr array) {
    return new NpyStore(withSuffix(path, ".npy"), array);
  }

  /**
   * {@code np.savez}: appends {@code .npz} to the path unless it ends so.
   *
   * @param positional arrays that become {@code arr_0}, {@code arr_1} …
   * @param named arrays by name
   */
  public static ArrayStore saveArchive(
      String path, List<Expr> positional, Map<String, Expr> named) {
    Map<String, Expr> arrays = new LinkedHashMap<>(named);
    for (int i = 0; i < positional.size(); i++) {
      if (arrays.putIfAbsent("arr_" + i, positional.get(i)) != null) {
        throw ArrayException.valueError("Cannot use un-named variables and keyword arr_" + i);
      }
    }
    return new NpzStore(withSuffix(path, ".npz"), arrays);
  }

  private static String withSuffix(String path, String suffix) {
    return path.endsWith(suffix) ? path : path + suffix;
  }
}
