package io.numflink.e2e.random;

/**
 * An expression of a script.
 *
 * @param text an operand: it needs no parentheses around it
 * @param contiguous whether NumPy surely has its elements in one piece in the order of its indices,
 *     so that reshaping gives a view; otherwise it may be a copy
 * @param python whether it is a number of Python's own, on which Python's rules hold
 */
record Term(
    String text, Type type, Shape shape, Storage storage, boolean contiguous, boolean python) {

  static Term fresh(String text, Type type, Shape shape, Range range, boolean contiguous) {
    return new Term(text, type, shape, new Storage(range), contiguous, false);
  }

  static Term number(String text, Type type, Range range) {
    return new Term(text, type, Shape.SCALAR, new Storage(range), true, true);
  }

  /** Another look at the same elements. */
  Term view(String newText, Shape newShape, boolean newContiguous) {
    return new Term(newText, type, newShape, storage, newContiguous, false);
  }

  Term named(String name) {
    return new Term(name, type, shape, storage, contiguous, python);
  }

  Range range() {
    return storage.range();
  }

  boolean isArray() {
    return shape.rank() > 0;
  }
}
