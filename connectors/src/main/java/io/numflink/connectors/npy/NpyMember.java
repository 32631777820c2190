package io.numflink.connectors.npy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.KernelContext;
import io.numflink.array.kernel.TransposeKernel;
import io.numflink.connectors.files.FileVersion;
import io.numflink.connectors.files.WholeReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.flink.core.fs.FSDataInputStream;

/** A member of an archive, as the whole array that it holds. */
final class NpyMember implements WholeReader.Content {
  private static final long serialVersionUID = 1L;

  private static final int BUFFER_BYTES = 1 << 16;

  private final FileVersion file;
  private final String name;
  private final long start;
  private final boolean deflated;

  NpyMember(FileVersion file, String name, ZipDirectory.Member member) {
    this.file = file;
    this.name = name;
    this.start = member.start();
    this.deflated = member.method() == ZipDirectory.DEFLATED;
  }

  /** The uncompressed bytes; they may be followed by others. */
  InputStream open() throws IOException {
    FSDataInputStream in = file.path().open();
    in.seek(start);
    // Zip members carry no zlib header.
    return deflated
        ? new InflaterInputStream(in, new Inflater(true), BUFFER_BYTES)
        : new BufferedInputStream(in);
  }

  @Override
  public Block load() throws IOException {
    try (InputStream in = open()) {
      NpyHeader header = NpyHeader.read(in, name);
      int[] shape = Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray();
      if (!header.fortranOrder()) {
        return elements(in, header, shape);
      }
      int[] axes = new int[shape.length];
      int[] stored = new int[shape.length];
      for (int axis = 0; axis < axes.length; axis++) {
        axes[axis] = axes.length - 1 - axis;
        stored[axis] = shape[axes[axis]];
      }
      return new TransposeKernel(axes)
          .compute(
              KernelContext.simple(),
              new int[axes.length],
              new Block[] {elements(in, header, stored)});
    }
  }

  private Block elements(InputStream in, NpyHeader header, int[] shape) throws IOException {
    DType dtype = header.dtype();
    Block block = Block.zeros(dtype, shape);
    byte[] bytes = new byte[BUFFER_BYTES];
    int chunk = BUFFER_BYTES / dtype.bytes();
    for (int at = 0; at < block.size(); at += chunk) {
      int n = Math.min(chunk, block.size() - at);
      if (in.readNBytes(bytes, 0, n * dtype.bytes()) < n * dtype.bytes()) {
        throw new EOFException("'%s' ends within its elements".formatted(name));
      }
      ByteBuffer view = ByteBuffer.wrap(bytes).order(header.type().order());
      Elements.get(view, dtype, block.data(), at, n);
    }
    return block;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NpyMember member && file.equals(member.file) && start == member.start;
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + Long.hashCode(start);
  }
}
