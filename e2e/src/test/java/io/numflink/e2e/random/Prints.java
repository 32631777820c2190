package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that print. */
final class Prints {
  private static final int MOST_ITEMS = 4;
  private static final int LISTED = 60;
  private static final List<String> EXACT_FORMATS =
      List.of(".3f", "10.2f", "+.1f", "e", ".2e", "g");
  private static final List<String> ROUNDED_FORMATS = List.of(".12f", ".9e", "18.11f");
  private static final List<String> WHOLE_FORMATS =
      List.of("d", "5d", "<6d", "+d", "05d", ",", ".2f");

  private Prints() {}

  static Optional<String> draw(Drawing drawing) {
    List<String> items = new ArrayList<>();
    for (int i = drawing.between(1, MOST_ITEMS); i > 0; i--) {
      Optional<Term> variable = drawing.variable(x -> true).filter(x -> drawing.chance(0.7));
      items.add(item(drawing, variable.orElseGet(() -> drawing.term(drawing.between(1, 2)))));
    }
    return Optional.of(print(drawing, items));
  }

  private static String print(Drawing drawing, List<String> items) {
    String separator = drawing.chance(0.7) ? ", sep=\"\\n\")" : ")";
    return "print(" + String.join(", ", items) + separator;
  }

  /** All variables, so that none is left unseen. */
  static List<String> all(Drawing drawing, List<Term> variables) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < variables.size(); i += MOST_ITEMS) {
      List<String> items = new ArrayList<>();
      for (Term variable : variables.subList(i, Math.min(variables.size(), i + MOST_ITEMS))) {
        items.add("\"" + variable.text() + "\"");
        if (!variable.python()) {
          items.add(type(variable));
        }
        items.add(item(drawing, variable));
      }
      statements.add("print(" + String.join(", ", items) + ", sep=\"\\n\")");
    }
    return statements;
  }

  private static String type(Term x) {
    return x.text() + ".dtype, " + x.text() + ".shape";
  }

  private static String item(Drawing drawing, Term x) {
    if (!x.range().isPrintable()) {
      return x.python() ? "\"(rounded)\"" : type(x);
    }
    return x.isArray() ? array(drawing, x) : scalar(drawing, x);
  }

  private static String array(Drawing drawing, Term x) {
    String text = x.text();
    return switch (drawing.below(10)) {
      case 0, 1 -> "repr(" + text + ")";
      case 2 -> type(x);
      case 3 -> x.shape().size() <= LISTED ? text + ".tolist()" : text + ".size, " + text + ".ndim";
      case 4 -> "str(" + text + ")";
      case 5 -> x.text().contains("\"") ? text : "f\"{" + text + "}\"";
      default -> text;
    };
  }

  private static String scalar(Drawing drawing, Term x) {
    String text = x.text();
    boolean special = x.range().special();
    return switch (drawing.below(6)) {
      case 0, 1 -> formatted(drawing, x);
      case 2 -> x.python() ? text : "repr(" + text + ")";
      case 3 ->
          x.type() == Type.BOOL
              ? "bool(" + text + ")"
              : x.type().isFloat() || special ? "float(" + text + ")" : "int(" + text + ")";
      default -> text;
    };
  }

  private static String formatted(Drawing drawing, Term x) {
    String format = "";
    if (x.type().isFloat()) {
      format = ":" + drawing.of(x.range().isGrained() ? EXACT_FORMATS : ROUNDED_FORMATS);
    } else if (x.type().isInteger()) {
      format = ":" + drawing.of(WHOLE_FORMATS);
    }
    return "f\"{" + x.text() + format + "}\"";
  }
}
