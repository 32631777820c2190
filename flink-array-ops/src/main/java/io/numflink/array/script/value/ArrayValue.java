package io.numflink.array.script.value;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Layouts;
import java.util.Arrays;

/**
 * An {@code ndarray}: a variable whose content is an expression. Expressions never change;
 * assigning to elements gives the array another expression. A view has no expression of its own: it
 * reads through its base, and writing to it writes to the base, so that
 *
 * <pre>
 * y = x[1:3]
 * y[0] = 7        # changes x[1]
 * x *= 2          # changes y
 * </pre>
 *
 * holds as in NumPy. Views are made by basic indexing, transposition and reshaping, where NumPy
 * makes one: an array whose elements do not lie in memory as the new shape needs them is copied.
 */
public final class ArrayValue implements NumpyValue {
  private final ArrayValue base;
  private final View view;

  /** The content of an array that is no view; of a view what it last read. */
  private Expr expr;

  /** The base's content that {@link #expr} was read from. */
  private Expr readFrom;

  /** A new array. */
  public ArrayValue(Expr expr) {
    this.base = null;
    this.view = null;
    this.expr = expr;
  }

  private ArrayValue(ArrayValue base, View view) {
    this.base = base;
    this.view = view;
  }

  /** A view of this array; what the view cannot show (a bad index) fails now. */
  public ArrayValue view(View how) {
    ArrayValue made = new ArrayValue(this, how);
    made.expr();
    return made;
  }

  /** The array whose elements this one shows; null if they are its own. */
  public ArrayValue base() {
    return base;
  }

  /** Whether NumPy would have the elements in one piece, in the order of their indices. */
  public boolean isInOrder() {
    return strides().isInOrder();
  }

  /**
   * A view of the same elements under another shape of that size, or a copy if none reaches them.
   */
  public ArrayValue reshaped(long... shape) {
    return strides().reshaped(shape).isPresent()
        ? view(View.reshaped(shape))
        : new ArrayValue(Layouts.reshape(expr(), shape));
  }

  private Strides strides() {
    return base == null ? Strides.inOrder(expr.shape()) : view.strides(base.strides());
  }

  /** The content. As long as it does not change, this is one and the same node. */
  @Override
  public Expr expr() {
    if (base == null) {
      return expr;
    }
    Expr source = base.expr();
    if (source != readFrom) {
      expr = view.read(source);
      readFrom = source;
    }
    return expr;
  }

  /** Replaces the content, in the base as well if this is a view. */
  public void assign(Expr content) {
    Expr old = expr();
    if (content.dtype() != old.dtype() || !Arrays.equals(content.shape(), old.shape())) {
      throw new IllegalArgumentException(old + " cannot be replaced by " + content);
    }
    if (base == null) {
      expr = content;
    } else {
      base.assign(view.write(base.expr(), content));
    }
  }
}
