package io.numflink.array.expr;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.AccumulateKernel;
import io.numflink.array.kernel.PutKernel;
import io.numflink.array.kernel.SortKernel;
import io.numflink.array.kernel.TakeKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Functions that need all of an array in one place: each is one {@link Whole}. */
public final class WholeArrays {
  private WholeArrays() {}

  /** The elements in ascending order along an axis, NaN last. */
  public static Expr sort(Expr x, int axis) {
    int along = Shapes.axis(axis, x.rank());
    return new Whole("sort", new SortKernel(along, false), List.of(x), x.dtype(), x.shape());
  }

  /** The places that the elements of the sorted array have; equal ones stay in order. */
  public static Expr argsort(Expr x, int axis) {
    int along = Shapes.axis(axis, x.rank());
    return new Whole("argsort", new SortKernel(along, true), List.of(x), DType.INT64, x.shape());
  }

  /** Sums up to and including each element along an axis; of bool and int32 in int64. */
  public static Expr cumsum(Expr x, int axis) {
    return accumulate("cumsum", false, x, axis);
  }

  /** Products up to and including each element along an axis. */
  public static Expr cumprod(Expr x, int axis) {
    return accumulate("cumprod", true, x, axis);
  }

  private static Expr accumulate(String name, boolean product, Expr x, int axis) {
    int along = Shapes.axis(axis, x.rank());
    Expr elements = x.dtype().isFloating() ? x : Functions.cast(x, DType.INT64);
    return new Whole(
        name, new AccumulateKernel(along, product), List.of(elements), elements.dtype(), x.shape());
  }

  /**
   * {@code x[:, …, i₁, …, iₖ, …]} with integer arrays at k neighbouring axes from {@code axis} on:
   * in their place the result has the axes that the index arrays broadcast to.
   */
  public static Expr take(Expr x, int axis, List<Expr> indices) {
    checkKnown(x, axis, indices);
    List<Expr> aligned = aligned(indices);
    List<Expr> operands = new ArrayList<>(List.of(x));
    operands.addAll(aligned);
    return new Whole(
        "take",
        new TakeKernel(axis),
        operands,
        x.dtype(),
        takenShape(x, axis, indices.size(), aligned.get(0).shape()));
  }

  /** The array after {@code x[:, …, i₁, …, iₖ, …] = value}; of equal places the last counts. */
  public static Expr put(Expr x, int axis, List<Expr> indices, Expr value) {
    checkKnown(x, axis, indices);
    List<Expr> aligned = aligned(indices);
    long[] target = takenShape(x, axis, indices.size(), aligned.get(0).shape());
    if (!Shapes.broadcastsTo(value.shape(), target)) {
      throw NumpyException.valueError(
          "shape mismatch: value array of shape %s could not be broadcast to indexing result of"
              + " shape %s",
          Broadcast.text(value.shape()), Broadcast.text(target));
    }
    List<Expr> operands =
        new ArrayList<>(List.of(x, Layouts.broadcastTo(Functions.cast(value, x.dtype()), target)));
    operands.addAll(aligned);
    return new Whole("put", new PutKernel(axis), operands, x.dtype(), x.shape());
  }

  /** Places that the program gives are checked at once; computed ones when they are computed. */
  private static void checkKnown(Expr x, int axis, List<Expr> indices) {
    for (int k = 0; k < indices.size(); k++) {
      if (indices.get(k) instanceof Leaf leaf
          && leaf.source() instanceof LeafSource.Literal literal
          && literal.block().dtype() == DType.INT64) {
        long size = x.extent(axis + k);
        for (long place : literal.block().int64()) {
          if (place < -size || place >= size) {
            throw NumpyException.indexError(
                "index %d is out of bounds for axis %d with size %d", place, axis + k, size);
          }
        }
      }
    }
  }

  private static List<Expr> aligned(List<Expr> indices) {
    long[][] shapes = indices.stream().map(Expr::shape).toArray(long[][]::new);
    long[] shape;
    try {
      shape = Broadcast.shapes(shapes);
    } catch (ArrayException e) {
      StringBuilder text = new StringBuilder();
      for (long[] each : shapes) {
        text.append(Broadcast.text(each)).append(' ');
      }
      throw NumpyException.indexError(
          "shape mismatch: indexing arrays could not be broadcast together with shapes %s", text);
    }
    return indices.stream()
        .map(index -> Layouts.broadcastTo(Functions.cast(index, DType.INT64), shape))
        .toList();
  }

  private static long[] takenShape(Expr x, int axis, int indexed, long[] indexShape) {
    long[] shape = Arrays.copyOf(x.shape(), x.rank() - indexed + indexShape.length);
    System.arraycopy(indexShape, 0, shape, axis, indexShape.length);
    for (int rest = axis + indexed; rest < x.rank(); rest++) {
      shape[rest - indexed + indexShape.length] = x.extent(rest);
    }
    return shape;
  }
}
