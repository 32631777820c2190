package io.numflink.lshs;

import java.io.Serializable;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A sequence of whole numbers in few bytes, for plans that travel: small ones, of either sign, take
 * one byte (zigzag, then groups of seven bits), and what repeats is deflated. Writers should add
 * differences to what a reader can foresee.
 */
public final class PackedNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] deflated;
  private final int rawBytes;

  private PackedNumbers(byte[] deflated, int rawBytes) {
    this.deflated = deflated;
    this.rawBytes = rawBytes;
  }

  public int byteCount() {
    return deflated.length;
  }

  public Reader reader() {
    return new Reader(inflate());
  }

  private byte[] inflate() {
    byte[] raw = new byte[rawBytes];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      for (int at = 0; at < rawBytes; ) {
        int more = inflater.inflate(raw, at, rawBytes - at);
        if (more == 0) {
          throw new IllegalStateException(
              "packed numbers end after %d of %d bytes".formatted(at, rawBytes));
        }
        at += more;
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("packed numbers are damaged", e);
    } finally {
      inflater.end();
    }
    return raw;
  }

  /** Takes numbers one by one. */
  public static final class Writer {
    private byte[] raw = new byte[256];
    private int size;

    public void add(long number) {
      if (raw.length - size < 10) {
        raw = Arrays.copyOf(raw, 2 * raw.length);
      }
      long rest = number << 1 ^ number >> 63;
      while ((rest & ~0x7FL) != 0) {
        raw[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      raw[size++] = (byte) rest;
    }

    public PackedNumbers pack() {
      Deflater deflater = new Deflater(Deflater.BEST_SPEED);
      try {
        deflater.setInput(raw, 0, size);
        deflater.finish();
        byte[] deflated = new byte[64 + size / 8];
        int length = 0;
        while (!deflater.finished()) {
          if (length == deflated.length) {
            deflated = Arrays.copyOf(deflated, 2 * length);
          }
          length += deflater.deflate(deflated, length, deflated.length - length);
        }
        return new PackedNumbers(Arrays.copyOf(deflated, length), size);
      } finally {
        deflater.end();
      }
    }
  }

  /** Gives the numbers back in order. */
  public static final class Reader {
    private final byte[] raw;
    private int at;

    private Reader(byte[] raw) {
      this.raw = raw;
    }

    public long next() {
      long bits = 0;
      for (int shift = 0; ; shift += 7) {
        byte group = raw[at++];
        bits |= (group & 0x7FL) << shift;
        if (group >= 0) {
          return bits >>> 1 ^ -(bits & 1);
        }
      }
    }

    public int nextInt() {
      return Math.toIntExact(next());
    }
  }
}
