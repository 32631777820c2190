package io.numflink.array.kernel;

import io.numflink.array.block.DType;

/**
 * The loops that convert between types, as a C compiler on x86-64 converts, which is what NumPy
 * does: a float becomes an integer by truncation, and the smallest integer if it is not a number or
 * out of range; an int64 becomes an int32 by dropping its high half; whatever is not zero is true.
 */
final class Casts {
  private Casts() {}

  static Loop of(DType from, DType to) {
    return switch (from) {
      case FLOAT64 -> fromFloat64(to);
      case FLOAT32 -> fromFloat32(to);
      case INT64 -> fromInt64(to);
      case INT32 -> fromInt32(to);
      case BOOL -> fromBool(to);
    };
  }

  private static Loop fromFloat64(DType to) {
    return switch (to) {
      case FLOAT64 -> (in, at, out, k, n) -> System.arraycopy(in[0], at[0], out, k, n);
      case FLOAT32 ->
          (in, at, out, k, n) -> {
            double[] a = (double[]) in[0];
            float[] r = (float[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = (float) a[i + t];
            }
          };
      case INT64 ->
          (in, at, out, k, n) -> {
            double[] a = (double[]) in[0];
            long[] r = (long[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = toLong(a[i + t]);
            }
          };
      case INT32 ->
          (in, at, out, k, n) -> {
            double[] a = (double[]) in[0];
            int[] r = (int[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = toInt(a[i + t]);
            }
          };
      case BOOL ->
          (in, at, out, k, n) -> {
            double[] a = (double[]) in[0];
            boolean[] r = (boolean[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] != 0;
            }
          };
    };
  }

  private static Loop fromFloat32(DType to) {
    return switch (to) {
      case FLOAT64 ->
          (in, at, out, k, n) -> {
            float[] a = (float[]) in[0];
            double[] r = (double[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t];
            }
          };
      case FLOAT32 -> (in, at, out, k, n) -> System.arraycopy(in[0], at[0], out, k, n);
      case INT64 ->
          (in, at, out, k, n) -> {
            float[] a = (float[]) in[0];
            long[] r = (long[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = toLong(a[i + t]);
            }
          };
      case INT32 ->
          (in, at, out, k, n) -> {
            float[] a = (float[]) in[0];
            int[] r = (int[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = toInt(a[i + t]);
            }
          };
      case BOOL ->
          (in, at, out, k, n) -> {
            float[] a = (float[]) in[0];
            boolean[] r = (boolean[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] != 0;
            }
          };
    };
  }

  private static Loop fromInt64(DType to) {
    return switch (to) {
      case FLOAT64 ->
          (in, at, out, k, n) -> {
            long[] a = (long[]) in[0];
            double[] r = (double[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = (double) a[i + t];
            }
          };
      case FLOAT32 ->
          (in, at, out, k, n) -> {
            long[] a = (long[]) in[0];
            float[] r = (float[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = (float) a[i + t];
            }
          };
      case INT64 -> (in, at, out, k, n) -> System.arraycopy(in[0], at[0], out, k, n);
      case INT32 ->
          (in, at, out, k, n) -> {
            long[] a = (long[]) in[0];
            int[] r = (int[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = (int) a[i + t];
            }
          };
      case BOOL ->
          (in, at, out, k, n) -> {
            long[] a = (long[]) in[0];
            boolean[] r = (boolean[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] != 0;
            }
          };
    };
  }

  private static Loop fromInt32(DType to) {
    return switch (to) {
      case FLOAT64 ->
          (in, at, out, k, n) -> {
            int[] a = (int[]) in[0];
            double[] r = (double[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t];
            }
          };
      case FLOAT32 ->
          (in, at, out, k, n) -> {
            int[] a = (int[]) in[0];
            float[] r = (float[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = (float) a[i + t];
            }
          };
      case INT64 ->
          (in, at, out, k, n) -> {
            int[] a = (int[]) in[0];
            long[] r = (long[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t];
            }
          };
      case INT32 -> (in, at, out, k, n) -> System.arraycopy(in[0], at[0], out, k, n);
      case BOOL ->
          (in, at, out, k, n) -> {
            int[] a = (int[]) in[0];
            boolean[] r = (boolean[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] != 0;
            }
          };
    };
  }

  private static Loop fromBool(DType to) {
    return switch (to) {
      case FLOAT64 ->
          (in, at, out, k, n) -> {
            boolean[] a = (boolean[]) in[0];
            double[] r = (double[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] ? 1.0 : 0.0;
            }
          };
      case FLOAT32 ->
          (in, at, out, k, n) -> {
            boolean[] a = (boolean[]) in[0];
            float[] r = (float[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] ? 1f : 0f;
            }
          };
      case INT64 ->
          (in, at, out, k, n) -> {
            boolean[] a = (boolean[]) in[0];
            long[] r = (long[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] ? 1L : 0L;
            }
          };
      case INT32 ->
          (in, at, out, k, n) -> {
            boolean[] a = (boolean[]) in[0];
            int[] r = (int[]) out;
            int i = at[0];
            for (int t = 0; t < n; t++) {
              r[k + t] = a[i + t] ? 1 : 0;
            }
          };
      case BOOL -> (in, at, out, k, n) -> System.arraycopy(in[0], at[0], out, k, n);
    };
  }

  private static long toLong(double x) {
    long v = (long) x;
    return v == Long.MAX_VALUE || Double.isNaN(x) ? Long.MIN_VALUE : v;
  }

  private static int toInt(double x) {
    return Double.isNaN(x) || x >= 0x1p31 ? Integer.MIN_VALUE : (int) x;
  }
}
