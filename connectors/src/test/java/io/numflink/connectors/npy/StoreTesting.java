package io.numflink.connectors.npy;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.BlockWriter;
import io.numflink.connectors.TestArrays;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Drives stores without a session. */
final class StoreTesting {
  private StoreTesting() {}

  /** Saves one array: its blocks in some order, some of them twice, as after a failover. */
  static void store(ArrayStore store, int[] blockShape, Block array) throws Exception {
    write(store.begin().get(0), blockShape, array);
    store.commit();
  }

  static void write(BlockWriter writer, int[] blockShape, Block array) throws Exception {
    BlockGrid grid =
        new BlockGrid(Arrays.stream(array.shape()).asLongStream().toArray(), blockShape);
    List<Integer> order =
        new java.util.ArrayList<>(IntStream.range(0, grid.blockCount()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    order.addAll(order.subList(0, (order.size() + 1) / 2));
    for (int linear : order) {
      int[] index = grid.index(linear);
      long[] offset = TestArrays.offset(grid, index);
      writer.write(offset, TestArrays.cut(array, offset, grid.shapeOf(index)));
    }
  }
}
