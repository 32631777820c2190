package io.numflink.connectors.text;

import io.numflink.array.block.ArrayException;
import io.numflink.connectors.files.FileVersion;
import io.numflink.connectors.files.StoragePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * A text file.
 *
 * @param file the file as it was loaded
 * @param format how it is read
 */
record TextSource(FileVersion file, TextFormat format) implements Serializable {

  private static final int BUFFER_BYTES = 1 << 16;

  static TextSource of(String path, TextFormat format) throws IOException {
    StoragePath file = StoragePath.of(path);
    if (!file.exists()) {
      throw new ArrayException("FileNotFoundError", path + " not found.");
    }
    return new TextSource(FileVersion.of(file), format);
  }

  /** Whether the file is compressed, and so can only be read from its beginning on. */
  boolean isCompressed() {
    return file.path().path().getName().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** Whether lines can be found from any place in the file. */
  boolean isSplittable() {
    return !isCompressed() && format.quote() == null;
  }

  /** The lines from a place on at which one begins; of a compressed file all lines. */
  LineInput lines(long position) throws IOException {
    FSDataInputStream in = file.path().open();
    if (isCompressed()) {
      InputStream text = new GZIPInputStream(in, BUFFER_BYTES);
      return new LineInput(text, 0, format);
    }
    in.seek(position);
    return new LineInput(in, position, format);
  }
}
