package io.numflink.connectors.npy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Shapes;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an {@code .npy} file says of its array, in format version 1, 2 or 3:
 *
 * <pre>
 *   \x93 N U M P Y  major minor  length of the text (2 or 4 bytes, little-endian)
 *   {'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }      \n
 *   elements
 * </pre>
 */
final class NpyHeader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The elements begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  /** NumPy leaves room for a first extent of so many digits. */
  private static final int EXTENT_DIGITS = 21;

  /** Longer headers would be those of types with thousands of fields. */
  private static final int LONGEST = 1 << 20;

  private static final Pattern DESCR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\[.*?\\]))");
  private static final Pattern FORTRAN_ORDER =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");

  private final NpyType type;
  private final boolean fortranOrder;
  private final long[] shape;
  private final int length;

  private NpyHeader(NpyType type, boolean fortranOrder, long[] shape, int length) {
    this.type = type;
    this.fortranOrder = fortranOrder;
    this.shape = shape.clone();
    this.length = length;
  }

  /** Reads a header; {@code file} is for messages. */
  static NpyHeader read(InputStream stream, String file) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    byte[] magic = new byte[MAGIC.length];
    try {
      in.readFully(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw ArrayException.valueError(
            "'%s' is no .npy file (Python pickles are not read)".formatted(file));
      }
      int major = in.readUnsignedByte();
      int minor = in.readUnsignedByte();
      if (major < 1 || major > 3) {
        throw ArrayException.valueError(
            "'%s' is of npy format version %d.%d; known are 1.0, 2.0 and 3.0"
                .formatted(file, major, minor));
      }
      int textLength =
          major == 1
              ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
              : Integer.reverseBytes(in.readInt());
      if (textLength < 0 || textLength > LONGEST) {
        throw ArrayException.valueError(
            "'%s' has a header of %s bytes; the longest that is read has %d"
                .formatted(file, Integer.toUnsignedString(textLength), LONGEST));
      }
      byte[] bytes = new byte[textLength];
      in.readFully(bytes);
      Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
      int prefix = MAGIC.length + 2 + (major == 1 ? 2 : 4);
      return parse(new String(bytes, charset), prefix + textLength, file);
    } catch (EOFException e) {
      throw truncatedHeader(file, e);
    }
  }

  private static ArrayException truncatedHeader(String file, EOFException cause) {
    ArrayException error =
        ArrayException.valueError("'%s' ends within its npy header".formatted(file));
    error.initCause(cause);
    return error;
  }

  private static NpyHeader parse(String text, int length, String file) {
    Matcher descr = DESCR.matcher(text);
    Matcher order = FORTRAN_ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!descr.find() || !order.find() || !shape.find()) {
      throw ArrayException.valueError(
          "'%s' has an npy header without descr, fortran_order and shape: %s"
              .formatted(file, text.strip()));
    }
    String code =
        descr.group(1) != null
            ? descr.group(1)
            : descr.group(2) != null ? descr.group(2) : descr.group(3);
    NpyType type = NpyType.parse(code, file);
    try {
      long[] extents =
          Arrays.stream(shape.group(1).split(","))
              .map(extent -> extent.strip().replace("L", ""))
              .filter(extent -> !extent.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      Shapes.size(extents);
      return new NpyHeader(type, order.group(1).equals("True"), extents, length);
    } catch (NumberFormatException e) {
      ArrayException error =
          ArrayException.valueError(
              "'%s' has an npy header with the shape (%s)".formatted(file, shape.group(1)));
      error.initCause(e);
      throw error;
    }
  }

  /** The header that NumPy 1.24 writes before little-endian elements in C order. */
  static byte[] bytes(DType dtype, long... shape) {
    String tuple = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder();
    text.append("{'descr': '").append(NpyType.descr(dtype));
    text.append("', 'fortran_order': False, 'shape': (").append(tuple);
    text.append(shape.length == 1 ? ",), }" : "), }");
    if (shape.length > 0) {
      text.append(" ".repeat(EXTENT_DIGITS - Long.toString(shape[0]).length()));
    }
    int prefix = MAGIC.length + 4;
    text.append(" ".repeat(ALIGNMENT - (prefix + text.length() + 1) % ALIGNMENT)).append('\n');
    return ByteBuffer.allocate(prefix + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.toString().getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  NpyType type() {
    return type;
  }

  DType dtype() {
    return type.dtype();
  }

  /** Whether the first axis varies fastest. */
  boolean fortranOrder() {
    return fortranOrder;
  }

  long[] shape() {
    return shape.clone();
  }

  /** How many bytes come before the elements. */
  int length() {
    return length;
  }

  /** How many bytes the elements take. */
  long dataBytes() {
    return Math.multiplyExact(Shapes.size(shape), type.dtype().bytes());
  }
}
