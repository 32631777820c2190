package io.numflink.connectors.npy;

import io.numflink.array.block.ArrayException;
import io.numflink.connectors.files.FileVersion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * The members of a zip archive on any file system, with the places of their bytes, which {@code
 * java.util.zip} does not tell. Reads the directory at the archive's end, in its 64-bit form where
 * an archive has one.
 */
final class ZipDirectory {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR64_SIGNATURE = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int MEMBER_SIGNATURE = 0x02014b50;
  private static final int MEMBER_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int EXTRA64 = 1;
  private static final long ELSEWHERE = 0xffffffffL;

  /**
   * A member of an archive.
   *
   * @param method how it is compressed
   * @param start where its (compressed) bytes begin in the archive
   * @param compressed how many bytes it takes there
   * @param size how many it takes uncompressed
   */
  record Member(String name, int method, long start, long compressed, long size) {}

  private final FileVersion file;
  private final FSDataInputStream in;

  private ZipDirectory(FileVersion file, FSDataInputStream in) {
    this.file = file;
    this.in = in;
  }

  static List<Member> read(FileVersion file) throws IOException {
    try (FSDataInputStream in = file.path().open()) {
      return new ZipDirectory(file, in).members();
    } catch (EOFException e) {
      ArrayException error = damaged(file);
      error.initCause(e);
      throw error;
    }
  }

  private static ArrayException damaged(FileVersion file) {
    return ArrayException.valueError(
        "'%s' is no complete .npz archive (%d bytes without a directory of members)"
            .formatted(file.path(), file.length()));
  }

  private ByteBuffer bytes(long position, long count) throws IOException {
    if (position < 0 || count < 0 || position + count > file.length()) {
      throw damaged(file);
    }
    byte[] bytes = new byte[Math.toIntExact(count)];
    in.seek(position);
    int done = 0;
    while (done < bytes.length) {
      int n = in.read(bytes, done, bytes.length - done);
      if (n < 0) {
        throw new EOFException();
      }
      done += n;
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<Member> members() throws IOException {
    long tailStart = Math.max(0, file.length() - END_BYTES - LONGEST_COMMENT);
    ByteBuffer tail = bytes(tailStart, file.length() - tailStart);
    int end = tail.limit() - END_BYTES;
    while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
      end--;
    }
    if (end < 0) {
      throw damaged(file);
    }
    long count = Short.toUnsignedLong(tail.getShort(end + 10));
    long length = Integer.toUnsignedLong(tail.getInt(end + 12));
    long start = Integer.toUnsignedLong(tail.getInt(end + 16));
    int locator = end - LOCATOR64_BYTES;
    if (locator >= 0 && tail.getInt(locator) == LOCATOR64_SIGNATURE) {
      ByteBuffer end64 = bytes(tail.getLong(locator + 8), END64_BYTES);
      if (end64.getInt(0) != END64_SIGNATURE) {
        throw damaged(file);
      }
      count = end64.getLong(32);
      length = end64.getLong(40);
      start = end64.getLong(48);
    }
    return members(bytes(start, length), count);
  }

  private List<Member> members(ByteBuffer directory, long count) throws IOException {
    List<Member> members = new ArrayList<>();
    int at = 0;
    for (long i = 0; i < count; i++) {
      if (at + MEMBER_BYTES > directory.limit() || directory.getInt(at) != MEMBER_SIGNATURE) {
        throw damaged(file);
      }
      int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
      int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
      int commentLength = Short.toUnsignedInt(directory.getShort(at + 32));
      String name =
          new String(directory.array(), at + MEMBER_BYTES, nameLength, StandardCharsets.UTF_8);
      ByteBuffer extra64 = extra64(directory, at + MEMBER_BYTES + nameLength, extraLength);
      long size = field(directory.getInt(at + 24), extra64);
      long compressed = field(directory.getInt(at + 20), extra64);
      long local = field(directory.getInt(at + 42), extra64);
      int method = Short.toUnsignedInt(directory.getShort(at + 10));
      members.add(new Member(name, method, dataStart(local), compressed, size));
      at += MEMBER_BYTES + nameLength + extraLength + commentLength;
    }
    return members;
  }

  /** The 64-bit values that replace fields of a member, in the order of the fields. */
  private static ByteBuffer extra64(ByteBuffer directory, int from, int length) {
    int at = from;
    while (at + 4 <= from + length) {
      int fieldLength = Short.toUnsignedInt(directory.getShort(at + 2));
      if (directory.getShort(at) == EXTRA64) {
        return directory.slice(at + 4, fieldLength).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + fieldLength;
    }
    return ByteBuffer.allocate(0);
  }

  private static long field(int value, ByteBuffer extra64) {
    long unsigned = Integer.toUnsignedLong(value);
    return unsigned == ELSEWHERE && extra64.remaining() >= 8 ? extra64.getLong() : unsigned;
  }

  /** Where a member's bytes begin: behind its own header, whose length only that header tells. */
  private long dataStart(long local) throws IOException {
    ByteBuffer header = bytes(local, LOCAL_BYTES);
    return local
        + LOCAL_BYTES
        + Short.toUnsignedInt(header.getShort(26))
        + Short.toUnsignedInt(header.getShort(28));
  }
}
