package io.numflink.job;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Extents as the command line has them: {@code 500x200}. */
final class Extents {
  private static final Pattern SYNTAX = Pattern.compile("[1-9]\\d{0,8}(x[1-9]\\d{0,8})*");

  private Extents() {}

  /** The extents; null if the text is no list of positive numbers. */
  static List<Integer> parse(String text) {
    return SYNTAX.matcher(text).matches()
        ? List.of(text.split("x")).stream().map(Integer::valueOf).toList()
        : null;
  }

  static String text(List<Integer> extents) {
    return String.join("x", extents.stream().map(String::valueOf).toList());
  }

  /** Reads a grid of nodes. */
  static final class GridConverter implements ITypeConverter<List<Integer>> {
    @Override
    public List<Integer> convert(String text) {
      List<Integer> grid = parse(text);
      if (grid == null) {
        throw new TypeConversionException(
            "'%s' is not a grid of nodes: write e.g. 2x2".formatted(text));
      }
      return grid;
    }
  }
}
