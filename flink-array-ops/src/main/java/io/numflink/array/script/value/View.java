package io.numflink.array.script.value;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.NumpyException;
import java.util.List;

/** How a view sees its base, and what becomes of the base when the view is written to. */
public interface View {

  /** The view's elements, given those of the base. */
  Expr read(Expr base);

  /** The base after the view has got new elements, of its shape and type. */
  Expr write(Expr base, Expr value);

  /** Where NumPy would have the view's elements, given those of the base. */
  Strides strides(Strides base);

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

      @Override
      public Strides strides(Strides base) {
        return new Strides(
            Indexing.shape(base.shape(), fixed), Indexing.steps(base.shape(), fixed, base.steps()));
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
      public Expr write(Expr base, Expr value) {
        return axes.length < 2 ? value : Layouts.transpose(value, inverse);
      }

      @Override
      public Strides strides(Strides base) {
        return base.transposed(axes);
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

      @Override
      public Strides strides(Strides base) {
        return base.reshaped(shape).orElseThrow();
      }
    };
  }

  /** The view with its elements repeated along axes of extent 1 and new ones, for reading only. */
  static View broadcast(long... shape) {
    return new View() {
      @Override
      public Expr read(Expr base) {
        return Layouts.broadcastTo(base, shape);
      }

      @Override
      public Expr write(Expr base, Expr value) {
        throw NumpyException.valueError("assignment destination is read-only");
      }

      @Override
      public Strides strides(Strides base) {
        return base.broadcast(shape);
      }
    };
  }
}
