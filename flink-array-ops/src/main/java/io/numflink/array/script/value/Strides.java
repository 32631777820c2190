package io.numflink.array.script.value;

import io.numflink.array.expr.Shapes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where NumPy would have an array's elements in memory: element (i₁ … i_d) lies Σ iₐ·stepsₐ
 * elements after the first. NumFlink stores no array so; it decides whether NumPy's reshape makes a
 * view or a copy.
 */
record Strides(long[] shape, long[] steps) {

  /** Of an array with its elements in one piece, in the order of their indices. */
  static Strides inOrder(long... shape) {
    long[] steps = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= shape[axis];
    }
    return new Strides(shape, steps);
  }

  /** The elements repeated along axes of extent 1 and new ones. */
  Strides broadcast(long... newShape) {
    long[] newSteps = new long[newShape.length];
    int added = newShape.length - shape.length;
    for (int axis = 0; axis < shape.length; axis++) {
      newSteps[added + axis] = shape[axis] == 1 ? 0 : steps[axis];
    }
    return new Strides(newShape, newSteps);
  }

  Strides transposed(int... axes) {
    return new Strides(
        IntStream.of(axes).mapToLong(axis -> shape[axis]).toArray(),
        IntStream.of(axes).mapToLong(axis -> steps[axis]).toArray());
  }

  /** Whether the elements are in one piece, in the order of their indices. */
  boolean isInOrder() {
    long size = Shapes.size(shape);
    return size <= 1 || reshaped(size).filter(flat -> flat.steps[0] == 1).isPresent();
  }

  /**
   * The same elements under another shape of that size; empty if no steps reach them. Axes of both
   * shapes are taken together from the left until their extents' products agree; the array's axes
   * of such a group have to follow one another in memory as if they were one axis:
   *
   * <pre>stepsₐ = shapeₐ₊₁ · stepsₐ₊₁</pre>
   */
  Optional<Strides> reshaped(long... newShape) {
    if (Shapes.size(shape) == 0) {
      return Optional.of(inOrder(newShape));
    }
    int[] wide = IntStream.range(0, shape.length).filter(axis -> shape[axis] != 1).toArray();
    long[] newSteps = new long[newShape.length];
    Arrays.fill(newSteps, 1);
    int from = 0;
    int newFrom = 0;
    while (from < wide.length) {
      int to = from + 1;
      int newTo = newFrom + 1;
      long size = shape[wide[from]];
      long newSize = newShape[newFrom];
      while (size != newSize) {
        if (size < newSize) {
          size *= shape[wide[to++]];
        } else {
          newSize *= newShape[newTo++];
        }
      }
      for (int i = from; i < to - 1; i++) {
        if (steps[wide[i]] != shape[wide[i + 1]] * steps[wide[i + 1]]) {
          return Optional.empty();
        }
      }
      newSteps[newTo - 1] = steps[wide[to - 1]];
      for (int axis = newTo - 1; axis > newFrom; axis--) {
        newSteps[axis - 1] = newSteps[axis] * newShape[axis];
      }
      from = to;
      newFrom = newTo;
    }
    return Optional.of(new Strides(newShape, newSteps));
  }
}
