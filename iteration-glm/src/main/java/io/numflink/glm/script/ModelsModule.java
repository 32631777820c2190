package io.numflink.glm.script;

import io.numflink.array.script.value.ModuleValue;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptRuntime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The module {@code numflink.models}. Models that scikit-learn calls otherwise can be imported by
 * its name, too.
 */
public final class ModelsModule {
  /** What scripts import. */
  public static final String NAME = "numflink.models";

  private ModelsModule() {}

  /** The module of a run. */
  public static ScriptObject of(ScriptRuntime runtime, ModelTrainer trainer) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (ModelKind kind : ModelKind.all()) {
      ModelType type = new ModelType(kind, runtime, trainer);
      members.put(kind.name(), type);
      members.put(kind.counterpart(), type);
    }
    return new ModuleValue(NAME, members);
  }
}
