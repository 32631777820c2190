package io.numflink.glm.estimator;

import io.numflink.glm.tile.Inspection;
import java.util.Locale;

/** Says what is wrong with data, in scikit-learn's words and with the place. */
final class Refusal {
  private Refusal() {}

  /** Why a model cannot be fitted to the data; null if it can. */
  static String of(Objective objective, Inspection seen) {
    String value = number(seen.value());
    String y = "y[%d]".formatted(seen.row());
    String weight = "sample_weight[%d]".formatted(seen.row());
    return switch (seen.fault()) {
      case FEATURE_IS_NAN ->
          "Input X contains NaN. The first is X[%d, %d].".formatted(seen.row(), seen.column());
      case FEATURE_IS_INFINITE ->
          infinite("X", "X[%d, %d]".formatted(seen.row(), seen.column()), value);
      case LABEL_IS_NAN -> "Input y contains NaN. The first is %s.".formatted(y);
      case LABEL_IS_INFINITE -> infinite("y", y, value);
      case LABEL_OUT_OF_RANGE ->
          objective.classifies()
              ? "Unknown label type: 'continuous'. Classes are integers, and %s is %s."
                  .formatted(y, value)
              : "Some value(s) of y are out of the valid range of %s: %s is %s, and labels are %s."
                  .formatted(objective.model(), y, value, objective.response().family().labels());
      case WEIGHT_IS_NAN -> "Input sample_weight contains NaN. The first is %s.".formatted(weight);
      case WEIGHT_IS_INFINITE -> infinite("sample_weight", weight, value);
      case WEIGHT_IS_NEGATIVE ->
          "Negative values in data passed to `sample_weight`: %s is %s.".formatted(weight, value);
      case NONE -> ofWhole(objective, seen);
    };
  }

  private static String infinite(String array, String place, String value) {
    return "Input %s contains infinity or a value too large for dtype('float64'). The first is %s, %s."
        .formatted(array, place, value);
  }

  private static String ofWhole(Objective objective, Inspection seen) {
    if (seen.weights() == 0) {
      return "all of sample_weight are 0: there is nothing to fit %s to"
          .formatted(objective.model());
    }
    if (!objective.classifies()) {
      return null;
    }
    if (seen.tooManyClasses()) {
      return "y has more than %d classes, the most that %s tells apart: is it a regression?"
          .formatted(InspectStage.MOST_CLASSES, objective.model());
    }
    if (seen.classes().length == 1) {
      return "This solver needs samples of at least 2 classes in the data, but the data contains only one class: %s"
          .formatted(number(seen.classes()[0]));
    }
    if (objective.l1() > 0 && objective.usesSoftmax(seen.classes().length)) {
      return "%s has an L1 penalty for two classes only, and y has %d: use penalty='l2'"
          .formatted(objective.model(), seen.classes().length);
    }
    return null;
  }

  /** A number as Python writes it, integers without a point. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%d", (long) value)
        : Double.toString(value).replace("E", "e");
  }
}
