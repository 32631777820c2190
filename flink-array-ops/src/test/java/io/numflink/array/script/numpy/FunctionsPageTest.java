package io.numflink.array.script.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/functions.md} says what the tables say. */
class FunctionsPageTest {
  private static final Path PAGE = Path.of("../docs/functions.md");
  private static final Path ACTUAL = Path.of("target/functions.md");

  private static final String HEAD =
      """
      # NumPy functions in scripts

      What `import numpy as np` gives a script, under NumPy 1.24's names, with its shapes, types,
      broadcasting and errors. Other names of NumPy end with a NotImplementedError that says what to
      use instead. This page is written from the tables in `io.numflink.array.script.numpy` and checked
      by `FunctionsPageTest`; to change it, change a row and copy `flink-array-ops/target/functions.md`.

      Operators, indexing (integers, slices, `None`, `...`, boolean masks, integer arrays), in-place
      operators and assignment to elements, slices and masks work as in NumPy. Element types are
      `bool`, `int32`, `int64`, `float32` and `float64`. Printing, `float()`, `.item()`, iteration
      over a vector and branches force arrays. A boolean mask as index is forced, since the shape of the
      result depends on it, except in `a[mask] = number`; with integer arrays as indices the array is
      brought to one node.

      *Brought to one node*: all of the array must fit one node's memory; it is not cut into blocks.
      *Forces the array to the driver*: it must fit the driver's memory as well.
      """;

  @Test
  void thePageIsUpToDate() throws IOException {
    String page = page();
    Files.createDirectories(ACTUAL.getParent());
    Files.writeString(ACTUAL, page);
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("copy %s to %s", ACTUAL.toAbsolutePath(), PAGE)
        .isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    List<NumpyFunction> functions = Namespace.rows();
    section(page, "Array creation", "numpy.", CreationRows.rows());
    section(page, "Element-wise functions", "numpy.", ElementwiseRows.rows());
    section(page, "Reductions", "numpy.", ReductionRows.rows());
    section(page, "Shapes and layouts", "numpy.", LayoutRows.rows());
    section(page, "Products and linear algebra", "numpy.", ProductRows.rows());
    section(page, "Sorting, searching, counting", "numpy.", SelectionRows.rows());
    section(page, "Random numbers", "numpy.", RandomGenerator.rows());
    section(page, "Files", "numpy.", FileRows.rows());
    section(page, "Types", "numpy.", TypeRows.rows());
    section(page, "Methods of arrays besides the functions of the same name", ".", Methods.rows());
    assertThat(functions).hasSizeGreaterThan(200);
    return page.toString();
  }

  private static void section(
      StringBuilder page, String title, String prefix, List<NumpyFunction> rows) {
    page.append("\n## ").append(title).append("\n\n| name | what | notes |\n| --- | --- | --- |\n");
    rows.stream()
        .sorted(Comparator.comparing(NumpyFunction::name))
        .forEach(row -> page.append(line(prefix, row)));
  }

  private static String line(String prefix, NumpyFunction row) {
    String parameters = row.parameters().replaceAll("=(,|$)", "=…$1");
    if (prefix.equals(".")) {
      parameters = parameters.replaceFirst("^a(, )?", "");
    }
    int semicolon = row.doc().indexOf(';');
    String what = semicolon < 0 ? row.doc() : row.doc().substring(0, semicolon);
    String notes = semicolon < 0 ? "" : row.doc().substring(semicolon + 1).strip();
    return "| `%s%s(%s)` | %s | %s |%n"
        .formatted(
            prefix, row.name(), parameters, what.replace("|", "\\|"), notes.replace("|", "\\|"))
        .replace("\r\n", "\n");
  }
}
