package io.numflink.connectors.npy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Broadcast;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.files.FileVersion;
import io.numflink.connectors.files.StoragePath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Arrays in {@code .npy} files. */
public final class Npy {
  private Npy() {}

  /** The array that a file holds. Its header is read now, its elements by the blocks, later. */
  public static Expr load(String path) {
    FileVersion file = FileVersion.of(StoragePath.of(path));
    try (InputStream in = new BufferedInputStream(file.path().open())) {
      NpyHeader header = NpyHeader.read(in, path);
      return stored(path, file, 0, file.length(), header);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * The array of an npy stream within a file.
   *
   * @param start where the header begins
   * @param length how long the stream is, header included
   */
  static Expr stored(String name, FileVersion file, long start, long length, NpyHeader header) {
    requireLength(name, length, header);
    return Creation.stored(
        name, new NpyReader(file, start, header), header.dtype(), header.shape());
  }

  static void requireLength(String name, long length, NpyHeader header) {
    long expected = header.length() + header.dataBytes();
    if (length < expected) {
      throw ArrayException.valueError(
          "'%s' is truncated: %s %s takes %d bytes with its header, and there are %d"
              .formatted(
                  name,
                  header.dtype().numpyName(),
                  Broadcast.text(header.shape()),
                  expected,
                  length));
    }
  }
}
