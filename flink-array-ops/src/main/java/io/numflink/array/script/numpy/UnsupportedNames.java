package io.numflink.array.script.numpy;

import io.numflink.array.script.value.ScriptException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that NumPy 1.24 has, to tell what NumFlink lacks from what a script misspells. */
final class UnsupportedNames {
  private static final String GENERATOR = "use a generator of numpy.random.default_rng";

  /** What to use instead. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("numpy.linalg.eig", "use numpy.linalg.eigh for symmetric matrices"),
          Map.entry("numpy.linalg.eigvals", "use numpy.linalg.eigvalsh for symmetric matrices"),
          Map.entry("numpy.linalg.slogdet", "use numpy.linalg.det"),
          Map.entry("numpy.linalg.multi_dot", "use @"),
          Map.entry("numpy.nanstd", "use numpy.std of the elements that are not NaN"),
          Map.entry("numpy.nanvar", "use numpy.var of the elements that are not NaN"),
          Map.entry("numpy.nanmedian", "use numpy.median of the elements that are not NaN"),
          Map.entry("numpy.vectorize", "use element-wise functions of arrays"),
          Map.entry("numpy.apply_along_axis", "use functions with axis="),
          Map.entry("numpy.in1d", "use numpy.isin"),
          Map.entry("numpy.mgrid", "use numpy.meshgrid"),
          Map.entry("numpy.ogrid", "use numpy.ix_"),
          Map.entry("numpy.select", "use numpy.where"),
          Map.entry("numpy.choose", "use numpy.where"),
          Map.entry("numpy.piecewise", "use numpy.where"),
          Map.entry("numpy.extract", "use a[mask]"),
          Map.entry("numpy.compress", "use a[mask]"),
          Map.entry("numpy.put", "use a[places] = values"),
          Map.entry("numpy.place", "use a[mask] = values"),
          Map.entry("numpy.putmask", "use numpy.where"),
          Map.entry("numpy.delete", "use a[mask]"),
          Map.entry("numpy.insert", "use numpy.concatenate"),
          Map.entry("numpy.dstack", "use numpy.stack(arrays, axis=2)"),
          Map.entry("numpy.rollaxis", "use numpy.moveaxis"),
          Map.entry("numpy.matrix", "use numpy.array"),
          Map.entry("numpy.fromfunction", "use numpy.arange and broadcasting"),
          Map.entry("numpy.complex128", "there are float64 and float32"),
          Map.entry("numpy.complex64", "there are float64 and float32"));

  private static final Set<String> NAMES = names();

  private UnsupportedNames() {}

  private static Set<String> names() {
    try (InputStream in = UnsupportedNames.class.getResourceAsStream("numpy-names.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether NumPy's module has that attribute. */
  static boolean isOfNumpy(String module, String attribute) {
    return NAMES.contains(module + "." + attribute);
  }

  /** The error of an attribute that only NumFlink lacks. */
  static ScriptException unsupported(String module, String attribute) {
    String full = module + "." + attribute;
    String otherwise = module.equals("numpy.random") ? GENERATOR : "see docs/functions.md";
    return new ScriptException(
        "NotImplementedError",
        "%s is not supported by NumFlink; %s"
            .formatted(full, INSTEAD.getOrDefault(full, otherwise)));
  }
}
