package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Puts the blocks of an array together from rectangular pieces of the blocks of others: slices
 * (with steps of either sign), single indices, concatenation, other block shapes, broadcasting and
 * diagonals are all of this kind. The kernel holds the grids and a few numbers an axis, not a list
 * of blocks; {@link #operandsFor} says which blocks a block of the result is made of, in the order
 * in which {@link #compute} takes them.
 */
public final class GatherKernel implements BlockKernel {
  private static final long serialVersionUID = 1L;

  private final BlockGrid result;
  private final DType dtype;
  private final List<Piece> pieces;

  /** Block {@code index} of source number {@code source}. */
  public record Operand(int source, List<Integer> index) {
    public Operand {
      index = List.copyOf(index);
    }

    /** The block's index, one number an axis. */
    public int[] blockIndex() {
      return index.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /**
   * A region of the result, {@code begin[r] ≤ i[r] < begin[r] + count[r]} along each of its axes r,
   * and where its elements come from: coordinate s of the source is {@code start[s] + step[s] (i[r]
   * − begin[r])} with r = {@code axes[s]}, or always {@code start[s]} if {@code axes[s]} is −1.
   * Result axes that are in no {@code axes[s]} repeat the source.
   */
  public static final class Piece implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int source;
    private final BlockGrid grid;
    private final long[] begin;
    private final long[] count;
    private final long[] start;
    private final long[] step;
    private final int[] axes;

    public Piece(
        int source,
        BlockGrid grid,
        long[] begin,
        long[] count,
        long[] start,
        long[] step,
        int[] axes) {
      if (start.length != grid.rank() || step.length != grid.rank() || axes.length != grid.rank()) {
        throw new IllegalArgumentException(
            "a piece of an array of rank %d needs as many starts, steps and axes, got %s, %s, %s"
                .formatted(
                    grid.rank(),
                    Arrays.toString(start),
                    Arrays.toString(step),
                    Arrays.toString(axes)));
      }
      this.source = source;
      this.grid = grid;
      this.begin = begin.clone();
      this.count = count.clone();
      this.start = start.clone();
      this.step = step.clone();
      this.axes = axes.clone();
    }
  }

  /** What one source block gives: a range of the result's coordinates along each axis. */
  private record Part(Piece piece, int[] block, long[] low, long[] high) {}

  public GatherKernel(DType dtype, BlockGrid result, List<Piece> pieces) {
    this.dtype = dtype;
    this.result = result;
    this.pieces = List.copyOf(pieces);
  }

  /**
   * A slice: coordinate s of the source is {@code start[s] + step[s] i[axes[s]]}, or {@code
   * start[s]} if {@code axes[s]} is −1, an axis that an index has taken away.
   */
  public static GatherKernel slice(
      DType dtype, BlockGrid source, long[] start, long[] step, int[] axes, BlockGrid result) {
    long[] begin = new long[result.rank()];
    return new GatherKernel(
        dtype, result, List.of(new Piece(0, source, begin, result.shape(), start, step, axes)));
  }

  /** The same array in blocks of another shape. */
  public static GatherKernel reblock(DType dtype, BlockGrid source, BlockGrid result) {
    int rank = source.rank();
    long[] ones = new long[rank];
    Arrays.fill(ones, 1);
    int[] axes = new int[rank];
    Arrays.setAll(axes, axis -> axis);
    return slice(dtype, source, new long[rank], ones, axes, result);
  }

  /** The sources one after the other along {@code axis}. */
  public static GatherKernel concatenate(
      DType dtype, List<BlockGrid> sources, int axis, BlockGrid result) {
    int rank = result.rank();
    long[] ones = new long[rank];
    Arrays.fill(ones, 1);
    int[] axes = new int[rank];
    Arrays.setAll(axes, a -> a);
    List<Piece> pieces = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < sources.size(); i++) {
      long[] begin = new long[rank];
      begin[axis] = at;
      long[] count = sources.get(i).shape();
      pieces.add(new Piece(i, sources.get(i), begin, count, new long[rank], ones, axes));
      at += count[axis];
    }
    return new GatherKernel(dtype, result, pieces);
  }

  /** The source blocks that the block of the result at {@code index} is made of. */
  public List<Operand> operandsFor(int... index) {
    List<Operand> operands = new ArrayList<>();
    for (Part part : parts(index)) {
      List<Integer> block = Arrays.stream(part.block).boxed().toList();
      operands.add(new Operand(part.piece.source, block));
    }
    return operands;
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    int[] shape = result.shapeOf(index);
    Block block = context.allocate(dtype, shape);
    int[] strides = Layout.strides(shape);
    int number = 0;
    for (Part part : parts(index)) {
      copy(part, operands[number++], index, block, strides);
    }
    return block;
  }

  private void copy(Part part, Block source, int[] index, Block block, int[] strides) {
    Piece piece = part.piece;
    int rank = strides.length;
    int[] from = new int[rank];
    int[] count = new int[rank];
    int to = 0;
    for (int r = 0; r < rank; r++) {
      count[r] = (int) (part.high[r] - part.low[r]);
      to += (int) (part.low[r] - result.offset(r, index[r])) * strides[r];
    }
    int[] sourceStrides = Layout.strides(source.shape());
    long first = 0;
    for (int s = 0; s < piece.axes.length; s++) {
      int r = piece.axes[s];
      long at = piece.start[s];
      if (r >= 0) {
        at += piece.step[s] * (part.low[r] - piece.begin[r]);
        from[r] += (int) (piece.step[s] * sourceStrides[s]);
      }
      first += (at - piece.grid.offset(s, part.block[s])) * sourceStrides[s];
    }
    Layout.copy(source.data(), (int) first, from, block.data(), to, strides, count);
  }

  private List<Part> parts(int[] index) {
    List<Part> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      long[] low = new long[result.rank()];
      long[] high = new long[result.rank()];
      boolean empty = false;
      for (int r = 0; r < low.length; r++) {
        long offset = result.offset(r, index[r]);
        low[r] = Math.max(offset, piece.begin[r]);
        high[r] = Math.min(offset + result.extent(r, index[r]), piece.begin[r] + piece.count[r]);
        empty |= low[r] >= high[r];
      }
      if (!empty) {
        addParts(parts, piece, 0, new int[piece.axes.length], low, high);
      }
    }
    return parts;
  }

  /** Adds the parts for all blocks of the piece's source that meet the range low … high. */
  private static void addParts(
      List<Part> parts, Piece piece, int s, int[] block, long[] low, long[] high) {
    if (s == piece.axes.length) {
      parts.add(new Part(piece, block.clone(), low.clone(), high.clone()));
      return;
    }
    int r = piece.axes[s];
    int extent = piece.grid.blockShape()[s];
    if (r < 0) {
      block[s] = (int) (piece.start[s] / extent);
      addParts(parts, piece, s + 1, block, low, high);
      return;
    }
    long step = piece.step[s];
    long start = piece.start[s] - step * piece.begin[r];
    int a = (int) ((start + step * low[r]) / extent);
    int b = (int) ((start + step * (high[r] - 1)) / extent);
    for (int i = Math.min(a, b); i <= Math.max(a, b); i++) {
      long offset = piece.grid.offset(s, i);
      long end = offset + extent;
      // offset ≤ start + step·x < end
      long from = low[r];
      long to = high[r];
      if (step > 0) {
        from = Math.max(from, -Math.floorDiv(start - offset, step));
        to = Math.min(to, -Math.floorDiv(start - end, step));
      } else if (step < 0) {
        from = Math.max(from, Math.floorDiv(start - end, -step) + 1);
        to = Math.min(to, Math.floorDiv(start - offset, -step) + 1);
      }
      if (from < to) {
        long[] partLow = low.clone();
        long[] partHigh = high.clone();
        partLow[r] = from;
        partHigh[r] = to;
        block[s] = i;
        addParts(parts, piece, s + 1, block, partLow, partHigh);
      }
    }
  }

  @Override
  public String toString() {
    return "gather of "
        + Collections.max(pieces.stream().map(p -> p.source + 1).toList())
        + " arrays to "
        + result;
  }
}
