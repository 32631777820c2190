package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.ExceptionType;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The module {@code numpy}, or one of its sub-modules. A name that NumPy lacks is an
 * AttributeError; one that only NumFlink lacks says so, and what to use instead.
 *
 * @param name the full name
 * @param members what it holds
 */
record NumpyModule(String name, Map<String, Object> members) implements ScriptObject {

  /** The module of a run. */
  static NumpyModule of(Conversion conversion, Printing printing) {
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> linalg = new LinkedHashMap<>();
    Map<String, Object> random = new LinkedHashMap<>();
    for (NumpyFunction row : Namespace.rows()) {
      boolean algebra = row.name().startsWith("linalg.");
      (algebra ? linalg : root)
          .put(row.name().substring(row.name().lastIndexOf('.') + 1), row.bind(conversion));
    }
    linalg.put("LinAlgError", ExceptionType.of("LinAlgError"));
    addRandom(random, conversion);
    addConstants(root);
    addTypes(root, conversion);
    root.putAll(printing.functions());
    root.put("savez", archive("savez", conversion));
    root.put("savez_compressed", archive("savez_compressed", conversion));
    root.put("seterr", new NativeFunction("seterr", arguments -> None.NONE));
    root.put("AxisError", ExceptionType.of("AxisError"));
    root.put("linalg", new NumpyModule("numpy.linalg", linalg));
    root.put("random", new NumpyModule("numpy.random", random));
    return new NumpyModule("numpy", root);
  }

  private static void addRandom(Map<String, Object> random, Conversion conversion) {
    long[] generators = {0};
    random.put(
        "default_rng",
        NativeFunction.of(
            "default_rng",
            "seed=None",
            arguments ->
                RandomGenerator.of(
                    arguments[0], conversion.runtime().seed() + generators[0]++, conversion)));
    random.put(
        "Generator", new OpaqueType("numpy.random._generator.Generator", RandomGenerator.class));
  }

  private static void addConstants(Map<String, Object> root) {
    root.put("pi", Math.PI);
    root.put("e", Math.E);
    root.put("euler_gamma", 0.5772156649015329);
    for (String name : List.of("inf", "Inf", "infty", "Infinity", "PINF")) {
      root.put(name, Double.POSITIVE_INFINITY);
    }
    root.put("NINF", Double.NEGATIVE_INFINITY);
    root.put("nan", Double.NaN);
    root.put("NaN", Double.NaN);
    root.put("newaxis", None.NONE);
    root.put("__version__", "1.24.2");
    root.put("True_", true);
    root.put("False_", false);
  }

  private static void addTypes(Map<String, Object> root, Conversion conversion) {
    Map<String, DType> names =
        Map.ofEntries(
            Map.entry("float64", DType.FLOAT64),
            Map.entry("double", DType.FLOAT64),
            Map.entry("float_", DType.FLOAT64),
            Map.entry("float32", DType.FLOAT32),
            Map.entry("single", DType.FLOAT32),
            Map.entry("int64", DType.INT64),
            Map.entry("int_", DType.INT64),
            Map.entry("intp", DType.INT64),
            Map.entry("longlong", DType.INT64),
            Map.entry("int32", DType.INT32),
            Map.entry("intc", DType.INT32),
            Map.entry("bool_", DType.BOOL),
            Map.entry("bool8", DType.BOOL));
    names.forEach((name, dtype) -> root.put(name, new ScalarType(dtype, conversion)));
    root.put("ndarray", new KindType("numpy.ndarray", v -> v instanceof ArrayValue));
    addKind(root, "generic", "bif");
    addKind(root, "number", "if");
    addKind(root, "integer", "i");
    addKind(root, "signedinteger", "i");
    addKind(root, "inexact", "f");
    addKind(root, "floating", "f");
  }

  private static void addKind(Map<String, Object> root, String name, String kinds) {
    root.put(
        name,
        new KindType(
            "numpy." + name,
            v -> v instanceof NumpyScalar && kinds.indexOf(v.dtype().kind()) >= 0));
  }

  private static NativeFunction archive(String name, Conversion conversion) {
    return new NativeFunction(
        name,
        (Arguments arguments) -> {
          List<Object> positional = arguments.positional();
          if (positional.isEmpty() || !(positional.get(0) instanceof String path)) {
            throw ScriptException.typeError(name + "() takes the path of a file first");
          }
          return FileRows.saveArchive(
              conversion, path, positional.subList(1, positional.size()), arguments.keywords());
        });
  }

  @Override
  public String typeName() {
    return "module";
  }

  @Override
  public Object attribute(String attribute) {
    if (attribute.equals("__name__")) {
      return name;
    }
    Object member = members.get(attribute);
    if (member == null && UnsupportedNames.isOfNumpy(name, attribute)) {
      throw UnsupportedNames.unsupported(name, attribute);
    }
    return member;
  }

  @Override
  public String repr() {
    return "<module '" + name + "'>";
  }
}
