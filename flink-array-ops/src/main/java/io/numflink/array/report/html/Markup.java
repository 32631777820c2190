package io.numflink.array.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes elements that read alike as HTML and as XML. All text and all values of attributes are
 * escaped, so that names, file names and messages of a script can say what they like.
 *
 * <p>Attributes are given as names and values by turns; one whose value is null is left out.
 * Fractions are written with two digits, since they are lengths in pictures.
 */
public final class Markup {

  /** Elements without content that HTML closes by themselves, or that SVG has. */
  private static final Set<String> WITHOUT_CONTENT =
      Set.of("meta", "br", "rect", "path", "line", "circle");

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins the document. */
  public static Markup document() {
    Markup page = new Markup();
    page.text.append("<!DOCTYPE html>\n");
    return page;
  }

  /** Opens an element. */
  public Markup open(String tag, Object... attributes) {
    begin(tag, attributes);
    text.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  public Markup close() {
    String tag = open.pop();
    text.append("</").append(tag).append('>');
    if (isBlock(tag)) {
      text.append('\n');
    }
    return this;
  }

  /** An element with text in it. */
  public Markup element(String tag, String content, Object... attributes) {
    return open(tag, attributes).text(content).close();
  }

  /** An element without content. */
  public Markup empty(String tag, Object... attributes) {
    if (!WITHOUT_CONTENT.contains(tag)) {
      throw new IllegalArgumentException("HTML knows no <%s/>".formatted(tag));
    }
    begin(tag, attributes);
    text.append("/>");
    return this;
  }

  public Markup text(String content) {
    escape(content);
    return this;
  }

  /** The rules of a style sheet, which HTML and XML read differently if they need escapes. */
  public Markup style(String rules) {
    if (rules.indexOf('<') >= 0 || rules.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet of the page has no < and no &");
    }
    text.append("<style>\n").append(rules).append("</style>\n");
    return this;
  }

  /** Puts in what another one has written. */
  public Markup add(Markup part) {
    text.append(part);
    return this;
  }

  /** How many characters have been written. */
  public int length() {
    return text.length();
  }

  /** What was written; all elements have to be closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<%s> is open".formatted(open.peek()));
    }
    return text.toString();
  }

  private void begin(String tag, Object... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        text.append(' ').append(attributes[i]).append("=\"");
        escape(value(attributes[i + 1]));
        text.append('"');
      }
    }
  }

  private static String value(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  /** A number with two digits after the point at most. */
  public static String number(double number) {
    long hundredths = Math.round(number * 100);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : String.format(Locale.ROOT, hundredths % 10 == 0 ? "%.1f" : "%.2f", hundredths / 100.0);
  }

  private static boolean isBlock(String tag) {
    return switch (tag) {
      case "tr",
          "p",
          "table",
          "section",
          "svg",
          "g",
          "h1",
          "h2",
          "h3",
          "head",
          "title",
          "div",
          "li" ->
          true;
      default -> false;
    };
  }

  private void escape(String content) {
    content
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
              }
            });
  }

  /** Whether XML 1.0 knows the character, and no browser turns text around at its sight. */
  private static boolean isCharacter(int c) {
    boolean turnsText = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !turnsText
        && (c == '\t'
            || c == '\n'
            || (c >= 0x20 && c < 0x7F)
            || (c >= 0xA0 && c <= 0xD7FF)
            || (c >= 0xE000 && c <= 0xFFFD)
            || c >= 0x10000);
  }
}
