package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.connectors.files.StoragePath;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A text file that appears under its name when it is whole: it is written beside it and renamed.
 * What was there before stays until then.
 */
final class OutputFile implements AutoCloseable {
  private final FileSystem files;
  private final Path target;
  private final Path hidden;
  private final Writer writer;
  private boolean whole;

  private OutputFile(String path) throws IOException {
    StoragePath place = StoragePath.of(path);
    files = place.fileSystem();
    target = place.path();
    hidden = place.sibling("." + target.getName() + ".part").path();
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

  /**
   * Makes sure that a file can be written, before anybody computes for a long time what will be in
   * it. Nothing stays of it.
   *
   * @throws IOException if it cannot
   */
  static void check(String path) throws IOException {
    begin(path).close();
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
      files.delete(hidden, false);
    }
  }
}
