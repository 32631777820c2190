package io.numflink.array.script.numpy;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Layouts;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.PendingSaves;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/**
 * Reading and writing files. Files are written when the script is next evaluated, or at its end.
 */
final class FileRows {
  private static final List<String> OWN_SUFFIXES = List.of(".zarr", ".parquet");

  private FileRows() {}

  static List<NumpyFunction> rows() {
    return List.of(
        new NumpyFunction(
            "load",
            "file, mmap_mode=None, allow_pickle=False",
            "the array of a .npy file or the arrays of an .npz; NumFlink's own: .zarr and .parquet",
            FileRows::load),
        new NumpyFunction(
            "save",
            "file, arr, allow_pickle=True",
            "writes a .npy file; NumFlink's own: .zarr and .parquet",
            c -> save(c, suffixed(c.text("file"), ".npy"), Map.of("", c.expr("arr")), Map.of())),
        new NumpyFunction(
            "savetxt",
            "fname, X, fmt=, delimiter=, newline=, header=, footer=, comments=",
            "writes delimited text",
            c ->
                save(
                    c,
                    c.text("fname"),
                    Map.of("", c.expr("X")),
                    options(c, "fmt", "delimiter", "newline", "header", "footer", "comments"))),
        new NumpyFunction(
            "loadtxt",
            "fname, dtype=, comments=, delimiter=, converters=, skiprows=, usecols=, unpack=False,"
                + " ndmin=, encoding=, max_rows=",
            "the array in delimited text",
            c ->
                loadText(
                    c,
                    "comments",
                    "delimiter",
                    "converters",
                    "skiprows",
                    "usecols",
                    "ndmin",
                    "max_rows")),
        new NumpyFunction(
            "genfromtxt",
            "fname, dtype=, comments=, delimiter=, skip_header=, skip_footer=, converters=,"
                + " missing_values=, filling_values=, usecols=, names=, unpack=False, encoding=,"
                + " max_rows=",
            "the array in delimited text with missing values",
            c ->
                loadText(
                    c,
                    "comments",
                    "delimiter",
                    "skip_header",
                    "skip_footer",
                    "converters",
                    "missing_values",
                    "filling_values",
                    "usecols",
                    "names",
                    "max_rows")));
  }

  /** {@code np.savez}, whose keyword arguments are names of arrays. */
  static Object saveArchive(
      Conversion conversion, String path, List<Object> arrays, Map<String, Object> named) {
    Map<String, Expr> contents = new LinkedHashMap<>();
    for (int i = 0; i < arrays.size(); i++) {
      contents.put("arr_" + i, conversion.expr(arrays.get(i)));
    }
    named.forEach((name, array) -> contents.put(name, conversion.expr(array)));
    conversion
        .runtime()
        .saves()
        .add(new PendingSaves.Save(suffixed(path, ".npz"), contents, Map.of()));
    return None.NONE;
  }

  private static Object save(
      Call c, String path, Map<String, Expr> arrays, Map<String, Object> options) {
    c.runtime().saves().add(new PendingSaves.Save(path, arrays, options));
    return None.NONE;
  }

  private static String suffixed(String path, String suffix) {
    boolean own = OWN_SUFFIXES.stream().anyMatch(path::endsWith);
    return own || path.endsWith(suffix) ? path : path + suffix;
  }

  private static Object load(Call c) {
    String path = c.text("file");
    ArrayFiles files = find("numpy.load of '" + path + "'", format -> format.knows(path));
    c.runtime().saves().flush();
    Map<String, Expr> arrays = files.load(path, Map.of());
    Expr single = arrays.get("");
    return single == null ? new Archive(path, arrays) : c.array(single);
  }

  private static Object loadText(Call c, String... names) {
    String path = c.text("fname");
    ArrayFiles files = find("reading the text file '" + path + "'", ArrayFiles::knowsText);
    c.runtime().saves().flush();
    Map<String, Object> options = options(c, names);
    if (c.dtype("dtype") != null) {
      options.put("dtype", c.dtype("dtype"));
    }
    Expr array = files.loadText(path, options);
    return c.array(c.flag("unpack") ? Layouts.transpose(array) : array);
  }

  private static ArrayFiles find(String what, Predicate<ArrayFiles> suitable) {
    Optional<ArrayFiles> found =
        ServiceLoader.load(ArrayFiles.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(suitable)
            .findFirst();
    return found.orElseThrow(
        () ->
            new ScriptException(
                "NotImplementedError",
                what + " needs a file format that is not on the class path: add the connectors"));
  }

  private static Map<String, Object> options(Call c, String... names) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (String name : names) {
      if (c.given(name)) {
        options.put(name, option(c.value(name)));
      }
    }
    return options;
  }

  /** Lists become Java's, so that formats need not know values of scripts. */
  private static Object option(Object value) {
    List<Object> items = ScriptValues.sequence(value);
    if (items != null) {
      return List.copyOf(items);
    }
    if (value instanceof DictValue dict) {
      Map<Object, Object> map = new LinkedHashMap<>();
      dict.items().forEach(item -> map.put(item.key(), item.value()));
      return map;
    }
    return value;
  }
}
