package io.numflink.glm.script;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.TypeValue;
import io.numflink.glm.estimator.Estimate;
import io.numflink.glm.estimator.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A model of a script: arguments, and once it is fitted, what it has learnt. */
final class ModelValue implements ScriptObject {
  private static final String DATA = "X, y, sample_weight=None";

  private final ModelType type;
  private final ModelKind kind;
  private final ScriptRuntime runtime;
  private final ModelTrainer trainer;
  private final Inputs inputs;
  private final Map<String, NativeFunction> methods = new LinkedHashMap<>();
  private final Map<String, Object> learnt = new LinkedHashMap<>();
  private Settings settings;
  private Predictions predictions;

  ModelValue(ModelType type, Settings settings, ScriptRuntime runtime, ModelTrainer trainer) {
    this.type = type;
    this.kind = type.kind();
    this.settings = settings;
    this.runtime = runtime;
    this.trainer = trainer;
    this.inputs = new Inputs(runtime, kind.name());
    method("fit", DATA, a -> fit(a[0], a[1], a[2]));
    method("predict", "X", a -> array(fitted().predict(features(a[0]))));
    method("score", DATA, a -> score(a[0], a[1], a[2]));
    method("get_params", "deep=True", a -> parameters());
    method("set_params", "**", a -> set((DictValue) a[0]));
    if (kind.classifies()) {
      method("decision_function", "X", a -> array(fitted().linear(features(a[0]))));
      method("predict_proba", "X", a -> array(fitted().probabilities(features(a[0]))));
    }
  }

  private void method(String name, String parameters, Function<Object[], Object> body) {
    String full = kind.name() + "." + name;
    methods.put(name, NativeFunction.of(full, parameters, body));
  }

  ModelKind kind() {
    return kind;
  }

  @Override
  public String typeName() {
    return kind.name();
  }

  @Override
  public TypeValue type() {
    return type;
  }

  @Override
  public List<String> attributeNames() {
    List<String> names = new ArrayList<>(methods.keySet());
    names.addAll(learnt.keySet());
    names.addAll(settings.values().keySet());
    return names;
  }

  /** Arguments can be changed; the next fit uses them. */
  @Override
  public boolean setAttribute(String name, Object value) {
    Settings changed = type.changed(settings, name, value);
    if (changed != null) {
      settings = changed;
    }
    return changed != null;
  }

  private ModelValue set(DictValue values) {
    for (DictValue.Item item : values.items()) {
      if (!setAttribute((String) item.key(), item.value())) {
        throw ScriptException.valueError(
            "Invalid parameter '%s' for estimator %s. Valid parameters are: %s."
                .formatted(item.key(), repr(), String.join(", ", settings.values().keySet())));
      }
    }
    return this;
  }

  @Override
  public Object attribute(String name) {
    Object found = methods.get(name);
    if (found == null) {
      found = learnt.get(name);
    }
    return found == null ? settings.values().get(name) : found;
  }

  private Object fit(Object features, Object labels, Object weights) {
    ModelType.checkTogether(settings);
    Expr x = inputs.features(features);
    Expr y = inputs.labels(labels, x);
    TrainingData data =
        new TrainingData(x, Functions.cast(y, DType.FLOAT64), inputs.weights(weights, x));
    Objective objective = kind.objective().apply(settings);
    Estimate estimate = trainer.train(runtime, objective, data);
    if (!estimate.converged()) {
      runtime.warn(
          "ConvergenceWarning",
          "%s did not converge in %d iterations: raise max_iter, scale the columns of X, or penalise more"
              .formatted(kind.name(), estimate.iterations()));
    }
    predictions = new Predictions(kind, estimate, y.dtype(), objective.softmaxOnly());
    learn(estimate, y.dtype());
    return this;
  }

  private void learn(Estimate estimate, DType labels) {
    learnt.clear();
    double[][] beta = estimate.coefficients();
    int d = beta[0].length;
    learnt.put("n_features_in_", (long) d);
    if (kind.classifies()) {
      double[] all = new double[beta.length * d];
      for (int k = 0; k < beta.length; k++) {
        System.arraycopy(beta[k], 0, all, k * d, d);
      }
      learnt.put("coef_", array(Creation.array(Block.of(all, beta.length, d))));
      learnt.put("intercept_", vector(estimate.intercepts()));
      double[] classes = estimate.classes();
      learnt.put("classes_", array(ClassLabels.array(classes, labels, classes.length)));
    } else {
      learnt.put("coef_", vector(beta[0]));
      learnt.put(
          "intercept_", runtime.scalar(Creation.array(Block.of(estimate.intercepts().clone()))));
    }
    long iterations = estimate.iterations();
    switch (kind.iterations()) {
      case ABSENT -> {}
      case NONE -> learnt.put("n_iter_", None.NONE);
      case NUMBER -> learnt.put("n_iter_", iterations);
      case ARRAY ->
          learnt.put("n_iter_", array(Creation.array(Block.of(new int[] {(int) iterations}, 1))));
    }
  }

  private static ArrayValue vector(double[] elements) {
    return array(Creation.array(Block.of(elements, elements.length)));
  }

  private static ArrayValue array(Expr expr) {
    return new ArrayValue(expr);
  }

  private Predictions fitted() {
    if (predictions == null) {
      throw new ScriptException(
          "NotFittedError",
          "This %s instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator."
              .formatted(kind.name()));
    }
    return predictions;
  }

  private Expr features(Object value) {
    return inputs.features(value, fitted().estimate().coefficients()[0].length);
  }

  private Object score(Object features, Object labels, Object weights) {
    Predictions of = fitted();
    Expr x = features(features);
    Expr y = inputs.labels(labels, x);
    Expr given = inputs.weights(weights, x);
    return runtime.scalar(of.score(x, y, given == null ? Inputs.ones(x) : given));
  }

  private DictValue parameters() {
    DictValue all = new DictValue();
    new TreeMap<>(settings.values()).forEach(all::put);
    return all;
  }

  /** As scikit-learn shows it: the arguments that are not the usual ones. */
  @Override
  public String repr() {
    List<String> changed = new ArrayList<>();
    for (Parameter parameter : kind.parameters()) {
      Object value = settings.values().get(parameter.name());
      if (!runtime.equal(value, parameter.initial())) {
        changed.add(parameter.name() + "=" + runtime.repr(value));
      }
    }
    changed.sort(String.CASE_INSENSITIVE_ORDER);
    return kind.name() + "(" + String.join(", ", changed) + ")";
  }
}
