package io.numflink.array.reference;

import io.numflink.array.expr.Reduce;
import io.numflink.array.expr.Shapes;
import java.util.ArrayList;
import java.util.List;

/** Reductions by their definitions. */
final class ReferenceReductions {
  private ReferenceReductions() {}

  static ReferenceArray of(Reduce node, ReferenceArray operand) {
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    List<List<Integer>> members = new ArrayList<>();
    for (int place = 0; place < result.size(); place++) {
      members.add(new ArrayList<>());
    }
    for (int place = 0; place < operand.size(); place++) {
      int[] index = operand.index(place);
      int[] kept = new int[result.rank()];
      int next = 0;
      for (int axis = 0; axis < index.length; axis++) {
        boolean reduced = Shapes.contains(node.axes(), axis);
        if (!reduced || node.keepDims()) {
          kept[next++] = reduced ? 0 : index[axis];
        }
      }
      members.get(result.place(kept)).add(place);
    }
    for (int place = 0; place < result.size(); place++) {
      reduce(node, operand, members.get(place), result, place);
    }
    return result;
  }

  private static void reduce(
      Reduce node,
      ReferenceArray operand,
      List<Integer> places,
      ReferenceArray result,
      int target) {
    boolean reals = operand.dtype().isFloating();
    switch (node.reduction()) {
      case SUM -> sum(operand, places, result, target);
      case PROD -> product(operand, places, result, target);
      case MIN, MAX -> {
        int best = extreme(node, operand, places);
        double error = 0;
        for (int place : places) {
          error = Math.max(error, operand.error(place));
        }
        result.set(target, operand.get(places.get(best)), error);
      }
      case ARGMIN, ARGMAX -> {
        boolean sure = places.stream().allMatch(place -> operand.error(place) == 0);
        result.set(target, (long) extreme(node, operand, places), sure ? 0 : Double.NaN);
      }
      case ANY, ALL, COUNT_NONZERO -> {
        long count = 0;
        boolean sure = true;
        for (int place : places) {
          Object value = operand.get(place);
          double size = reals ? ReferenceArray.real(value) : ReferenceArray.integer(value);
          count += size != 0 ? 1 : 0;
          sure &= operand.error(place) == 0;
        }
        Object value =
            switch (node.reduction()) {
              case ANY -> count > 0;
              case ALL -> count == places.size();
              default -> count;
            };
        result.set(target, value, sure ? 0 : Double.NaN);
      }
    }
  }

  private static void sum(
      ReferenceArray operand, List<Integer> places, ReferenceArray result, int target) {
    double real = 0;
    long integer = 0;
    double magnitude = 0;
    double error = 0;
    for (int place : places) {
      Object value = operand.get(place);
      real += ReferenceArray.real(value);
      integer += ReferenceArray.integer(value);
      magnitude += Math.abs(ReferenceArray.real(value));
      error += operand.error(place);
    }
    // γ Σ|x|, γ ≈ n u for any order of summation
    error += (places.size() + 2) * ReferenceArray.roundoff(result.dtype()) * magnitude;
    Object value = integer;
    if (result.dtype().isFloating()) {
      value = real;
    }
    result.set(target, value, error);
  }

  private static void product(
      ReferenceArray operand, List<Integer> places, ReferenceArray result, int target) {
    double real = 1;
    long integer = 1;
    double relative = 0;
    for (int place : places) {
      double factor = ReferenceArray.real(operand.get(place));
      real *= factor;
      integer *= ReferenceArray.integer(operand.get(place));
      double error = operand.error(place);
      relative += error == 0 ? 0 : error / Math.abs(factor);
    }
    relative += (places.size() + 2) * ReferenceArray.roundoff(result.dtype());
    Object value = integer;
    if (result.dtype().isFloating()) {
      value = real;
    }
    result.set(target, value, 2 * relative * Math.abs(real));
  }

  /** Which of the places has the extreme: the first NaN, or else the first of the extremes. */
  private static int extreme(Reduce node, ReferenceArray operand, List<Integer> places) {
    boolean largest = node.operation().endsWith("max");
    int best = 0;
    for (int i = 0; i < places.size(); i++) {
      Object value = operand.get(places.get(i));
      Object bestValue = operand.get(places.get(best));
      if (operand.dtype().isFloating()) {
        double x = ReferenceArray.real(value);
        double y = ReferenceArray.real(bestValue);
        if (Double.isNaN(y)) {
          return best;
        }
        if (Double.isNaN(x) || (largest ? x > y : x < y)) {
          best = i;
        }
      } else {
        long x = ReferenceArray.integer(value);
        long y = ReferenceArray.integer(bestValue);
        if (largest ? x > y : x < y) {
          best = i;
        }
      }
    }
    return best;
  }
}
