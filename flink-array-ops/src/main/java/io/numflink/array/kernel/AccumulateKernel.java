package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/**
 * yᵢ = x₀ ∘ … ∘ xᵢ along an axis of a whole array of int64, float32 or float64, from front to back
 * in the type of the elements, as NumPy does.
 *
 * @param axis along which
 * @param product whether ∘ multiplies instead of adding
 */
public record AccumulateKernel(int axis, boolean product) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block in = operands[0];
    Block out = context.allocate(in.dtype(), in.shape());
    switch (in.dtype()) {
      case FLOAT64 -> Lane.forEach(in, axis, lane -> run(in.float64(), out.float64(), lane));
      case FLOAT32 -> Lane.forEach(in, axis, lane -> run(in.float32(), out.float32(), lane));
      case INT64 -> Lane.forEach(in, axis, lane -> run(in.int64(), out.int64(), lane));
      default -> throw new IllegalArgumentException("cannot accumulate " + in);
    }
    return out;
  }

  private void run(double[] x, double[] y, Lane lane) {
    double total = x[lane.start()];
    y[lane.start()] = total;
    for (int i = 1; i < lane.length(); i++) {
      double next = x[lane.at(i)];
      total = product ? total * next : total + next;
      y[lane.at(i)] = total;
    }
  }

  private void run(float[] x, float[] y, Lane lane) {
    float total = x[lane.start()];
    y[lane.start()] = total;
    for (int i = 1; i < lane.length(); i++) {
      float next = x[lane.at(i)];
      total = product ? total * next : total + next;
      y[lane.at(i)] = total;
    }
  }

  private void run(long[] x, long[] y, Lane lane) {
    long total = x[lane.start()];
    y[lane.start()] = total;
    for (int i = 1; i < lane.length(); i++) {
      long next = x[lane.at(i)];
      total = product ? total * next : total + next;
      y[lane.at(i)] = total;
    }
  }
}
