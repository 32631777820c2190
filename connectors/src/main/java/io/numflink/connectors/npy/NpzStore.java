package io.numflink.connectors.npy;

import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.files.StoragePath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Saves arrays as an {@code .npz} archive, as {@code np.savez} does: each array an npy stream, not
 * compressed. The arrays are written in parallel like npy files; at commit the driver copies them
 * into the archive.
 */
public final class NpzStore implements ArrayStore {
  private final StoragePath target;
  private final String scratchName;
  private final List<String> names = new ArrayList<>();
  private final List<Expr> arrays = new ArrayList<>();
  private final List<Scratch> scratches = new ArrayList<>();

  /**
   * @param arrays by name, in the order in which they will be listed
   */
  public NpzStore(String path, Map<String, Expr> arrays) {
    target = StoragePath.of(path);
    scratchName = NpyStore.scratchName(target);
    arrays.forEach(
        (name, array) -> {
          names.add(name);
          this.arrays.add(array);
          scratches.add(
              Scratch.beside(
                  target, scratchName + names.size(), new ArrayHead(array.dtype(), array.shape())));
        });
  }

  @Override
  public List<Expr> arrays() {
    return List.copyOf(arrays);
  }

  @Override
  public List<BlockWriter> begin() throws IOException {
    List<BlockWriter> writers = new ArrayList<>();
    for (Scratch scratch : scratches) {
      writers.add(scratch.begin());
    }
    return writers;
  }

  @Override
  public void commit() throws IOException {
    Optional<Path> local = localArchive();
    if (local.isPresent()) {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(local.get(), StandardOpenOption.CREATE_NEW), 1 << 18)) {
        writeArchive(out);
      }
      LocalScratch.move(local.get(), target.local().orElseThrow());
    } else {
      PartsScratch.writeWhole(target, this::writeArchive);
    }
    scratches.forEach(Scratch::discard);
  }

  private Optional<Path> localArchive() {
    return target.sibling(scratchName).local();
  }

  private void writeArchive(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (int i = 0; i < names.size(); i++) {
      Scratch scratch = scratches.get(i);
      CRC32 checksum = new CRC32();
      scratch.copyTo(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
      ArrayHead head = new ArrayHead(arrays.get(i).dtype(), arrays.get(i).shape());
      ZipEntry entry = new ZipEntry(names.get(i) + ".npy");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(head.header().length + head.dataBytes());
      entry.setCrc(checksum.getValue());
      zip.putNextEntry(entry);
      scratch.copyTo(zip);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  @Override
  public void abort() {
    scratches.forEach(Scratch::discard);
    localArchive()
        .ifPresent(
            archive -> {
              try {
                Files.deleteIfExists(archive);
              } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + archive, e);
              }
            });
  }
}
