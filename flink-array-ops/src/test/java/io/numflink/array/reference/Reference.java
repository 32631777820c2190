package io.numflink.array.reference;

import io.numflink.array.block.DType;
import io.numflink.array.expr.BroadcastTo;
import io.numflink.array.expr.Concatenate;
import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Factorise;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.Reduce;
import io.numflink.array.expr.Region;
import io.numflink.array.expr.Reshape;
import io.numflink.array.expr.Shapes;
import io.numflink.array.expr.Slice;
import io.numflink.array.expr.Transpose;
import io.numflink.array.expr.Update;
import io.numflink.array.expr.Whole;
import io.numflink.array.kernel.UFunc;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates expressions by the definitions of their operations. */
public final class Reference implements Expr.Visitor<ReferenceArray> {
  private final Map<Expr, ReferenceArray> values = new IdentityHashMap<>();

  private Reference() {}

  public static ReferenceArray evaluate(Expr root) {
    return new Reference().value(root);
  }

  private ReferenceArray value(Expr node) {
    ReferenceArray known = values.get(node);
    if (known == null) {
      known = node.accept(this);
      values.put(node, known);
    }
    return known;
  }

  @Override
  public ReferenceArray visit(Leaf leaf) {
    return ReferenceLeaves.of(leaf.source());
  }

  @Override
  public ReferenceArray visit(Elementwise node) {
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    List<ReferenceArray> operands = node.operands().stream().map(this::value).toList();
    DType[] types = node.operandTypes();
    Object[] in = new Object[types.length];
    double[] errors = new double[types.length];
    for (int place = 0; place < result.size(); place++) {
      int[] index = result.index(place);
      for (int i = 0; i < in.length; i++) {
        int from = broadcastPlace(operands.get(i), index);
        in[i] = ReferenceArray.cast(operands.get(i).get(from), types[i]);
        errors[i] = operands.get(i).error(from);
      }
      Object value = apply(node, types, in);
      result.set(place, value, error(node, types, in, errors, result.dtype(), value));
    }
    return result;
  }

  private static int broadcastPlace(ReferenceArray operand, int[] index) {
    int[] own = new int[operand.rank()];
    int missing = index.length - own.length;
    for (int axis = 0; axis < own.length; axis++) {
      own[axis] = operand.shape()[axis] == 1 ? 0 : index[missing + axis];
    }
    return operand.place(own);
  }

  private static Object apply(Elementwise node, DType[] types, Object[] in) {
    UFunc function = node.function();
    if (function.isCast()) {
      return ReferenceArray.cast(in[0], node.dtype());
    }
    if (function == UFunc.WHERE) {
      return (boolean) ReferenceArray.cast(in[0], DType.BOOL) ? in[1] : in[2];
    }
    boolean reals = node.dtype().isFloating();
    boolean bools = true;
    for (DType type : types) {
      reals |= type.isFloating();
      bools &= type == DType.BOOL;
    }
    if (reals) {
      double[] x = new double[in.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = ReferenceArray.real(in[i]);
      }
      return ReferenceFunctions.real(function, x);
    }
    long[] x = new long[in.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = ReferenceArray.integer(in[i]);
    }
    return ReferenceFunctions.integer(function, bools, x);
  }

  /**
   * How far f(x) may be off: a few units in the last place, and what f does with the operands moved
   * by their errors.
   */
  private static double error(
      Elementwise node, DType[] types, Object[] in, double[] errors, DType dtype, Object value) {
    double center = ReferenceArray.real(ReferenceArray.cast(value, dtype));
    double error = 8 * ReferenceArray.roundoff(dtype) * Math.abs(center);
    for (int i = 0; i < in.length; i++) {
      if (errors[i] == 0) {
        continue;
      }
      if (Double.isNaN(errors[i]) || Double.isInfinite(errors[i])) {
        return Double.NaN;
      }
      for (double sign : new double[] {-1, 1}) {
        Object[] moved = in.clone();
        moved[i] = ReferenceArray.cast(ReferenceArray.real(in[i]) + sign * errors[i], types[i]);
        double there = ReferenceArray.real(ReferenceArray.cast(apply(node, types, moved), dtype));
        error += 2 * Math.abs(there - center);
      }
    }
    return error;
  }

  @Override
  public ReferenceArray visit(Reduce node) {
    return ReferenceReductions.of(node, value(node.operand()));
  }

