package io.numflink.array.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The subscripts of an {@code einsum}, with numbers for letters. The axes that an ellipsis stands
 * for get negative numbers, counted from the last one, so that they are broadcast.
 *
 * @param operands the labels of each operand's axes
 * @param output the labels of the result's axes
 */
record Subscripts(List<int[]> operands, int[] output) {

  static Subscripts parse(String text, List<Expr> operands) {
    String compact = text.replace(" ", "");
    int arrow = compact.indexOf("->");
    String[] terms = (arrow < 0 ? compact : compact.substring(0, arrow)).split(",", -1);
    if (terms.length > operands.size()) {
      throw NumpyException.valueError(
          "more operands specified in subscripts than provided to einstein sum function");
    }
    if (terms.length < operands.size()) {
      throw NumpyException.valueError(
          "fewer operands provided to einstein sum function than specified in the subscripts"
              + " string");
    }
    List<int[]> labels = new ArrayList<>();
    int broadcast = 0;
    for (int i = 0; i < terms.length; i++) {
      int hidden = hiddenAxes(terms[i], operands.get(i).rank(), i);
      labels.add(labels(terms[i], hidden));
      broadcast = Math.max(broadcast, hidden);
    }
    int[] output =
        arrow < 0
            ? implicitOutput(labels, broadcast)
            : explicitOutput(compact.substring(arrow + 2), labels, broadcast);
    return new Subscripts(labels, output);
  }

  /** How many axes the ellipsis of an operand stands for. */
  private static int hiddenAxes(String term, int rank, int operand) {
    int written = term.replace("...", "").length();
    if (written > rank) {
      throw NumpyException.valueError(
          "einstein sum subscripts string contains too many subscripts for operand %d", operand);
    }
    if (written < rank && !term.contains("...")) {
      throw NumpyException.valueError(
          "operand has more dimensions than subscripts given in einstein sum, but no '...'"
              + " ellipsis provided to broadcast the extra dimensions.");
    }
    return rank - written;
  }

  private static int[] labels(String term, int hidden) {
    int ellipsis = term.indexOf("...");
    if (ellipsis < 0) {
      return letters(term);
    }
    return join(
        letters(term.substring(0, ellipsis)),
        hidden(hidden),
        letters(term.substring(ellipsis + 3)));
  }

  private static int[] hidden(int count) {
    return IntStream.range(0, count).map(i -> i - count).toArray();
  }

  private static int[] letters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
        throw NumpyException.valueError(
            "invalid subscript '%c' in einstein sum subscripts string, subscripts must be letters",
            c);
      }
    }
    return text.chars().toArray();
  }

  private static int[] join(int[]... lists) {
    return Arrays.stream(lists).flatMapToInt(IntStream::of).toArray();
  }

  /** The broadcast axes, then the letters that occur once, in alphabetical order. */
  private static int[] implicitOutput(List<int[]> labels, int broadcast) {
    int[] all = join(labels.toArray(int[][]::new));
    int[] once =
        Arrays.stream(all)
            .filter(l -> l > 0 && Arrays.stream(all).filter(o -> o == l).count() == 1)
            .sorted()
            .toArray();
    return join(hidden(broadcast), once);
  }

  private static int[] explicitOutput(String term, List<int[]> labels, int broadcast) {
    if (broadcast > 0 && !term.contains("...")) {
      throw NumpyException.valueError(
          "output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis"
              + " provided to broadcast the extra dimensions.");
    }
    int[] output = labels(term, broadcast);
    int[] all = join(labels.toArray(int[][]::new));
    for (int i = 0; i < output.length; i++) {
      int label = output[i];
      if (Contract.indexOf(all, label) < 0) {
        throw NumpyException.valueError(
            "einstein sum subscripts string included output subscript '%c' which never appeared"
                + " in an input",
            label);
      }
      if (Contract.indexOf(output, label) < i) {
        throw NumpyException.valueError(
            "einstein sum subscripts string includes output subscript '%c' multiple times", label);
      }
    }
    return output;
  }
}
