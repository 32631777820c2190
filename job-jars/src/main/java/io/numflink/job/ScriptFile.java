package io.numflink.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;

/**
 * A script as text.
 *
 * @param name how the user calls it
 */
record ScriptFile(String name, String text) {

  /**
   * Reads a file of this machine or, by a URI such as {@code s3://…}, of any file system that Flink
   * knows here.
   */
  static ScriptFile read(String name) throws ScriptFileException {
    try {
      return new ScriptFile(name, new String(bytes(name), StandardCharsets.UTF_8));
    } catch (FileNotFoundException | java.nio.file.NoSuchFileException e) {
      throw new ScriptFileException(name, "[Errno 2] No such file or directory");
    } catch (java.nio.file.AccessDeniedException e) {
      throw new ScriptFileException(name, "[Errno 13] Permission denied");
    } catch (IOException e) {
      throw new ScriptFileException(name, e.getMessage());
    }
  }

  private static byte[] bytes(String name) throws IOException {
    if (!name.contains("://")) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new IOException("[Errno 21] Is a directory");
      }
      return Files.readAllBytes(path);
    }
    var path = new org.apache.flink.core.fs.Path(name);
    FileSystem files = path.getFileSystem();
    try (FSDataInputStream in = files.open(path)) {
      return ((InputStream) in).readAllBytes();
    }
  }
}
