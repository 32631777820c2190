package io.numflink.connectors;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.WholeArray;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import java.lang.reflect.Array;
import java.util.Arrays;

/** Arrays whose values follow from their type and shape, and ways to read others. */
public final class TestArrays {
  private TestArrays() {}

  /**
   * The array that {@code npy_goldens.py} calls by that type and shape: 0.5 i − 1.25, 3 i − 7, or i
   * mod 3 = 0.
   */
  public static Block counted(DType dtype, int... shape) {
    Block block = Block.zeros(dtype, shape);
    for (int i = 0; i < block.size(); i++) {
      switch (dtype) {
        case FLOAT64 -> block.float64()[i] = 0.5 * i - 1.25;
        case FLOAT32 -> block.float32()[i] = 0.5f * i - 1.25f;
        case INT64 -> block.int64()[i] = 3L * i - 7;
        case INT32 -> block.int32()[i] = 3 * i - 7;
        case BOOL -> block.bool()[i] = i % 3 == 0;
      }
    }
    return block;
  }

  /** The array of a stored leaf, read in blocks of that shape. */
  public static Block read(Expr stored, int... blockShape) {
    LeafSource.Stored source = (LeafSource.Stored) ((Leaf) stored).source();
    BlockGrid grid = new BlockGrid(stored.shape(), blockShape);
    return WholeArray.assemble(
        stored.dtype(),
        grid,
        linear -> {
          int[] index = grid.index(linear);
          return source.reader().read(offset(grid, index), grid.shapeOf(index));
        });
  }

  /** Where a block of a grid begins. */
  public static long[] offset(BlockGrid grid, int... index) {
    long[] offset = new long[index.length];
    Arrays.setAll(offset, axis -> grid.offset(axis, index[axis]));
    return offset;
  }

  /** The part of a block that begins at {@code offset}. */
  public static Block cut(Block whole, long[] offset, int[] shape) {
    Block part = Block.zeros(whole.dtype(), shape);
    for (int i = 0; i < part.size(); i++) {
      int from = 0;
      int stride = 1;
      int rest = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        from += ((int) offset[axis] + rest % shape[axis]) * stride;
        rest /= shape[axis];
        stride *= whole.extent(axis);
      }
      Array.set(part.data(), i, Array.get(whole.data(), from));
    }
    return part;
  }

  /** A block in one line, for comparison: type, shape and elements. */
  public static String text(Block block) {
    StringBuilder text = new StringBuilder(block.toString());
    for (int i = 0; i < block.size(); i++) {
      text.append(' ').append(Array.get(block.data(), i));
    }
    return text.toString();
  }
}
