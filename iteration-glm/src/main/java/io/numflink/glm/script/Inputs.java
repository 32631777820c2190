package io.numflink.glm.script;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptRuntime;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a script gives to a model, as expressions of the right shapes; errors are scikit-learn's.
 */
final class Inputs {
  private final ScriptRuntime runtime;
  private final String model;

  Inputs(ScriptRuntime runtime, String model) {
    this.runtime = runtime;
    this.model = model;
  }

  private Expr array(Object value) {
    Callable asarray = (Callable) runtime.arrays().numpy().attribute("asarray");
    return ((NumpyValue) asarray.call(Arguments.of(value))).expr().known();
  }

  /** X: n × d of float64, neither of them 0. */
  Expr features(Object value) {
    Expr x = array(value);
    if (x.rank() != 2) {
      throw ScriptException.valueError(
          "Expected 2D array, got %s array instead: X has shape %s.%s"
              .formatted(
                  x.rank() == 0 ? "scalar" : x.rank() + "D",
                  shape(x),
                  x.rank() == 1
                      ? " Reshape your data either using array.reshape(-1, 1) if your data has a single"
                          + " feature or array.reshape(1, -1) if it contains a single sample."
                      : ""));
    }
    requireSome(x, 0, "sample(s)");
    requireSome(x, 1, "feature(s)");
    return Functions.cast(x, DType.FLOAT64);
  }

  private void requireSome(Expr x, int axis, String what) {
    if (x.extent(axis) == 0) {
      throw ScriptException.valueError(
          "Found array with 0 %s (shape=%s) while a minimum of 1 is required by %s."
              .formatted(what, shape(x), model));
    }
  }

  /** X for a model that was fitted to so many columns. */
  Expr features(Object value, int columns) {
    Expr x = features(value);
    if (x.extent(1) != columns) {
      throw ScriptException.valueError(
          "X has %d features, but %s is expecting %d features as input."
              .formatted(x.extent(1), model, columns));
    }
    return x;
  }

  /** y: as many as X has rows, in the type that it was given. */
  Expr labels(Object value, Expr features) {
    if (value == None.NONE) {
      throw ScriptException.valueError(
          "%s requires y to be passed, but the target y is None".formatted(model));
    }
    Expr y = array(value);
    if (y.rank() != 1) {
      throw ScriptException.valueError(
          "y should be a 1d array, got an array of shape %s instead.".formatted(shape(y)));
    }
    if (y.extent(0) != features.extent(0)) {
      throw ScriptException.valueError(
          "Found input variables with inconsistent numbers of samples: [%d, %d]"
              .formatted(features.extent(0), y.extent(0)));
    }
    return y;
  }

  /** The weights of X's rows; null if none were given. */
  Expr weights(Object value, Expr features) {
    if (value == None.NONE) {
      return null;
    }
    Expr weights = Functions.cast(array(value), DType.FLOAT64);
    long rows = features.extent(0);
    if (weights.rank() == 0) {
      return Layouts.broadcastTo(weights, rows);
    }
    if (weights.rank() != 1) {
      throw ScriptException.valueError("Sample weights must be 1D array or scalar");
    }
    if (weights.extent(0) != rows) {
      throw ScriptException.valueError(
          "sample_weight.shape == %s, expected (%d,)!".formatted(shape(weights), rows));
    }
    return weights;
  }

  /** Weights of 1. */
  static Expr ones(Expr features) {
    return Creation.ones(DType.FLOAT64, features.extent(0));
  }

  private static String shape(Expr x) {
    String extents =
        Arrays.stream(x.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + extents + (x.rank() == 1 ? ",)" : ")");
  }
}
