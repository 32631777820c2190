package io.numflink.array.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Native memory of one thread, grown as needed and used again, to which operands of BLAS and LAPACK
 * are copied. JavaCPP frees it when the thread is gone.
 */
final class NativeArray {
  private DoublePointer doubles = new DoublePointer();
  private FloatPointer floats = new FloatPointer();

  /** Room for {@code n} float64 elements. */
  DoublePointer doubles(long n) {
    if (doubles.capacity() < Math.max(1, n)) {
      doubles.close();
      doubles = new DoublePointer(grown(n));
    }
    return doubles;
  }

  /** Room for {@code n} float32 elements. */
  FloatPointer floats(long n) {
    if (floats.capacity() < Math.max(1, n)) {
      floats.close();
      floats = new FloatPointer(grown(n));
    }
    return floats;
  }

  private static long grown(long n) {
    return Math.max(1024, n + n / 8);
  }

  DoublePointer copyOf(double[] array, int n) {
    return doubles(n).put(array, 0, n);
  }

  FloatPointer copyOf(float[] array, int n) {
    return floats(n).put(array, 0, n);
  }
}
