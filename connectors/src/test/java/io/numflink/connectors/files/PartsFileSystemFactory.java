package io.numflink.connectors.files;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * Local files under the scheme {@code parts}: a file system that, as far as NumFlink knows, writes
 * files only from beginning to end.
 */
public final class PartsFileSystemFactory implements FileSystemFactory {
  @Override
  public String getScheme() {
    return "parts";
  }

  @Override
  public FileSystem create(URI uri) {
    return LocalFileSystem.getSharedInstance();
  }
}