  @Override
  public ReferenceArray visit(Contract node) {
    ReferenceArray left = value(node.left());
    ReferenceArray right = value(node.right());
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    int[] contracted = node.contractedLabels();
    int[] extents = new int[contracted.length];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = left.shape()[Contract.indexOf(node.leftLabels(), contracted[i])];
    }
    ReferenceArray loop = new ReferenceArray(DType.BOOL, extents);
    for (int place = 0; place < result.size(); place++) {
      Map<Integer, Integer> at = new HashMap<>();
      putAll(at, node.outputLabels(), result.index(place));
      double real = 0;
      long integer = 0;
      double magnitude = 0;
      double error = 0;
      for (int k = 0; k < loop.size(); k++) {
        putAll(at, contracted, loop.index(k));
        int i = left.place(select(node.leftLabels(), at));
        int j = right.place(select(node.rightLabels(), at));
        double a = ReferenceArray.real(left.get(i));
        double b = ReferenceArray.real(right.get(j));
        real += a * b;
        integer += ReferenceArray.integer(left.get(i)) * ReferenceArray.integer(right.get(j));
        magnitude += Math.abs(a * b);
        error += Math.abs(a) * right.error(j) + Math.abs(b) * left.error(i);
      }
      // γ Σ|a||b|, γ ≈ n u for any order of summation
      error += (loop.size() + 2) * ReferenceArray.roundoff(node.dtype()) * magnitude;
      Object value = integer;
      if (node.dtype().isFloating()) {
        value = real;
      }
      result.set(place, value, error);
    }
    return result;
  }

  private static void putAll(Map<Integer, Integer> at, int[] labels, int[] index) {
    for (int i = 0; i < labels.length; i++) {
      at.put(labels[i], index[i]);
    }
  }

  private static int[] select(int[] labels, Map<Integer, Integer> at) {
    int[] index = new int[labels.length];
    for (int i = 0; i < index.length; i++) {
      index[i] = at.get(labels[i]);
    }
    return index;
  }

  @Override
  public ReferenceArray visit(Transpose node) {
    ReferenceArray operand = value(node.operand());
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    int[] permutation = node.permutation();
    for (int place = 0; place < result.size(); place++) {
      int[] index = result.index(place);
      int[] from = new int[index.length];
      for (int axis = 0; axis < index.length; axis++) {
        from[permutation[axis]] = index[axis];
      }
      result.copy(place, operand, operand.place(from));
    }
    return result;
  }

  @Override
  public ReferenceArray visit(Reshape node) {
    ReferenceArray operand = value(node.operand());
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    for (int place = 0; place < result.size(); place++) {
      result.copy(place, operand, place);
    }
    return result;
  }

  @Override
  public ReferenceArray visit(Slice node) {
    ReferenceArray operand = value(node.operand());
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    for (int place = 0; place < result.size(); place++) {
      result.copy(place, operand, operand.place(within(node.region(), result.index(place))));
    }
    return result;
  }

  private static int[] within(Region region, int[] index) {
    int[] from = new int[index.length];
    for (int axis = 0; axis < index.length; axis++) {
      from[axis] = (int) (region.start()[axis] + index[axis] * region.step()[axis]);
    }
    return from;
  }

  @Override
  public ReferenceArray visit(Concatenate node) {
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    int offset = 0;
    for (Expr operand : node.operands()) {
      ReferenceArray part = value(operand);
      for (int place = 0; place < part.size(); place++) {
        int[] index = part.index(place);
        index[node.axis()] += offset;
        result.copy(result.place(index), part, place);
      }
      offset += part.shape()[node.axis()];
    }
    return result;
  }

  @Override
  public ReferenceArray visit(BroadcastTo node) {
    ReferenceArray operand = value(node.operand());
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    for (int place = 0; place < result.size(); place++) {
      result.copy(place, operand, broadcastPlace(operand, result.index(place)));
    }
    return result;
  }

  @Override
  public ReferenceArray visit(Update node) {
    ReferenceArray base = value(node.base());
    ReferenceArray patch = value(node.value());
    ReferenceArray result = ReferenceArray.of(node.dtype(), node.shape());
    for (int place = 0; place < result.size(); place++) {
      result.copy(place, base, place);
    }
    ReferenceArray region = ReferenceArray.of(DType.BOOL, node.region().count());
    for (int place = 0; place < region.size(); place++) {
      int[] index = region.index(place);
      int to = result.place(within(node.region(), index));
      result.copy(to, patch, broadcastPlace(patch, index));
    }
    return result;
  }

  @Override
  public ReferenceArray visit(Factorise node) {
    return ReferenceLinearAlgebra.of(node, node.operands().stream().map(this::value).toList());
  }

  @Override
  public ReferenceArray visit(Whole node) {
    throw new UnsupportedOperationException("no reference for " + node);
  }

  /** The axes of a reduction's operand that its result keeps. */
  static int[] keptAxes(Reduce node) {
    return java.util.Arrays.stream(Shapes.allAxes(node.operand().rank()))
        .filter(axis -> !Shapes.contains(node.axes(), axis))
        .toArray();
  }
}
