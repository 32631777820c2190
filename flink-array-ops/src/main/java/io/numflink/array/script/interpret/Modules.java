package io.numflink.array.script.interpret;

import io.numflink.array.script.interpret.Interpreter.ModuleFactory;
import io.numflink.array.script.value.ModuleValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The modules that a script can import; each is made when it is first wanted. */
final class Modules {
  private final Map<String, Supplier<ScriptObject>> known = new TreeMap<>();
  private final Map<String, ScriptObject> loaded = new HashMap<>();

  Modules(Interpreter interpreter, Map<String, ModuleFactory> further) {
    known.put("math", () -> MathModule.of(interpreter));
    known.put("sys", () -> SystemModules.sys(interpreter));
    known.put("time", () -> SystemModules.time(interpreter));
    if (interpreter.arrays() != null) {
      known.put("numpy", interpreter.arrays()::numpy);
    }
    further.forEach((name, factory) -> known.put(name, () -> factory.apply(interpreter)));
  }

  /** A module by its whole name, dots included. */
  ScriptObject load(String name) {
    ScriptObject module = find(name);
    if (module == null) {
      throw new ScriptException(
          "ModuleNotFoundError",
          "No module named '%s' (NumFlink scripts can import %s%s)"
              .formatted(name, String.join(", ", known.keySet()), counterpart(name)));
    }
    return module;
  }

  /** What there is of a library that scripts cannot have. */
  private String counterpart(String name) {
    boolean models = name.equals("sklearn") || name.startsWith("sklearn.");
    return models && known.containsKey("numflink.models")
        ? "; numflink.models is like sklearn.linear_model"
        : "";
  }

  private ScriptObject find(String name) {
    ScriptObject module = loaded.get(name);
    if (module == null && known.containsKey(name)) {
      module = known.get(name).get();
      loaded.put(name, module);
    }
    if (module != null) {
      return module;
    }
    int dot = name.lastIndexOf('.');
    ScriptObject parent = dot < 0 ? null : find(name.substring(0, dot));
    if (parent != null && parent.attribute(name.substring(dot + 1)) instanceof ScriptObject inner) {
      return inner;
    }
    return packageOf(name);
  }

  /** A package that is there only since modules inside of it are; null if there are none. */
  private ScriptObject packageOf(String name) {
    Map<String, Object> members = new HashMap<>();
    for (String module : known.keySet()) {
      if (module.startsWith(name + ".")) {
        String child = module.substring(name.length() + 1).replaceFirst("\\..*", "");
        members.put(child, find(name + "." + child));
      }
    }
    return members.isEmpty() ? null : new ModuleValue(name, members);
  }

  /** {@code from module import name}. */
  Object load(String module, String name) {
    Object member = load(module).attribute(name);
    if (member == null) {
      member = find(module + "." + name);
    }
    if (member == null) {
      throw new ScriptException(
          "ImportError",
          "cannot import name '%s' from '%s'".formatted(name, module)
              + Suggestions.text(name, load(module).attributeNames()));
    }
    return member;
  }
}
