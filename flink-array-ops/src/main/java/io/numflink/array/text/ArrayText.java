package io.numflink.array.text;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array as NumPy prints it: nested brackets, one row a line, long rows wrapped, columns aligned,
 * and {@code ...} for what a summary leaves out. Of an array of that {@code shape} only the value
 * of its {@link Summary} is needed.
 */
public final class ArrayText {
  private final long[] shape;
  private final Block shown;
  private final ElementFormat format;
  private final PrintOptions options;
  private final String separator;
  private final boolean summarised;

  private ArrayText(long[] shape, Block shown, PrintOptions options, String separator) {
    this.shape = shape;
    this.shown = shown;
    this.format = ElementFormat.of(shown, options);
    this.options = options;
    this.separator = separator;
    this.summarised = options.summarises(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
  }

  /** {@code str(array)} of a whole array. */
  public static String str(Block array, PrintOptions options) {
    return str(longs(array.shape()), array, options);
  }

  /**
   * {@code str(array)}.
   *
   * @param shape the array's shape
   * @param summary the value of its {@link Summary}
   */
  public static String str(long[] shape, Block summary, PrintOptions options) {
    if (shape.length == 0) {
      return ScalarText.of(summary, 0);
    }
    return isEmpty(shape)
        ? "[]"
        : new ArrayText(shape, summary, options, " ").text(options.lineWidth(), " ");
  }

  /** {@code repr(array)} of a whole array. */
  public static String repr(Block array, PrintOptions options) {
    return repr(longs(array.shape()), array, options);
  }

  /**
   * {@code repr(array)}.
   *
   * @param shape the array's shape
   * @param summary the value of its {@link Summary}
   */
  public static String repr(long[] shape, Block summary, PrintOptions options) {
    boolean empty = isEmpty(shape);
    DType dtype = summary.dtype();
    boolean implied = !empty && dtype != DType.INT32 && dtype != DType.FLOAT32;
    String elements =
        !empty
            ? new ArrayText(shape, summary, options, ", ").text(options.lineWidth() - 1, "       ")
            : shape.length == 1 ? "[]" : "[], shape=" + tuple(shape);
    String text = "array(" + elements;
    if (implied) {
      return text + ")";
    }
    text += ",";
    String type = "dtype=" + dtype.numpyName() + ")";
    int lastLine = text.length() - (text.lastIndexOf('\n') + 1);
    boolean wraps = lastLine + type.length() + 1 > options.lineWidth();
    return text + (wraps ? "\n      " : " ") + type;
  }

  /** A shape as Python prints the tuple: {@code (3, 4)}, {@code (5,)}, {@code ()}. */
  public static String tuple(long... shape) {
    String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return shape.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  private static boolean isEmpty(long[] shape) {
    return Arrays.stream(shape).anyMatch(extent -> extent == 0);
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  private String text(int lineWidth, String indent) {
    return text(0, 0, indent, lineWidth);
  }

  /**
   * The part of the array behind the first {@code axis} indices.
   *
   * @param place the number of its first element among those shown, divided by those behind it
   * @param indent what lines after the first begin with
   * @param width characters a line
   */
  private String text(int axis, int place, String indent, int width) {
    if (axis == shape.length) {
      return format.format(place);
    }
    boolean cut = summarised && options.cuts(shape[axis]);
    int extent = shown.extent(axis);
    int first = place * extent;
    String inner =
        axis == shape.length - 1
            ? row(first, extent, cut, indent, width - 1)
            : rows(axis, first, extent, cut, indent, width - 1);
    return "[" + inner.substring(indent.length()) + "]";
  }

  private String rows(int axis, int first, int extent, boolean cut, String indent, int width) {
    String end = separator.stripTrailing() + "\n".repeat(shape.length - axis - 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < extent; i++) {
      if (cut && i == options.edgeItems()) {
        text.append(indent).append("...").append(end);
      }
      text.append(indent).append(text(axis + 1, first + i, indent + " ", width));
      text.append(i < extent - 1 ? end : "");
    }
    return text.toString();
  }

  /** The elements along the last axis, in as many lines as they need. */
  private String row(int first, int extent, boolean cut, String indent, int width) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < extent; i++) {
      if (cut && i == options.edgeItems()) {
        extend(text, line, "...", indent, width);
        line.append(separator);
      }
      extend(text, line, format.format(first + i), indent, width);
      line.append(i < extent - 1 ? separator : "");
    }
    return text.append(line).toString();
  }

  private static void extend(
      StringBuilder text, StringBuilder line, String word, String indent, int width) {
    if (line.length() + word.length() > width && line.length() > indent.length()) {
      text.append(line.toString().stripTrailing()).append('\n');
      line.setLength(0);
      line.append(indent);
    }
    line.append(word);
  }
}
