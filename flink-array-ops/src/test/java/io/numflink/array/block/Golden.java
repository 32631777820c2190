package io.numflink.array.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a golden file that {@code src/test/python/kernel_goldens.py} has written: a name, the
 * operands, and NumPy's result or its error.
 */
public record Golden(String name, List<Block> in, String outcome) {

  /** The lines of {@code file}, a resource beside {@code owner}. */
  public static Stream<Golden> read(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Golden::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden parse(String line) {
    int arrow = line.indexOf("->");
    String left = arrow < 0 ? line : line.substring(0, arrow);
    String[] parts = left.split(";");
    List<Block> in = Arrays.stream(parts).skip(1).map(Golden::block).toList();
    return new Golden(parts[0], in, arrow < 0 ? null : line.substring(arrow + 2));
  }

  /** Whether NumPy refuses the operation. */
  public boolean fails() {
    return outcome.startsWith("!");
  }

  /** NumPy's result. */
  public Block out() {
    return block(outcome);
  }

  /** Asserts that {@code e} is NumPy's error. */
  public void assertError(ArrayException e) {
    assertThat("!" + e.errorType() + ":" + e.getMessage()).as(name).isEqualTo(outcome);
  }

  /** An array written as {@code dtype[shape]:values}. */
  public static Block block(String text) {
    int open = text.indexOf('[');
    int close = text.indexOf(']');
    DType dtype = dtype(text.substring(0, open));
    int[] shape = ints(text.substring(open + 1, close));
    String values = text.substring(close + 2);
    String[] elements = values.isEmpty() ? new String[0] : values.split(",");
    Object data = Block.newArray(dtype, elements.length);
    for (int i = 0; i < elements.length; i++) {
      switch (dtype) {
        case BOOL -> ((boolean[]) data)[i] = elements[i].equals("1");
        case INT32 -> ((int[]) data)[i] = Integer.parseInt(elements[i]);
        case INT64 -> ((long[]) data)[i] = Long.parseLong(elements[i]);
        case FLOAT32 -> ((float[]) data)[i] = (float) number(elements[i]);
        case FLOAT64 -> ((double[]) data)[i] = number(elements[i]);
      }
    }
    return Block.wrap(dtype, data, shape);
  }

  public static DType dtype(String name) {
    return Arrays.stream(DType.values())
        .filter(d -> d.numpyName().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static int[] ints(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  /**
   * Asserts that two blocks are equal in type, shape and elements; floating-point elements within
   * {@code tolerance} relative, and absolute below 1.
   */
  public static void assertEqual(Block actual, Block expected, double tolerance, String what) {
    assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    for (int i = 0; i < expected.size(); i++) {
      Object a = java.lang.reflect.Array.get(actual.data(), i);
      Object e = java.lang.reflect.Array.get(expected.data(), i);
      if (expected.dtype().isFloating()) {
        double x = ((Number) a).doubleValue();
        double y = ((Number) e).doubleValue();
        boolean near = x == y || Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y));
        assertThat(near || (Double.isNaN(x) && Double.isNaN(y)))
            .as("%s: element %d is %s, expected %s", what, i, a, e)
            .isTrue();
      } else {
        assertThat(a).as("%s: element %d", what, i).isEqualTo(e);
      }
    }
  }
}
