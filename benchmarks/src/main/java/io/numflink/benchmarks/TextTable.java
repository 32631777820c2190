package io.numflink.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, which is as readable on a terminal. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintStream out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      print(out, rows.get(r), widths);
      if (r == 0) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
          rule.add("-".repeat(width));
        }
        print(out, rule, widths);
      }
    }
  }

  private static void print(PrintStream out, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int c = 0; c < widths.length; c++) {
      line.append(' ').append(row.get(c));
      line.append(" ".repeat(widths[c] - row.get(c).length())).append(" |");
    }
    out.println(line);
  }
}
