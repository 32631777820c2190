package io.numflink.array.text;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Region;
import io.numflink.array.expr.Slice;
import java.util.List;

/**
 * The part of an array that its text shows: all of a small array, and of a large one the corners.
 * Printing evaluates this part only, so that no large array is gathered to be printed.
 */
public final class Summary {
  private Summary() {}

  /**
   * The array itself, or its corners moved together: along each axis of more than 2e elements the
   * first e and the last e, where e is {@link PrintOptions#edgeItems}.
   */
  public static Expr of(Expr array, PrintOptions options) {
    if (!options.summarises(array.size())) {
      return array;
    }
    Expr corners = array;
    for (int axis = 0; axis < array.rank(); axis++) {
      long extent = array.extent(axis);
      if (options.cuts(extent)) {
        Expr first = part(corners, axis, 0, options.edgeItems());
        Expr last = part(corners, axis, extent - options.edgeItems(), options.edgeItems());
        corners = Layouts.concatenate(List.of(first, last), axis);
      }
    }
    return corners;
  }

  private static Expr part(Expr array, int axis, long from, long length) {
    Region all = Region.all(array.shape());
    long[] start = all.start();
    long[] count = all.count();
    start[axis] = from;
    count[axis] = length;
    return new Slice(array, new Region(start, all.step(), count));
  }
}
