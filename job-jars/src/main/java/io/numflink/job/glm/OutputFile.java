package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.connectors.files.StoragePath;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A text file that appears under its name when it is whole: it is written beside it and renamed.
 * What was there before stays until then. A link stays, and what it leads to is the file; what is
 * no file, as a pipe, is written to.
 */
final class OutputFile implements AutoCloseable {
  private final FileSystem files;
  private final Path target;
  private final Path hidden;
  private final Writer writer;
  private boolean whole;

  private OutputFile(String path) throws IOException {
    StoragePath place = linked(StoragePath.of(path));
    files = place.fileSystem();
    target = place.path();
    hidden = isOther(place) ? target : place.sibling("." + target.getName() + ".part").path();
    try {
      if (files.exists(target) && files.getFileStatus(target).isDir()) {
        throw new IOException("it is a folder");
      }
      writer =
          new BufferedWriter(
              new OutputStreamWriter(files.create(hidden, WriteMode.OVERWRITE), UTF_8));
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** What a local path leads to. */
  private static StoragePath linked(StoragePath place) throws IOException {
    Optional<java.nio.file.Path> local = place.local().filter(Files::exists);
    return local.isPresent() ? StoragePath.of(local.get().toRealPath().toString()) : place;
  }

  /** Whether something is there that is neither file nor folder; who opens it may have to wait. */
  private static boolean isOther(StoragePath place) {
    return place
        .local()
        .filter(Files::exists)
        .filter(path -> !Files.isRegularFile(path) && !Files.isDirectory(path))
        .isPresent();
  }

  /** Whether two paths lead to the same local file. */
  static boolean isSame(String one, String other) throws IOException {
    Optional<java.nio.file.Path> first = StoragePath.of(one).local().filter(Files::exists);
    Optional<java.nio.file.Path> second = StoragePath.of(other).local().filter(Files::exists);
    return first.isPresent() && second.isPresent() && Files.isSameFile(first.get(), second.get());
  }

  /**
   * Makes sure that a file can be written, before anybody computes for a long time what will be in
   * it. Nothing stays of it.
   *
   * @throws IOException if it cannot
   */
  static void check(String path) throws IOException {
    if (!isOther(StoragePath.of(path))) {
      begin(path).close();
    }
  }

  /** Begins a file at a path of any file system that Flink knows. */
  static OutputFile begin(String path) throws IOException {
    return new OutputFile(path);
  }

  /** Writes a whole text. */
  static void write(String path, String text) throws IOException {
    try (OutputFile file = begin(path)) {
      file.writer().write(text);
      file.commit();
    }
  }

  Writer writer() {
    return writer;
  }

  /** Tells that all is written. */
  void commit() throws IOException {
    writer.close();
    if (hidden.equals(target)) {
      whole = true;
      return;
    }
    if (files.exists(target)) {
      files.delete(target, false);
    }
    if (!files.rename(hidden, target)) {
      throw new IOException("%s cannot be renamed to %s".formatted(hidden, target));
    }
    whole = true;
  }

  @Override
  public void close() throws IOException {
    if (!whole) {
      writer.close();
      if (!hidden.equals(target)) {
        files.delete(hidden, false);
      }
    }
  }
}
