package io.numflink.job.glm;

/** The spellings of true and false, as R reads them and Python writes them. */
final class Logical {
  private Logical() {}

  /** The value of a text, or null if it has none. */
  static Boolean parse(String text) {
    return switch (text) {
      case "TRUE", "True", "true", "T" -> Boolean.TRUE;
      case "FALSE", "False", "false", "F" -> Boolean.FALSE;
      default -> null;
    };
  }
}
