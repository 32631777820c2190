package io.numflink.glm.script;

import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.Signature;
import io.numflink.array.script.value.TypeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The class of a kind of model; calling it makes a model that is not fitted. */
final class ModelType implements TypeValue {
  private final ModelKind kind;
  private final ScriptRuntime runtime;
  private final ModelTrainer trainer;
  private final Signature signature;

  ModelType(ModelKind kind, ScriptRuntime runtime, ModelTrainer trainer) {
    this.kind = kind;
    this.runtime = runtime;
    this.trainer = trainer;
    List<String> names = kind.parameters().stream().map(each -> each.name() + "=").toList();
    String positional = String.join(", ", names.subList(0, kind.positional()));
    String others =
        names.subList(kind.positional(), names.size()).stream()
            .collect(Collectors.joining(", ", kind.positional() == 0 ? "*, " : ", *, ", ""));
    signature = Signature.of(kind.name() + ".__init__", positional + others);
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public String repr() {
    return "<class 'numflink.models." + kind.name() + "'>";
  }

  @Override
  public boolean isInstance(Object value) {
    return value instanceof ModelValue model && model.kind() == kind;
  }

  @Override
  public Object call(Arguments arguments) {
    Object[] given = signature.bind(arguments);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < given.length; i++) {
      Parameter parameter = kind.parameters().get(i);
      Object value = given[i] == null ? parameter.initial() : checked(parameter, plain(given[i]));
      values.put(parameter.name(), value);
    }
    Settings settings = new Settings(values);
    checkTogether(settings);
    return new ModelValue(this, settings, runtime, trainer);
  }

  ModelKind kind() {
    return kind;
  }

  /** The settings with another value; null if there is no such argument. */
  Settings changed(Settings settings, String name, Object value) {
    for (Parameter parameter : kind.parameters()) {
      if (parameter.name().equals(name)) {
        return settings.with(name, checked(parameter, plain(value)));
      }
    }
    return null;
  }

  private Object checked(Parameter parameter, Object value) {
    parameter.check(kind.name(), value, runtime);
    return value;
  }

  /** A NumPy scalar as the Python number that it is. */
  private Object plain(Object value) {
    return value instanceof NumpyValue array && array.rank() == 0
        ? runtime.arrays().toPython(array)
        : value;
  }

  /** What several arguments have to do with each other. */
  static void checkTogether(Settings settings) {
    if (settings.values().containsKey("penalty")
        && settings.text("penalty").equals("elasticnet")
        && Double.isNaN(settings.realOr("l1_ratio", Double.NaN))) {
      throw ScriptException.valueError(
          "l1_ratio must be specified when penalty is elasticnet: a float in the range [0, 1]");
    }
  }
}
