package io.numflink.array.script.interpret;

import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** The methods of strings. */
final class StringMethods {
  static final Map<String, Method<String>> TABLE = new LinkedHashMap<>();

  static {
    add("join", "iterable", StringMethods::join);
    add("split", "sep=None, maxsplit=-1", (in, s, a) -> split(s, a[0], (int) in.index(a[1])));
    add("rsplit", "sep=None, maxsplit=-1", (in, s, a) -> rsplit(s, a[0], (int) in.index(a[1])));
    add("splitlines", "", (in, s, a) -> new ListValue(s.lines().toList()));
    add("strip", "chars=None", (in, s, a) -> strip(s, a[0], true, true));
    add("lstrip", "chars=None", (in, s, a) -> strip(s, a[0], true, false));
    add("rstrip", "chars=None", (in, s, a) -> strip(s, a[0], false, true));
    add("lower", "", (in, s, a) -> s.toLowerCase(Locale.ROOT));
    add("casefold", "", (in, s, a) -> s.toLowerCase(Locale.ROOT));
    add("upper", "", (in, s, a) -> s.toUpperCase(Locale.ROOT));
    add("title", "", (in, s, a) -> title(s));
    add("capitalize", "", (in, s, a) -> s.isEmpty() ? s : upper(s, 1) + lower(s, 1));
    add("swapcase", "", (in, s, a) -> swapCase(s));
    add("replace", "old, new, count=-1", StringMethods::replace);
    add("startswith", "prefix, start=0, stop=None", (in, s, a) -> affix(in, s, a, true));
    add("endswith", "suffix, start=0, stop=None", (in, s, a) -> affix(in, s, a, false));
    add("find", "sub, start=0, stop=None", (in, s, a) -> find(in, s, a, false));
    add("rfind", "sub, start=0, stop=None", (in, s, a) -> find(in, s, a, true));
    add("index", "sub, start=0, stop=None", (in, s, a) -> found(find(in, s, a, false)));
    add("rindex", "sub, start=0, stop=None", (in, s, a) -> found(find(in, s, a, true)));
    add("count", "sub", (in, s, a) -> count(s, (String) a[0]));
    add("ljust", "width, fillchar=", (in, s, a) -> pad(s, in.index(a[0]), a[1], '<'));
    add("rjust", "width, fillchar=", (in, s, a) -> pad(s, in.index(a[0]), a[1], '>'));
    add("center", "width, fillchar=", (in, s, a) -> pad(s, in.index(a[0]), a[1], '^'));
    add("zfill", "width", (in, s, a) -> zfill(s, in.index(a[0])));
    add("partition", "sep", (in, s, a) -> partition(s, (String) a[0]));
    add("removeprefix", "prefix", (in, s, a) -> removePrefix(s, (String) a[0]));
    add("removesuffix", "suffix", (in, s, a) -> removeSuffix(s, (String) a[0]));
    add("isdigit", "", (in, s, a) -> all(s, Character::isDigit));
    add("isdecimal", "", (in, s, a) -> all(s, Character::isDigit));
    add("isnumeric", "", (in, s, a) -> all(s, Character::isDigit));
    add("isalpha", "", (in, s, a) -> all(s, Character::isLetter));
    add("isalnum", "", (in, s, a) -> all(s, Character::isLetterOrDigit));
    add("isspace", "", (in, s, a) -> all(s, Character::isWhitespace));
    add("isupper", "", (in, s, a) -> !s.equals(lower(s)) && s.equals(s.toUpperCase(Locale.ROOT)));
    add("islower", "", (in, s, a) -> !s.equals(s.toUpperCase(Locale.ROOT)) && s.equals(lower(s)));
  }

  private StringMethods() {}

  private static void add(String name, String parameters, Method.Body<String> body) {
    TABLE.put(name, Method.of(name, parameters, body));
  }

  /** {@code text.format}, whose arguments have no fixed names. */
  static NativeFunction format(Interpreter in, String text) {
    return new NativeFunction("format", arguments -> new BraceFormat(in, arguments).apply(text));
  }

  private static String upper(String s, int end) {
    return s.substring(0, end).toUpperCase(Locale.ROOT);
  }

  private static String lower(String s, int from) {
    return s.substring(from).toLowerCase(Locale.ROOT);
  }

  private static String lower(String s) {
    return lower(s, 0);
  }

  private static boolean all(String s, IntPredicate predicate) {
    return !s.isEmpty() && s.codePoints().allMatch(predicate);
  }

  private static Object join(Interpreter in, String s, Object[] a) {
    List<String> parts = new ArrayList<>();
    in.iterate(a[0])
        .forEachRemaining(
            part -> {
              if (!(part instanceof String text)) {
                throw ScriptException.typeError(
                    "sequence item %d: expected str instance, %s found"
                        .formatted(parts.size(), in.typeName(part)));
              }
              parts.add(text);
            });
    return String.join(s, parts);
  }

