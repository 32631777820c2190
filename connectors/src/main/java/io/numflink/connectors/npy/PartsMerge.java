package io.numflink.connectors.npy;

import io.numflink.array.expr.Shapes;
import io.numflink.connectors.files.StoragePath;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.core.fs.FileStatus;

/**
 * Streams the parts of an array together in row-major order. The elements of a block appear in the
 * array in the block's own order, so every part is read once from beginning to end; open at a time
 * are the parts that meet in one row of the first axis.
 */
final class PartsMerge {
  private static final int BUFFER_BYTES = 1 << 16;

  private final StoragePath directory;
  private final long[] shape;
  private final int size;
  private final Map<String, PartName> parts = new HashMap<>();
  private final Map<String, OpenPart> open = new HashMap<>();
  private final byte[] buffer = new byte[BUFFER_BYTES];

  private PartsMerge(StoragePath directory, ArrayHead array) {
    this.directory = directory;
    this.shape = array.shape();
    this.size = array.dtype().bytes();
  }

  /** Writes the elements of the array whose parts are in the directory. */
  static void merge(StoragePath directory, ArrayHead array, OutputStream out) throws IOException {
    if (array.dataBytes() == 0) {
      return;
    }
    PartsMerge merge = new PartsMerge(directory, array);
    try {
      merge.run(out);
    } finally {
      for (OpenPart part : merge.open.values()) {
        part.in.close();
      }
    }
  }

  private void run(OutputStream out) throws IOException {
    long[][] cuts = cuts();
    int rank = shape.length;
    int last = rank - 1;
    long[] coordinate = new long[rank];
    long[] corner = new long[rank];
    do {
      for (int axis = 0; axis < last; axis++) {
        corner[axis] = floor(cuts[axis], coordinate[axis]);
      }
      for (long cut : rank == 0 ? new long[1] : cuts[last]) {
        if (rank > 0) {
          corner[last] = cut;
        }
        copyRow(corner, out);
      }
    } while (advance(coordinate));
  }

  /** Where the blocks begin, along each axis. */
  private long[][] cuts() throws IOException {
    @SuppressWarnings({"unchecked", "rawtypes"})
    TreeSet<Long>[] offsets = new TreeSet[shape.length];
    Arrays.setAll(offsets, axis -> new TreeSet<Long>());
    long missing = Shapes.size(shape);
    for (FileStatus file : directory.fileSystem().listStatus(directory.path())) {
      PartName part = PartName.parse(file.getPath().getName());
      parts.put(Arrays.toString(part.offset()), part);
      missing -= Arrays.stream(part.shape()).reduce(1, (a, b) -> a * b);
      for (int axis = 0; axis < shape.length; axis++) {
        offsets[axis].add(part.offset()[axis]);
      }
    }
    if (missing != 0) {
      throw new IOException(
          "the parts in '%s' are not those of the array: %d elements of %d are missing"
              .formatted(directory, missing, Shapes.size(shape)));
    }
    long[][] cuts = new long[shape.length][];
    Arrays.setAll(cuts, axis -> offsets[axis].stream().mapToLong(Long::longValue).toArray());
    return cuts;
  }

  private static long floor(long[] cuts, long coordinate) {
    int found = Arrays.binarySearch(cuts, coordinate);
    return cuts[found >= 0 ? found : -found - 2];
  }

  /** The next row; false after the last one. */
  private boolean advance(long[] coordinate) {
    for (int axis = shape.length - 2; axis >= 0; axis--) {
      if (++coordinate[axis] < shape[axis]) {
        return true;
      }
      coordinate[axis] = 0;
    }
    return false;
  }

  /** Copies the next row of the part whose first element is at {@code corner}. */
  private void copyRow(long[] corner, OutputStream out) throws IOException {
    String key = Arrays.toString(corner);
    OpenPart part = open.get(key);
    if (part == null) {
      part = open(key);
      open.put(key, part);
    }
    part.copyRow(out, buffer);
    if (part.remaining == 0) {
      part.in.close();
      open.remove(key);
    }
  }

  private OpenPart open(String corner) throws IOException {
    PartName name = parts.get(corner);
    if (name == null) {
      throw new FileNotFoundException("no part of '" + directory + "' begins at " + corner);
    }
    long elements = Arrays.stream(name.shape()).reduce(1, (a, b) -> a * b);
    long width = name.shape().length == 0 ? 1 : name.shape()[name.shape().length - 1];
    InputStream in = new BufferedInputStream(directory.child(name.text()).open(), BUFFER_BYTES);
    return new OpenPart(in, width * size, elements * size);
  }

  /** A part that has been read up to some row. */
  private static final class OpenPart {
    private final InputStream in;
    private final long rowBytes;
    private long remaining;

    OpenPart(InputStream in, long rowBytes, long remaining) {
      this.in = in;
      this.rowBytes = rowBytes;
      this.remaining = remaining;
    }

    void copyRow(OutputStream out, byte[] buffer) throws IOException {
      for (long left = rowBytes; left > 0; ) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new EOFException("a part ends " + remaining + " bytes early");
        }
        out.write(buffer, 0, n);
        left -= n;
        remaining -= n;
      }
    }
  }
}
