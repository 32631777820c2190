package io.numflink.connectors.files;

import io.numflink.array.block.ArrayException;
import java.io.Serializable;
import org.apache.flink.core.fs.FileStatus;

/**
 * A file as it was when a program loaded it. Arrays are read when they are needed, so a file that
 * has been overwritten since would give other numbers than the statement that loaded it promised.
 *
 * @param path the file
 * @param length its length in bytes
 * @param modified when it was last modified, in milliseconds
 */
public record FileVersion(StoragePath path, long length, long modified) implements Serializable {

  public static FileVersion of(StoragePath path) {
    FileStatus status = path.status();
    return new FileVersion(path, status.getLen(), status.getModificationTime());
  }

  /** Fails if the file has changed. */
  public void verify() {
    if (!of(path).equals(this)) {
      throw new ArrayException(
          "OSError",
          "'%s' has changed since it was loaded, and it is read only now that its values are needed; load it again, or save under another name"
              .formatted(path));
    }
  }
}