  private static ListValue split(String s, Object separator, int limit) {
    List<Object> parts = new ArrayList<>();
    if (separator == None.NONE) {
      String rest = s.stripLeading();
      while (!rest.isEmpty()) {
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
          end++;
        }
        if (limit >= 0 && parts.size() == limit) {
          parts.add(rest);
          return new ListValue(parts);
        }
        parts.add(rest.substring(0, end));
        rest = rest.substring(end).stripLeading();
      }
      return new ListValue(parts);
    }
    String mark = separator(separator);
    int from = 0;
    int at = s.indexOf(mark);
    while (at >= 0 && (limit < 0 || parts.size() < limit)) {
      parts.add(s.substring(from, at));
      from = at + mark.length();
      at = s.indexOf(mark, from);
    }
    parts.add(s.substring(from));
    return new ListValue(parts);
  }

  private static String separator(Object separator) {
    String mark = (String) separator;
    if (mark.isEmpty()) {
      throw ScriptException.valueError("empty separator");
    }
    return mark;
  }

  /** Like split, from the right: the split of the reversed text, reversed. */
  private static ListValue rsplit(String s, Object separator, int limit) {
    Object mark = separator == None.NONE ? separator : reverse(separator(separator));
    List<Object> parts = new ArrayList<>();
    for (Object part : split(reverse(s), mark, limit).items()) {
      parts.add(reverse((String) part));
    }
    Collections.reverse(parts);
    return new ListValue(parts);
  }

  private static String reverse(String s) {
    return new StringBuilder(s).reverse().toString();
  }

  private static String strip(String s, Object chars, boolean left, boolean right) {
    int start = 0;
    int end = s.length();
    while (left && start < end && stripped(s.charAt(start), chars)) {
      start++;
    }
    while (right && end > start && stripped(s.charAt(end - 1), chars)) {
      end--;
    }
    return s.substring(start, end);
  }

  private static boolean stripped(char c, Object chars) {
    return chars == None.NONE ? Character.isWhitespace(c) : ((String) chars).indexOf(c) >= 0;
  }

  private static String title(String s) {
    StringBuilder result = new StringBuilder();
    boolean inside = false;
    for (char c : s.toCharArray()) {
      result.append(inside ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inside = Character.isLetter(c);
    }
    return result.toString();
  }

  private static String swapCase(String s) {
    StringBuilder result = new StringBuilder();
    for (char c : s.toCharArray()) {
      result.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return result.toString();
  }

  private static Object replace(Interpreter in, String s, Object[] a) {
    String old = (String) a[0];
    String with = (String) a[1];
    long limit = in.index(a[2]);
    if (limit < 0) {
      return s.replace(old, with);
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    int at = s.indexOf(old);
    for (long done = 0; at >= 0 && done < limit; done++) {
      result.append(s, from, at).append(with);
      from = at + old.length();
      at = s.indexOf(old, from);
    }
    return result.append(s.substring(from)).toString();
  }

  /** The part of the text between two places, which may count from the end. */
  private static int[] bounds(Interpreter in, String s, Object start, Object stop) {
    return new int[] {
      clamp(in.index(start), s.length()),
      stop == None.NONE ? s.length() : clamp(in.index(stop), s.length())
    };
  }

  private static int clamp(long place, int size) {
    return (int) Math.max(0, Math.min(size, place < 0 ? place + size : place));
  }

  private static Object affix(Interpreter in, String s, Object[] a, boolean prefix) {
    int[] bounds = bounds(in, s, a[1], a[2]);
    String part = s.substring(bounds[0], Math.max(bounds[0], bounds[1]));
    List<Object> options = a[0] instanceof TupleValue tuple ? tuple.items() : List.of(a[0]);
    for (Object option : options) {
      if (!(option instanceof String text)) {
        throw ScriptException.typeError(
            "%s first arg must be str or a tuple of str, not %s"
                .formatted(prefix ? "startswith" : "endswith", in.typeName(option)));
      }
      if (prefix ? part.startsWith(text) : part.endsWith(text)) {
        return true;
      }
    }
    return false;
  }

  private static Object find(Interpreter in, String s, Object[] a, boolean last) {
    int[] bounds = bounds(in, s, a[1], a[2]);
    String part = s.substring(bounds[0], Math.max(bounds[0], bounds[1]));
    int at = last ? part.lastIndexOf((String) a[0]) : part.indexOf((String) a[0]);
    return at < 0 ? -1L : (long) at + bounds[0];
  }

  private static Object found(Object place) {
    if (place.equals(-1L)) {
      throw ScriptException.valueError("substring not found");
    }
    return place;
  }

  private static Object count(String s, String part) {
    if (part.isEmpty()) {
      return (long) s.length() + 1;
    }
    long count = 0;
    for (int at = s.indexOf(part); at >= 0; at = s.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static String pad(String s, long width, Object fill, char align) {
    String filler = fill == null ? " " : (String) fill;
    int missing = (int) (width - s.codePointCount(0, s.length()));
    if (missing <= 0) {
      return s;
    }
    // CPython puts the odd blank to the left if the width is odd.
    int left =
        align == '<' ? 0 : align == '>' ? missing : missing / 2 + (missing & (int) width & 1);
    return filler.repeat(left) + s + filler.repeat(missing - left);
  }

  private static String zfill(String s, long width) {
    boolean signed = s.startsWith("-") || s.startsWith("+");
    String digits = signed ? s.substring(1) : s;
    int missing = (int) Math.max(0, width - s.length());
    return (signed ? s.substring(0, 1) : "") + "0".repeat(missing) + digits;
  }

  private static Object partition(String s, String separator) {
    int at = s.indexOf(separator);
    return new TupleValue(
        at < 0
            ? Arrays.asList(s, "", "")
            : Arrays.asList(s.substring(0, at), separator, s.substring(at + separator.length())));
  }

  private static String removePrefix(String s, String prefix) {
    return s.startsWith(prefix) ? s.substring(prefix.length()) : s;
  }

  private static String removeSuffix(String s, String suffix) {
    return s.endsWith(suffix) ? s.substring(0, s.length() - suffix.length()) : s;
  }
}
