package io.numflink.array.script.numpy;

import java.util.List;
import java.util.stream.Stream;

/** All functions of the {@code numpy} module, a row each. */
final class Namespace {
  private static final List<NumpyFunction> ROWS =
      Stream.of(
              CreationRows.rows(),
              ElementwiseRows.rows(),
              ReductionRows.rows(),
              LayoutRows.rows(),
              ProductRows.rows(),
              SelectionRows.rows(),
              FileRows.rows(),
              TypeRows.rows())
          .flatMap(List::stream)
          .toList();

  private Namespace() {}

  static List<NumpyFunction> rows() {
    return ROWS;
  }
}
