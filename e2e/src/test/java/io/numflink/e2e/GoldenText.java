package io.numflink.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Printed text compared token by token: words, signs and whole numbers must be equal, numbers with
 * a point or an exponent may differ by rounding. Where no number differs at all, every space and
 * line break must be equal too; a line without brackets is held to that even where other lines
 * differ (the width of an array's columns depends on all its numbers).
 */
final class GoldenText {
  private static final double RELATIVE = 1e-6;
  private static final double ABSOLUTE = 1e-9;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<number>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)"
              + "|(?<sign>\\S)");
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");

  private record Token(String text, boolean isNumber, int line) {}

  private GoldenText() {}

  /** What is first different; empty if the texts agree. */
  static Optional<String> difference(String expected, String actual) {
    List<Token> wanted = tokens(expected);
    List<Token> given = tokens(actual);
    for (int i = 0; i < Math.min(wanted.size(), given.size()); i++) {
      if (!agree(wanted.get(i), given.get(i))) {
        return Optional.of(describe(expected, wanted.get(i), actual, given.get(i)));
      }
    }
    if (wanted.size() != given.size()) {
      return Optional.of(
          wanted.size() > given.size()
              ? "the output ends before line %d:%n  %s"
                  .formatted(
                      wanted.get(given.size()).line() + 1,
                      line(expected, wanted.get(given.size()).line()))
              : "there is output too many at line %d:%n  %s"
                  .formatted(
                      given.get(wanted.size()).line() + 1,
                      line(actual, given.get(wanted.size()).line())));
    }
    return differenceOfLayout(expected, actual);
  }

  private static Optional<String> differenceOfLayout(String expected, String actual) {
    boolean exact = texts(expected).equals(texts(actual));
    if (exact && expected.equals(actual)) {
      return Optional.empty();
    }
    String[] wanted = expected.split("\n", -1);
    String[] given = actual.split("\n", -1);
    if (!exact && wanted.length != given.length) {
      return Optional.empty();
    }
    for (int i = 0; i < Math.min(wanted.length, given.length); i++) {
      boolean held =
          exact || (!wanted[i].matches(".*[\\[\\]].*") && texts(wanted[i]).equals(texts(given[i])));
      if (held && !wanted[i].equals(given[i])) {
        return Optional.of(
            "line %d is laid out otherwise:%n  wanted '%s'%n  is     '%s'"
                .formatted(i + 1, wanted[i], given[i]));
      }
    }
    return exact ? Optional.of("empty lines at the end differ") : Optional.empty();
  }

  private static boolean agree(Token expected, Token actual) {
    if (expected.text().equals(actual.text())) {
      return true;
    }
    if (!expected.isNumber() || !actual.isNumber()) {
      return false;
    }
    if (isWhole(expected) || isWhole(actual)) {
      return false;
    }
    double wanted = Double.parseDouble(expected.text());
    double given = Double.parseDouble(actual.text());
    return Math.abs(wanted - given) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(wanted));
  }

  private static boolean isWhole(Token token) {
    return WHOLE.matcher(token.text()).matches();
  }

  private static String describe(String expected, Token wanted, String actual, Token given) {
    return "line %d: wanted '%s', is '%s'%n  wanted %s%n  is     %s"
        .formatted(
            wanted.line() + 1,
            wanted.text(),
            given.text(),
            line(expected, wanted.line()),
            line(actual, given.line()));
  }

  private static String line(String text, int number) {
    return text.split("\n", -1)[number];
  }

  private static List<String> texts(String text) {
    return tokens(text).stream().map(Token::text).toList();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = TOKEN.matcher(lines[i]);
      while (matcher.find()) {
        tokens.add(new Token(matcher.group(), matcher.group("number") != null, i));
      }
    }
    return tokens;
  }
}
