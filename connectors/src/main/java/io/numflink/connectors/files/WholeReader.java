package io.numflink.connectors.files;

import io.numflink.array.block.Block;
import io.numflink.array.expr.BlockReader;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;

/**
 * Reads an array that can only be read as a whole, such as a compressed one: the first block that a
 * process needs makes it read everything, and it keeps that while memory allows.
 */
public final class WholeReader implements BlockReader {
  private static final long serialVersionUID = 1L;

  /** The array; equal contents are equal arrays. */
  public interface Content extends Serializable {
    Block load() throws IOException;
  }

  private final FileVersion file;
  private final Content content;
  private transient SoftReference<Block> loaded;

  public WholeReader(FileVersion file, Content content) {
    this.file = file;
    this.content = content;
  }

  @Override
  public void verify() {
    file.verify();
  }

  @Override
  public Block read(long[] offset, int[] shape) {
    return cut(whole(), offset, shape);
  }

  private synchronized Block whole() {
    Block block = loaded == null ? null : loaded.get();
    if (block == null) {
      try {
        block = content.load();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      loaded = new SoftReference<>(block);
    }
    return block;
  }

  private static Block cut(Block whole, long[] offset, int[] shape) {
    Block block = Block.zeros(whole.dtype(), shape);
    int rank = shape.length;
    int width = rank == 0 ? 1 : shape[rank - 1];
    for (int at = 0; at < block.size(); at += width) {
      int from = 0;
      int stride = 1;
      int rest = at;
      for (int axis = rank - 1; axis >= 0; axis--) {
        from += ((int) offset[axis] + rest % shape[axis]) * stride;
        rest /= shape[axis];
        stride *= whole.extent(axis);
      }
      System.arraycopy(whole.data(), from, block.data(), at, width);
    }
    return block;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WholeReader reader && content.equals(reader.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }
}
