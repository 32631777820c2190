package io.numflink.array.session;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.LinearAlgebra;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.expr.Shapes;
import io.numflink.array.kernel.UFunc;
import java.util.List;

/**
 * An n-dimensional array of a {@link Session}. Operations build expressions and compute nothing;
 * {@link #collect} does. Shapes, dtypes and broadcasting follow NumPy and are checked at once.
 */
public final class NDArray {
  private final Session session;
  private final Expr expr;

  NDArray(Session session, Expr expr) {
    this.session = session;
    this.expr = expr;
  }

  public Expr expr() {
    return expr;
  }

  public long[] shape() {
    return expr.shape();
  }

  public DType dtype() {
    return expr.dtype();
  }

  /** Gives the array a name, for plans, reports and Flink's web UI. */
  public NDArray named(String name) {
    session.name(expr, name);
    return this;
  }

  /** Asks for blocks of that shape, and for an evaluation on the cluster. */
  public NDArray inBlocksOf(int... blockShape) {
    session.blockShape(expr, blockShape);
    return this;
  }

  private NDArray wrap(Expr result) {
    return new NDArray(session, result);
  }

  // ---- element-wise, with broadcasting

  public NDArray add(NDArray other) {
    return wrap(Functions.add(expr, other.expr));
  }

  public NDArray add(double number) {
    return wrap(Functions.add(expr, Creation.constant(number)));
  }

  public NDArray subtract(NDArray other) {
    return wrap(Functions.subtract(expr, other.expr));
  }

  public NDArray subtract(double number) {
    return wrap(Functions.subtract(expr, Creation.constant(number)));
  }

  /** number − this. */
  public NDArray subtractFrom(double number) {
    return wrap(Functions.subtract(Creation.constant(number), expr));
  }

  public NDArray multiply(NDArray other) {
    return wrap(Functions.multiply(expr, other.expr));
  }

  public NDArray multiply(double number) {
    return wrap(Functions.multiply(expr, Creation.constant(number)));
  }

  public NDArray divide(NDArray other) {
    return wrap(Functions.divide(expr, other.expr));
  }

  public NDArray divide(double number) {
    return wrap(Functions.divide(expr, Creation.constant(number)));
  }

  /** number / this. */
  public NDArray divideInto(double number) {
    return wrap(Functions.divide(Creation.constant(number), expr));
  }

  public NDArray negate() {
    return apply("negative");
  }

  public NDArray exp() {
    return apply("exp");
  }

  public NDArray log() {
    return apply("log");
  }

  public NDArray sqrt() {
    return apply("sqrt");
  }

  public NDArray abs() {
    return apply("absolute");
  }

  /** Any element-wise function by NumPy's name, such as {@code arctan2}. */
  public NDArray apply(String function, NDArray... others) {
    Expr[] operands = new Expr[others.length + 1];
    operands[0] = expr;
    for (int i = 0; i < others.length; i++) {
      operands[i + 1] = others[i].expr;
    }
    return wrap(Functions.apply(UFunc.get(function), operands));
  }

  public NDArray astype(DType dtype) {
    return wrap(Functions.cast(expr, dtype));
  }

  // ---- products

  public NDArray matmul(NDArray other) {
    return wrap(Products.matmul(expr, other.expr));
  }

  /** The sum over the last {@code count} axes of this and the first ones of the other array. */
  public NDArray tensordot(NDArray other, int count) {
    return wrap(Products.tensordot(expr, other.expr, count));
  }

  public NDArray outer(NDArray other) {
    return wrap(Products.outer(expr, other.expr));
  }

  // ---- reductions; without axes over all elements

  public NDArray sum(int... axes) {
    return wrap(Reductions.sum(expr, axesOrAll(axes), false));
  }

  public NDArray mean(int... axes) {
    return wrap(Reductions.mean(expr, axesOrAll(axes), false));
  }

  public NDArray min(int... axes) {
    return wrap(Reductions.min(expr, axesOrAll(axes), false));
  }

  public NDArray max(int... axes) {
    return wrap(Reductions.max(expr, axesOrAll(axes), false));
  }

  private int[] axesOrAll(int[] axes) {
    return axes.length == 0 ? Shapes.allAxes(expr.rank()) : axes;
  }

  // ---- layout

  /** The transpose: all axes reversed. */
  public NDArray t() {
    return wrap(Layouts.transpose(expr));
  }

  public NDArray reshape(long... shape) {
    return wrap(Layouts.reshape(expr, shape));
  }

  // ---- linear algebra

  /** The solution x of this · x = b. */
  public NDArray solve(NDArray b) {
    return wrap(LinearAlgebra.solve(expr, b.expr));
  }

  // ---- values

  /**
   * The array's value as one block; evaluates it, together with nothing else, if it has none yet.
   */
  public Block collect() throws InterruptedException {
    return session.evaluate(List.of(expr)).get(0);
  }

  /** The array as float64 elements in row-major order. */
  public double[] toDoubles() throws InterruptedException {
    Expr doubles = dtype() == DType.FLOAT64 ? expr : Functions.cast(expr, DType.FLOAT64);
    return session.evaluate(List.of(doubles)).get(0).float64();
  }

  @Override
  public String toString() {
    return "NDArray(" + expr + ")";
  }
}
