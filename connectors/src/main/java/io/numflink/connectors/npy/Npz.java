package io.numflink.connectors.npy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.files.FileVersion;
import io.numflink.connectors.files.StoragePath;
import io.numflink.connectors.files.WholeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays in {@code .npz} archives. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * The arrays of an archive by name, in the archive's order. Members that {@code np.savez} wrote
   * are read by blocks like npy files. Members that {@code np.savez_compressed} wrote can only be
   * decompressed from their beginning on: every process that needs a block of one decompresses it
   * as a whole and keeps it while memory allows.
   */
  public static Map<String, Expr> load(String path) {
    FileVersion file = FileVersion.of(StoragePath.of(path));
    Map<String, Expr> arrays = new LinkedHashMap<>();
    try {
      for (ZipDirectory.Member member : ZipDirectory.read(file)) {
        if (member.name().endsWith(SUFFIX)) {
          String name = member.name().substring(0, member.name().length() - SUFFIX.length());
          arrays.put(name, load(file, member, path + ":" + name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(path, e.getMessage()), e);
    }
    return arrays;
  }

  private static Expr load(FileVersion file, ZipDirectory.Member member, String name)
      throws IOException {
    NpyMember content = new NpyMember(file, name, member);
    try (InputStream in = content.open()) {
      NpyHeader header = NpyHeader.read(in, name);
      return switch (member.method()) {
        case ZipDirectory.STORED -> Npy.stored(name, file, member.start(), member.size(), header);
        case ZipDirectory.DEFLATED -> {
          Npy.requireLength(name, member.size(), header);
          yield Creation.stored(
              name, new WholeReader(file, content), header.dtype(), header.shape());
        }
        default ->
            throw ArrayException.valueError(
                "'%s' is compressed by zip method %d; read are stored and deflated members"
                    .formatted(name, member.method()));
      };
    }
  }
}
