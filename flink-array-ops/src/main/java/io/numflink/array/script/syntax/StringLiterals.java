package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.Expression.Constant;
import io.numflink.array.script.syntax.Expression.FormattedString;
import io.numflink.array.script.syntax.Expression.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/** String literals, with their escapes, and f-strings. */
final class StringLiterals {
  private StringLiterals() {}

  /** Adjacent literals, which are one string. */
  static Expression of(int line, List<Token> tokens) {
    List<Part> parts = new ArrayList<>();
    boolean formatted = false;
    for (Token token : tokens) {
      String text = token.getText();
      int quote = Math.min(place(text, '"'), place(text, '\''));
      String prefix = text.substring(0, quote).toLowerCase(Locale.ROOT);
      int width = text.startsWith(text.substring(quote, quote + 1).repeat(3), quote) ? 3 : 1;
      if (text.length() < quote + 2 * width) {
        width = 1;
      }
      String content = text.substring(quote + width, text.length() - width).replace("\r\n", "\n");
      boolean raw = prefix.contains("r");
      if (prefix.contains("f")) {
        formatted = true;
        new FormatParser(content, raw, token.getLine()).parse(parts);
      } else {
        parts.add(Part.text(raw ? content : unescape(content, token.getLine())));
      }
    }
    if (formatted) {
      return new FormattedString(line, parts);
    }
    StringBuilder whole = new StringBuilder();
    parts.forEach(part -> whole.append(part.text()));
    return new Constant(line, whole.toString());
  }

  private static int place(String text, char quote) {
    int place = text.indexOf(quote);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  static String unescape(String text, int line) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\') {
        result.append(c);
        continue;
      }
      char escape = text.charAt(i++);
      switch (escape) {
        case '\n' -> {}
        case 'n' -> result.append('\n');
        case 't' -> result.append('\t');
        case 'r' -> result.append('\r');
        case 'a' -> result.append('\u0007');
        case 'b' -> result.append('\b');
        case 'f' -> result.append('\f');
        case 'v' -> result.append('\u000b');
        case '\\', '\'', '"' -> result.append(escape);
        case 'x' -> i = code(text, i, 2, "\\xXX", line, result);
        case 'u' -> i = code(text, i, 4, "\\uXXXX", line, result);
        case 'U' -> i = code(text, i, 8, "\\UXXXXXXXX", line, result);
        default -> {
          if (escape >= '0' && escape <= '7') {
            int end = i;
            while (end < text.length()
                && end < i + 2
                && "01234567".indexOf(text.charAt(end)) >= 0) {
              end++;
            }
            result.append((char) Integer.parseInt(text.substring(i - 1, end), 8));
            i = end;
          } else {
            result.append('\\').append(escape);
          }
        }
      }
    }
    return result.toString();
  }

  private static int code(
      String text, int from, int digits, String form, int line, StringBuilder result) {
    int end = from;
    while (end < text.length()
        && end < from + digits
        && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    if (end < from + digits) {
      throw new SyntaxException(
          "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: truncated %s escape"
              .formatted(from - 2, end - 1, form),
          line,
          0);
    }
    result.appendCodePoint((int) Long.parseLong(text.substring(from, end), 16));
    return end;
  }

  /** Splits the content of an f-string, or the format inside one, into its parts. */
  private static final class FormatParser {
    private final String text;
    private final boolean raw;
    private final int line;
    private int at;

    FormatParser(String text, boolean raw, int line) {
      this.text = text;
      this.raw = raw;
      this.line = line;
    }

    void parse(List<Part> parts) {
      StringBuilder literal = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at);
        boolean doubled = text.startsWith(String.valueOf(c).repeat(2), at);
        if ((c == '{' || c == '}') && doubled) {
          literal.append(c);
          at += 2;
        } else if (c == '}') {
          throw error("single '}' is not allowed");
        } else if (c == '{') {
          add(parts, literal);
          at++;
          field(parts);
        } else {
          literal.append(c);
          at++;
        }
      }
      add(parts, literal);
    }

    private void add(List<Part> parts, StringBuilder literal) {
      if (literal.length() > 0) {
        String content = literal.toString();
        parts.add(Part.text(raw ? content : unescape(content, line)));
        literal.setLength(0);
      }
    }

    private void field(List<Part> parts) {
      int start = at;
      int end = endOfExpression();
      String source = text.substring(start, end);
      at = end;
      boolean shown =
          source.stripTrailing().endsWith("=") && !source.stripTrailing().endsWith("==");
      if (shown) {
        parts.add(Part.text(source));
        source = source.substring(0, source.lastIndexOf('='));
      }
      if (source.isBlank()) {
        throw error("empty expression not allowed");
      }
      Expression value = SourceParser.expression(source, line);
      char conversion = '\0';
      if (at < text.length() && text.charAt(at) == '!') {
        conversion = at + 1 < text.length() ? text.charAt(at + 1) : '}';
        if ("rsa".indexOf(conversion) < 0) {
          throw error("invalid conversion character: expected 's', 'r', or 'a'");
        }
        at += 2;
      }
      Expression spec = null;
      if (at < text.length() && text.charAt(at) == ':') {
        int specEnd = endOfSpec(at + 1);
        List<Part> inner = new ArrayList<>();
        new FormatParser(text.substring(at + 1, specEnd), raw, line).parse(inner);
        spec = new FormattedString(line, inner);
        at = specEnd;
      }
      if (at >= text.length() || text.charAt(at) != '}') {
        throw error("expecting '}'");
      }
      at++;
      if (shown && conversion == '\0' && spec == null) {
        conversion = 'r';
      }
      parts.add(new Part(null, value, conversion, spec));
    }

    /** The place of the {@code !}, {@code :} or brace that ends the expression at this place. */
    private int endOfExpression() {
      int depth = 0;
      char quote = '\0';
      for (int i = at; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != '\0') {
          quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
          quote = c;
        } else if ("([{".indexOf(c) >= 0) {
          depth++;
        } else if (depth > 0 && ")]}".indexOf(c) >= 0) {
          depth--;
        } else if (depth == 0 && (c == '}' || c == ':')) {
          return i;
        } else if (depth == 0 && c == '!' && !text.startsWith("!=", i)) {
          return i;
        } else if (c == '\\') {
          throw error("expression part cannot include a backslash");
        }
      }
      throw error("expecting '}'");
    }

    private int endOfSpec(int from) {
      int depth = 0;
      for (int i = from; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '{') {
          depth++;
        } else if (c == '}') {
          if (depth == 0) {
            return i;
          }
          depth--;
        }
      }
      throw error("expecting '}'");
    }

    private SyntaxException error(String message) {
      return new SyntaxException("f-string: " + message, line, 0);
    }
  }
}
