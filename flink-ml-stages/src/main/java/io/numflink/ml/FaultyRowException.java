package io.numflink.ml;

/** What is wrong with a row; who knows the row shows it. */
final class FaultyRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FaultyRowException(String message) {
    super(message);
  }
}
