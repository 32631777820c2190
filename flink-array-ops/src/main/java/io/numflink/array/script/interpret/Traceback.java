package io.numflink.array.script.interpret;

import io.numflink.array.expr.ComputationException;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.value.ExceptionValue;
import java.util.ArrayList;
import java.util.List;

/** Python's traceback of an exception; types of NumPy are named without their module. */
final class Traceback {

  private static final int SHOWN_REPEATS = 3;

  private Traceback() {}

  /** A call that an exception left, and the line it was on. */
  record Entry(String function, SourcePosition position) {}

  /**
   * @param entries the innermost first
   */
  static String text(
      List<Entry> entries, Throwable error, ExceptionValue exception, String message) {
    List<Entry> stack = new ArrayList<>(entries);
    if (error instanceof ComputationException computation && computation.position() != null) {
      stack = madeAt(stack, computation.position());
    }
    StringBuilder text = new StringBuilder("Traceback (most recent call last):\n");
    int repeats = 0;
    for (int i = stack.size() - 1; i >= 0; i--) {
      Entry entry = stack.get(i);
      repeats = i < stack.size() - 1 && entry.equals(stack.get(i + 1)) ? repeats + 1 : 0;
      if (repeats < SHOWN_REPEATS) {
        append(text, entry);
      }
      boolean last = i == 0 || !stack.get(i - 1).equals(entry);
      int hidden = repeats - SHOWN_REPEATS + 1;
      if (last && hidden > 0) {
        text.append("  [Previous line repeated ")
            .append(hidden)
            .append(hidden == 1 ? " more time]\n" : " more times]\n");
      }
    }
    return text.append(exception.type().name())
        .append(message.isEmpty() ? "" : ": " + message)
        .append('\n')
        .toString();
  }

  /**
   * The stack of an error in an array that was made on that line. It is the call that is on that
   * line, if it is among those left; otherwise the function that made the array has returned, and
   * only the line is known.
   */
  private static List<Entry> madeAt(List<Entry> stack, SourcePosition made) {
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).position().equals(made)) {
        return stack.subList(i, stack.size());
      }
    }
    return List.of(new Entry("<module>", made));
  }

  private static void append(StringBuilder text, Entry entry) {
    SourcePosition at = entry.position();
    text.append(
        "  File \"%s\", line %d, in %s\n".formatted(at.file(), at.line(), entry.function()));
    if (!at.text().isBlank()) {
      text.append("    ").append(at.text().strip()).append('\n');
    }
  }
}
