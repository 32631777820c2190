package io.numflink.array.script.value;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import java.util.List;
import java.util.stream.IntStream;

/** How a view sees its base, and what becomes of the base when the view is written to. */
public interface View {

  /** The view's elements, given those of the base. */
  Expr read(Expr base);

  /** The base after the view has got new elements, of its shape and type. */
  Expr write(Expr base, Expr value);

  /** Whether the view's elements come in another order than the base's. */
  default boolean isTransposed() {
    return false;
  }

  /** The view {@code base[index]} of basic indices. */
  static View of(List<Index> index) {
    List<Index> fixed = List.copyOf(index);
    return new View() {
      @Override
      public Expr read(Expr base) {
        return Indexing.get(base, fixed);
      }

      @Override
      public Expr write(Expr base, Expr value) {
        return Indexing.set(base, fixed, value);
      }
    };
  }

  /** The view with its axes in another order: axis i is the base's axis {@code axes[i]}. */
  static View transposed(int... axes) {
    int[] inverse = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      inverse[axes[i]] = i;
    }
    return new View() {
      @Override
      public Expr read(Expr base) {
        return axes.length < 2 ? base : Layouts.transpose(base, axes);
      }

      @Override
      public boolean isTransposed() {
        return IntStream.range(0, axes.length).anyMatch(axis -> axes[axis] != axis);
      }

      @Override
      public Expr write(Expr base, Expr value) {
        return axes.length < 2 ? value : Layouts.transpose(value, inverse);
      }
    };
  }

  /** The view of the same elements under another shape, of known extents. */
  static View reshaped(long... shape) {
    return new View() {
      @Override
      public Expr read(Expr base) {
        return Layouts.reshape(base, shape);
      }

      @Override
      public Expr write(Expr base, Expr value) {
        return Layouts.reshape(value, base.shape());
      }
    };
  }
}
