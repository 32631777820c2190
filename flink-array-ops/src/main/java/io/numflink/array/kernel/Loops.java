package io.numflink.array.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * The loops that apply a scalar function to every element of primitive arrays. One class below is
 * one loop, for every function of its type; {@link #of} gives each function a copy of its own (a
 * hidden class made from the class's byte code). In a copy the call of the function is monomorphic,
 * so the JIT compiler inlines it and vectorises the loop, just as if it had been written out by
 * hand for that function.
 */
final class Loops {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final Map<Class<?>, byte[]> BYTE_CODE = new ConcurrentHashMap<>();

  private Loops() {}

  /** A copy of {@code loop} that is compiled for its function alone. */
  static Loop of(Template<?> loop) {
    Class<?> template = loop.getClass();
    byte[] byteCode = BYTE_CODE.computeIfAbsent(template, Loops::byteCode);
    Class<?> type = template.getDeclaredConstructors()[0].getParameterTypes()[0];
    try {
      Class<?> copy = LOOKUP.defineHiddenClass(byteCode, false).lookupClass();
      return (Loop)
          LOOKUP
              .findConstructor(copy, MethodType.methodType(void.class, type))
              .invoke(loop.function);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make a loop of " + template, e);
    }
  }

  private static byte[] byteCode(Class<?> template) {
    String name = template.getName();
    try (InputStream in =
        template.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      if (in == null) {
        throw new IllegalStateException("the byte code of " + name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A loop around a function of type {@code F}. */
  abstract static class Template<F> implements Loop {
    final F function;

    Template(F function) {
      this.function = function;
    }
  }

  @FunctionalInterface
  interface FloatUnaryOperator {
    float applyAsFloat(float x);
  }

  @FunctionalInterface
  interface FloatBinaryOperator {
    float applyAsFloat(float x, float y);
  }

  @FunctionalInterface
  interface BooleanUnaryOperator {
    boolean applyAsBoolean(boolean x);
  }

  @FunctionalInterface
  interface BooleanBinaryOperator {
    boolean applyAsBoolean(boolean x, boolean y);
  }

  @FunctionalInterface
  interface FloatPredicate {
    boolean test(float x);
  }

  @FunctionalInterface
  interface DoubleRelation {
    boolean test(double x, double y);
  }

  @FunctionalInterface
  interface FloatRelation {
    boolean test(float x, float y);
  }

  @FunctionalInterface
  interface LongRelation {
    boolean test(long x, long y);
  }

  @FunctionalInterface
  interface IntRelation {
    boolean test(int x, int y);
  }

  static final class Float64Unary extends Template<DoubleUnaryOperator> {
    Float64Unary(DoubleUnaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      DoubleUnaryOperator f = function;
      double[] a = (double[]) in[0];
      double[] r = (double[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsDouble(a[i + t]);
      }
    }
  }

  static final class Float64Binary extends Template<DoubleBinaryOperator> {
    Float64Binary(DoubleBinaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      DoubleBinaryOperator f = function;
      double[] a = (double[]) in[0];
      double[] b = (double[]) in[1];
      double[] r = (double[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsDouble(a[i + t], b[j + t]);
      }
    }
  }

  static final class Float32Unary extends Template<FloatUnaryOperator> {
    Float32Unary(FloatUnaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      FloatUnaryOperator f = function;
      float[] a = (float[]) in[0];
      float[] r = (float[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsFloat(a[i + t]);
      }
    }
  }

  static final class Float32Binary extends Template<FloatBinaryOperator> {
    Float32Binary(FloatBinaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      FloatBinaryOperator f = function;
      float[] a = (float[]) in[0];
      float[] b = (float[]) in[1];
      float[] r = (float[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsFloat(a[i + t], b[j + t]);
      }
    }
  }

  static final class Int64Unary extends Template<LongUnaryOperator> {
    Int64Unary(LongUnaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      LongUnaryOperator f = function;
      long[] a = (long[]) in[0];
      long[] r = (long[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsLong(a[i + t]);
      }
    }
  }

  static final class Int64Binary extends Template<LongBinaryOperator> {
    Int64Binary(LongBinaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      LongBinaryOperator f = function;
      long[] a = (long[]) in[0];
      long[] b = (long[]) in[1];
      long[] r = (long[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsLong(a[i + t], b[j + t]);
      }
    }
  }

  static final class Int32Unary extends Template<IntUnaryOperator> {
    Int32Unary(IntUnaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      IntUnaryOperator f = function;
      int[] a = (int[]) in[0];
      int[] r = (int[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsInt(a[i + t]);
      }
    }
  }

  static final class Int32Binary extends Template<IntBinaryOperator> {
    Int32Binary(IntBinaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      IntBinaryOperator f = function;
      int[] a = (int[]) in[0];
      int[] b = (int[]) in[1];
      int[] r = (int[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsInt(a[i + t], b[j + t]);
      }
    }
  }

  static final class BoolUnary extends Template<BooleanUnaryOperator> {
    BoolUnary(BooleanUnaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      BooleanUnaryOperator f = function;
      boolean[] a = (boolean[]) in[0];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsBoolean(a[i + t]);
      }
    }
  }

  static final class BoolBinary extends Template<BooleanBinaryOperator> {
    BoolBinary(BooleanBinaryOperator function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      BooleanBinaryOperator f = function;
      boolean[] a = (boolean[]) in[0];
      boolean[] b = (boolean[]) in[1];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.applyAsBoolean(a[i + t], b[j + t]);
      }
    }
  }

  static final class Float64Test extends Template<DoublePredicate> {
    Float64Test(DoublePredicate function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      DoublePredicate f = function;
      double[] a = (double[]) in[0];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t]);
      }
    }
  }

  static final class Float64Compare extends Template<DoubleRelation> {
    Float64Compare(DoubleRelation function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      DoubleRelation f = function;
      double[] a = (double[]) in[0];
      double[] b = (double[]) in[1];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t], b[j + t]);
      }
    }
  }

  static final class Float32Test extends Template<FloatPredicate> {
    Float32Test(FloatPredicate function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      FloatPredicate f = function;
      float[] a = (float[]) in[0];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t]);
      }
    }
  }

  static final class Float32Compare extends Template<FloatRelation> {
    Float32Compare(FloatRelation function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      FloatRelation f = function;
      float[] a = (float[]) in[0];
      float[] b = (float[]) in[1];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t], b[j + t]);
      }
    }
  }

  static final class Int64Test extends Template<LongPredicate> {
    Int64Test(LongPredicate function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      LongPredicate f = function;
      long[] a = (long[]) in[0];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t]);
      }
    }
  }

  static final class Int64Compare extends Template<LongRelation> {
    Int64Compare(LongRelation function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      LongRelation f = function;
      long[] a = (long[]) in[0];
      long[] b = (long[]) in[1];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t], b[j + t]);
      }
    }
  }

  static final class Int32Test extends Template<IntPredicate> {
    Int32Test(IntPredicate function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      IntPredicate f = function;
      int[] a = (int[]) in[0];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t]);
      }
    }
  }

  static final class Int32Compare extends Template<IntRelation> {
    Int32Compare(IntRelation function) {
      super(function);
    }

    @Override
    public void run(Object[] in, int[] at, Object out, int to, int n) {
      IntRelation f = function;
      int[] a = (int[]) in[0];
      int[] b = (int[]) in[1];
      boolean[] r = (boolean[]) out;
      int i = at[0];
      int j = at[1];
      for (int t = 0; t < n; t++) {
        r[to + t] = f.test(a[i + t], b[j + t]);
      }
    }
  }
}
