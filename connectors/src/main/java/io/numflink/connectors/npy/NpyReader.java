package io.numflink.connectors.npy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.BlockReader;
import io.numflink.array.kernel.KernelContext;
import io.numflink.array.kernel.TransposeKernel;
import io.numflink.connectors.files.FileVersion;
import io.numflink.connectors.files.RangeInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads blocks of an npy file, each from the byte ranges that hold it. A block that spans whole
 * rows is one range. A file in Fortran order is, byte for byte, the transposed array in C order: it
 * is read as that, and the block transposed.
 */
final class NpyReader implements BlockReader {
  private static final long serialVersionUID = 1L;

  /** Gaps between ranges are read too if they are not longer than this many times the ranges. */
  private static final long TOLERATED_GAP = 3;

  private final FileVersion file;
  private final long dataStart;
  private final DType dtype;
  private final boolean bigEndian;
  private final boolean fortranOrder;
  private final long[] shape;

  /**
   * @param start where the header begins in the file
   */
  NpyReader(FileVersion file, long start, NpyHeader header) {
    this.file = file;
    this.dataStart = start + header.length();
    this.dtype = header.dtype();
    this.bigEndian = header.type().bigEndian();
    this.fortranOrder = header.fortranOrder();
    this.shape = header.shape();
  }

  @Override
  public void verify() {
    file.verify();
  }

  @Override
  public Block read(long[] offset, int[] blockShape) {
    try {
      if (!fortranOrder) {
        return read(shape, offset, blockShape);
      }
      Block transposed = read(reversed(shape), reversed(offset), reversed(blockShape));
      int[] axes = new int[blockShape.length];
      Arrays.setAll(axes, axis -> axes.length - 1 - axis);
      return new TransposeKernel(axes)
          .compute(KernelContext.simple(), new int[axes.length], new Block[] {transposed});
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Reads a block of the array of that shape that the file holds in C order. */
  private Block read(long[] stored, long[] offset, int[] blockShape) throws IOException {
    Runs runs = new Runs(stored, offset, blockShape);
    Block block = Block.zeros(dtype, blockShape);
    if (runs.count() == 0) {
      return block;
    }
    long end = position(runs.start(runs.count() - 1) + runs.length());
    boolean dense =
        runs.count() > 1
            && runs.start(1) - runs.start(0) <= (1 + TOLERATED_GAP) * (long) runs.length();
    try (RangeInput in = new RangeInput(file.path(), new NpyType(dtype, bigEndian).order())) {
      runs.forEach(
          (start, at) -> {
            long useful = dense ? end : position(start + runs.length());
            int done = 0;
            while (done < runs.length()) {
              ByteBuffer bytes = in.at(position(start + done), dtype.bytes(), useful);
              int n = Math.min(runs.length() - done, bytes.remaining() / dtype.bytes());
              Elements.get(bytes, dtype, block.data(), at + done, n);
              done += n;
            }
          });
    }
    return block;
  }

  /** Where the element at that place in the stored order is. */
  private long position(long place) {
    return dataStart + place * dtype.bytes();
  }

  private static long[] reversed(long[] values) {
    long[] result = new long[values.length];
    Arrays.setAll(result, i -> values[values.length - 1 - i]);
    return result;
  }

  private static int[] reversed(int[] values) {
    int[] result = new int[values.length];
    Arrays.setAll(result, i -> values[values.length - 1 - i]);
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NpyReader reader
        && file.equals(reader.file)
        && dataStart == reader.dataStart;
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + Long.hashCode(dataStart);
  }
}
