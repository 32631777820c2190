package io.numflink.connectors.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of text at a time, in a long whose lowest byte is the first. */
final class EightBytes {
  static final int COUNT = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long HIGH_NIBBLES = 0xF0F0F0F0F0F0F0F0L;
  private static final long ZEROS = '0' * ONES;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long RETURNS = '\r' * ONES;

  private EightBytes() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** Where the first of these bytes is in a range, or {@code to} if it is not there. */
  static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long pattern = (wanted & 0xFF) * ONES;
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      long found = firstZero(at(bytes, i) ^ pattern);
      if (found != 0) {
        return i + place(found);
      }
    }
    while (i < to && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** Where the first line feed or carriage return is in a range, or {@code to}. */
  static int indexOfLineEnd(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      long text = at(bytes, i);
      long found = firstZero(text ^ LINE_FEEDS) | firstZero(text ^ RETURNS);
      if (found != 0) {
        return i + place(found);
      }
    }
    while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /**
   * A number whose lowest bit that is set is the high bit of the first byte that is zero; 0 if none
   * is. A borrow leaves only bytes before the first zero as they are, and that is enough.
   */
  private static long firstZero(long bytes) {
    return (bytes - ONES) & ~bytes & HIGH_BITS;
  }

  private static int place(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }

  /** Eight bytes of which all but the last {@code count} &lt; 8 are replaced by the digit 0. */
  static long last(int count, long text) {
    long others = -1L >>> Byte.SIZE * count;
    return text & ~others | ZEROS & others;
  }

  /** Whether all bytes are digits: '0' to '9' have the high nibble 3, also when 6 is added. */
  static boolean areDigits(long text) {
    return (text & HIGH_NIBBLES) == ZEROS && (text + 6 * ONES & HIGH_NIBBLES) == ZEROS;
  }

  /** The number that eight digits are: neighbours are added up into twice as wide fields. */
  static long number(long digits) {
    long ones = digits ^ ZEROS;
    long pairs = (ones * (1 + (10 << 8)) >>> 8) & 0x00FF00FF00FF00FFL;
    long fours = (pairs * (1 + (100L << 16)) >>> 16) & 0x0000FFFF0000FFFFL;
    return fours * (1 + (10_000L << 32)) >>> 32;
  }
}
