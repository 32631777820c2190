package io.numflink.array.script.text;

/** Strings as literals. */
public final class Quoting {
  private Quoting() {}

  /** What {@code repr(text)} gives: in single quotes, unless double ones save escapes. */
  public static String repr(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder result = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(result, c, quote));
    return result.append(quote).toString();
  }

  private static void append(StringBuilder result, int c, char quote) {
    switch (c) {
      case '\\' -> result.append("\\\\");
      case '\n' -> result.append("\\n");
      case '\r' -> result.append("\\r");
      case '\t' -> result.append("\\t");
      default -> {
        if (c == quote) {
          result.append('\\').append(quote);
        } else if (c < ' ' || (c >= 0x7f && c < 0xa1) || c == 0xad) {
          result.append("\\x%02x".formatted(c));
        } else if (!Character.isDefined(c) || Character.getType(c) == Character.SURROGATE) {
          result.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
        } else {
          result.appendCodePoint(c);
        }
      }
    }
  }
}
