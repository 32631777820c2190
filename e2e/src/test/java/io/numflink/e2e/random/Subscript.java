package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A basic index of an array.
 *
 * @param text with its brackets
 * @param shape of the elements it takes
 * @param isElement whether it takes one element as a scalar
 * @param inOrder whether elements that lie in one piece are in one piece afterwards
 */
record Subscript(String text, Shape shape, boolean isElement, boolean inOrder) {
  private static final int MOST_AXES = 3;

  static Subscript draw(Drawing drawing, Shape shape) {
    return new Writer(drawing, shape).draw();
  }

  /** One element of an array that has some. */
  static Subscript element(Drawing drawing, Shape shape) {
    List<String> indices = new ArrayList<>();
    for (int extent : shape.extents()) {
      indices.add(String.valueOf(drawing.between(-extent, extent - 1)));
    }
    return new Subscript("[" + String.join(", ", indices) + "]", Shape.SCALAR, true, true);
  }

  private static final class Writer {
    private final Drawing drawing;
    private final Shape shape;
    private final List<String> indices = new ArrayList<>();
    private final List<Integer> extents = new ArrayList<>();
    private boolean sliced;
    private boolean inOrder = true;

    Writer(Drawing drawing, Shape shape) {
      this.drawing = drawing;
      this.shape = shape;
    }

    Subscript draw() {
      int rank = shape.rank();
      int ellipsis = drawing.chance(0.15) ? drawing.between(0, rank) : -1;
      int written = ellipsis < 0 ? drawing.between(1, rank) : rank;
      for (int axis = 0; axis < written; axis++) {
        if (axis == ellipsis) {
          axis = leaveOut(axis, drawing.between(0, rank - axis));
          ellipsis = rank + 1;
          if (axis >= rank) {
            break;
          }
        }
        newAxis(rank);
        index(shape.extent(axis));
      }
      if (ellipsis == rank) {
        leaveOut(rank, 0);
      }
      for (int axis = written; axis < rank; axis++) {
        keep(shape.extent(axis));
      }
      return new Subscript(
          "[" + String.join(", ", indices) + "]", new Shape(extents), !sliced, inOrder);
    }

    /** The axis after those that an ellipsis stands for. */
    private int leaveOut(int axis, int count) {
      indices.add("...");
      sliced = true;
      for (int i = axis; i < axis + count; i++) {
        keep(shape.extent(i));
      }
      return axis + count;
    }

    private void newAxis(int rank) {
      if (drawing.chance(0.1) && rank + extents.size() < 2 * MOST_AXES && extents.size() < 2) {
        indices.add(drawing.chance(0.5) ? "None" : "np.newaxis");
        extents.add(1);
        sliced = true;
      }
    }

    private void index(int extent) {
      if (extent > 0 && drawing.chance(0.3)) {
        indices.add(String.valueOf(drawing.between(-extent, extent - 1)));
        inOrder &= extents.isEmpty();
      } else if (drawing.chance(0.25)) {
        indices.add(":");
        keep(extent);
      } else {
        slice(extent);
      }
    }

    private void keep(int extent) {
      extents.add(extent);
      sliced = true;
    }

    private void slice(int extent) {
      Integer start = bound(extent);
      Integer stop = bound(extent);
      Integer step = drawing.chance(0.5) ? null : drawing.of(List.of(1, 2, 3, -1, -1, -2, -3));
      indices.add(part(start) + ":" + part(stop) + (step == null ? "" : ":" + step));
      inOrder &= extents.isEmpty() && (step == null || step == 1);
      keep(count(extent, start, stop, step == null ? 1 : step));
    }

    private Integer bound(int extent) {
      return drawing.chance(0.4) ? null : Integer.valueOf(drawing.between(-extent - 1, extent + 1));
    }

    private static String part(Integer bound) {
      return bound == null ? "" : bound.toString();
    }

    /** How many elements Python's slice takes. */
    private static int count(int extent, Integer start, Integer stop, int step) {
      int first = step > 0 ? 0 : -1;
      int last = step > 0 ? extent : extent - 1;
      int from = start == null ? (step > 0 ? first : last) : clamped(start, extent, first, last);
      int to = stop == null ? (step > 0 ? last : first) : clamped(stop, extent, first, last);
      return step > 0
          ? Math.max(0, Math.floorDiv(to - from + step - 1, step))
          : Math.max(0, Math.floorDiv(from - to - step - 1, -step));
    }

    private static int clamped(int bound, int extent, int first, int last) {
      return Math.max(first, Math.min(last, bound < 0 ? bound + extent : bound));
    }
  }
}
