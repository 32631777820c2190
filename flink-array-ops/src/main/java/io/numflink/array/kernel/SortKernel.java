package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Sorts a whole array along an axis, stably and with NaN last.
 *
 * @param axis along which
 * @param places whether to give the places of the elements (int64) instead of the elements
 */
public record SortKernel(int axis, boolean places) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block in = operands[0];
    Block out = context.allocate(places ? DType.INT64 : in.dtype(), in.shape());
    Lane.forEach(in, axis, lane -> sort(in, out, lane));
    return out;
  }

  private void sort(Block in, Block out, Lane lane) {
    if (places) {
      int[] order =
          IntStream.range(0, lane.length())
              .boxed()
              .sorted(order(in, lane))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int i = 0; i < order.length; i++) {
        out.int64()[lane.at(i)] = order[i];
      }
      return;
    }
    Object line = Block.newArray(in.dtype(), lane.length());
    lane.gather(in.data(), line);
    switch (in.dtype()) {
      case FLOAT64 -> Arrays.sort((double[]) line);
      case FLOAT32 -> Arrays.sort((float[]) line);
      case INT64 -> Arrays.sort((long[]) line);
      case INT32 -> Arrays.sort((int[]) line);
      case BOOL -> sort((boolean[]) line);
    }
    lane.scatter(line, out.data());
  }

  private static void sort(boolean[] line) {
    int no = 0;
    for (boolean element : line) {
      no += element ? 0 : 1;
    }
    Arrays.fill(line, 0, no, false);
    Arrays.fill(line, no, line.length, true);
  }

  private static Comparator<Integer> order(Block in, Lane lane) {
    return switch (in.dtype()) {
      case FLOAT64 -> (i, j) -> compare(in.float64()[lane.at(i)], in.float64()[lane.at(j)]);
      case FLOAT32 -> (i, j) -> compare(in.float32()[lane.at(i)], in.float32()[lane.at(j)]);
      case INT64 -> Comparator.comparingLong(i -> in.int64()[lane.at(i)]);
      case INT32 -> Comparator.comparingInt(i -> in.int32()[lane.at(i)]);
      case BOOL -> (i, j) -> Boolean.compare(in.bool()[lane.at(i)], in.bool()[lane.at(j)]);
    };
  }

  /** As Double.compare, but −0 equals 0. */
  private static int compare(double x, double y) {
    return x < y ? -1 : x > y ? 1 : x == y ? 0 : Boolean.compare(Double.isNaN(x), Double.isNaN(y));
  }
}
