package io.numflink.connectors.files;

import io.numflink.array.block.ArrayException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A path as a program writes it: of a local file ({@code data/x.npy}, {@code file:///data/x.npy}),
 * or of any file system that Flink knows ({@code s3://bucket/x.npy}).
 */
public final class StoragePath implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final URI uri;

  private StoragePath(String text, URI uri) {
    this.text = text;
    this.uri = uri;
  }

  /** A relative path without a scheme is relative to this process's directory. */
  public static StoragePath of(String text) {
    URI uri =
        text.contains("://") || text.startsWith("file:")
            ? new Path(text).toUri()
            : java.nio.file.Path.of(text).toAbsolutePath().normalize().toUri();
    return new StoragePath(text, new Path(uri).toUri());
  }

  /** The path as the program wrote it. */
  @Override
  public String toString() {
    return text;
  }

  public Path path() {
    return new Path(uri);
  }

  public FileSystem fileSystem() throws IOException {
    return FileSystem.get(uri);
  }

  /** A file or directory in the same directory. */
  public StoragePath sibling(String name) {
    return new StoragePath(name, new Path(path().getParent(), name).toUri());
  }

  /** A file in this directory. */
  public StoragePath child(String name) {
    return new StoragePath(text + "/" + name, new Path(path(), name).toUri());
  }

  /** Where the file is in this machine's file system; empty for other file systems. */
  public Optional<java.nio.file.Path> local() {
    return uri.getScheme() == null || uri.getScheme().equals("file")
        ? Optional.of(java.nio.file.Path.of(uri.getPath()))
        : Optional.empty();
  }

  /** The file's status. */
  public FileStatus status() {
    FileStatus status;
    try {
      status = fileSystem().getFileStatus(path());
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw notFound();
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(text, e.getMessage()), e);
    }
    if (status == null) {
      throw notFound();
    }
    if (status.isDir()) {
      throw new ArrayException("IsADirectoryError", "[Errno 21] Is a directory: '" + text + "'");
    }
    return status;
  }

  /** Whether there is a file or a directory. */
  public boolean exists() throws IOException {
    return fileSystem().exists(path());
  }

  /** Python's error for a path that leads nowhere. */
  public ArrayException notFound() {
    return new ArrayException(
        "FileNotFoundError", "[Errno 2] No such file or directory: '" + text + "'");
  }

  public FSDataInputStream open() throws IOException {
    try {
      return fileSystem().open(path());
    } catch (FileNotFoundException | NoSuchFileException e) {
      FileNotFoundException missing =
          new FileNotFoundException("No such file or directory: '" + text + "'");
      missing.initCause(e);
      throw missing;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoragePath path && uri.equals(path.uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }
}
