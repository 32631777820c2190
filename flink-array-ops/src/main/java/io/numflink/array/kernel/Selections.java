package io.numflink.array.kernel;

import io.numflink.array.block.DType;

/** The loops of {@code where(c, x, y)}: x where the boolean c is true, y elsewhere. */
final class Selections {
  private Selections() {}

  static Loop of(DType dtype) {
    return switch (dtype) {
      case FLOAT64 ->
          (in, at, out, k, n) -> {
            boolean[] c = (boolean[]) in[0];
            double[] a = (double[]) in[1];
            double[] b = (double[]) in[2];
            double[] r = (double[]) out;
            int h = at[0];
            int i = at[1];
            int j = at[2];
            for (int t = 0; t < n; t++) {
              r[k + t] = c[h + t] ? a[i + t] : b[j + t];
            }
          };
      case FLOAT32 ->
          (in, at, out, k, n) -> {
            boolean[] c = (boolean[]) in[0];
            float[] a = (float[]) in[1];
            float[] b = (float[]) in[2];
            float[] r = (float[]) out;
            int h = at[0];
            int i = at[1];
            int j = at[2];
            for (int t = 0; t < n; t++) {
              r[k + t] = c[h + t] ? a[i + t] : b[j + t];
            }
          };
      case INT64 ->
          (in, at, out, k, n) -> {
            boolean[] c = (boolean[]) in[0];
            long[] a = (long[]) in[1];
            long[] b = (long[]) in[2];
            long[] r = (long[]) out;
            int h = at[0];
            int i = at[1];
            int j = at[2];
            for (int t = 0; t < n; t++) {
              r[k + t] = c[h + t] ? a[i + t] : b[j + t];
            }
          };
      case INT32 ->
          (in, at, out, k, n) -> {
            boolean[] c = (boolean[]) in[0];
            int[] a = (int[]) in[1];
            int[] b = (int[]) in[2];
            int[] r = (int[]) out;
            int h = at[0];
            int i = at[1];
            int j = at[2];
            for (int t = 0; t < n; t++) {
              r[k + t] = c[h + t] ? a[i + t] : b[j + t];
            }
          };
      case BOOL ->
          (in, at, out, k, n) -> {
            boolean[] c = (boolean[]) in[0];
            boolean[] a = (boolean[]) in[1];
            boolean[] b = (boolean[]) in[2];
            boolean[] r = (boolean[]) out;
            int h = at[0];
            int i = at[1];
            int j = at[2];
            for (int t = 0; t < n; t++) {
              r[k + t] = c[h + t] ? a[i + t] : b[j + t];
            }
          };
    };
  }
}
