package io.numflink.glm.script;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;

/** Class labels, which are integers, in the type that the script has them in. */
final class ClassLabels {
  private ClassLabels() {}

  /** An array of that shape with these labels. */
  static Expr array(double[] labels, DType dtype, int... shape) {
    int n = labels.length;
    Block block =
        switch (dtype) {
          case FLOAT64 -> Block.of(labels.clone(), shape);
          case FLOAT32 -> {
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
              values[i] = (float) labels[i];
            }
            yield Block.of(values, shape);
          }
          case INT64 -> {
            long[] values = new long[n];
            for (int i = 0; i < n; i++) {
              values[i] = (long) labels[i];
            }
            yield Block.of(values, shape);
          }
          case INT32 -> {
            int[] values = new int[n];
            for (int i = 0; i < n; i++) {
              values[i] = (int) labels[i];
            }
            yield Block.of(values, shape);
          }
          case BOOL -> {
            boolean[] values = new boolean[n];
            for (int i = 0; i < n; i++) {
              values[i] = labels[i] != 0;
            }
            yield Block.of(values, shape);
          }
        };
    return Creation.array(block);
  }
}
