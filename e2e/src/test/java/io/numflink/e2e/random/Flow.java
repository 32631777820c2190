package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Branches, loops and functions. What is run more than once changes no array that it reads, so what
 * is known of the arrays holds in every turn.
 */
final class Flow {
  private static final int MOST_TURNS = 4;
  private static final double LARGE = 1e6;

  private Flow() {}

  static Optional<String> branch(Drawing drawing) {
    Optional<Term> condition = drawing.term(2, Flow::isCondition);
    return condition.map(
        c -> {
          int mark = drawing.mark();
          List<String> lines = new ArrayList<>(List.of("if " + c.text() + ":"));
          lines.addAll(indented(drawing.body(drawing.between(1, 2))));
          drawing.forget(mark);
          lines.add("else:");
          lines.addAll(indented(drawing.body(1)));
          drawing.forget(mark);
          return String.join("\n", lines);
        });
  }

  private static boolean isCondition(Term x) {
    return !x.isArray() && x.range().isExact() && !x.python();
  }

  /** Adds something up in every turn. */
  static Optional<String> accumulation(Drawing drawing) {
    int mark = drawing.mark();
    int turns = drawing.between(1, MOST_TURNS);
    String total = drawing.newName();
    String turn = drawing.newName();
    drawing.bind(turn, Term.number(turn, Type.INT64, Range.of(0, turns - 1.0, 0)));
    List<String> body = new ArrayList<>(drawing.pureBody(drawing.between(1, 2)));
    Optional<Term> drawn = drawing.term(2, x -> x.range().magnitude() < LARGE);
    drawing.forget(mark);
    return drawn.map(
        x -> {
          body.add(total + " += " + x.text());
          drawing.bind(
              total,
              Term.fresh(
                  total,
                  Type.FLOAT64,
                  x.shape(),
                  x.range().in(Type.FLOAT64).summed(turns, Type.FLOAT64),
                  true));
          return Stream.of(
                  Stream.of(total + " = np.zeros(" + x.shape().text() + ")"),
                  Stream.of("for " + turn + " in range(" + turns + "):"),
                  indented(body).stream())
              .flatMap(lines -> lines)
              .collect(Collectors.joining("\n"));
        });
  }

  /** Collects something of every row. */
  static Optional<String> rows(Drawing drawing) {
    int mark = drawing.mark();
    Optional<Term> iterated = drawing.variable(x -> x.isArray() && x.shape().size() > 0);
    if (iterated.isEmpty()) {
      return Optional.empty();
    }
    Term array = iterated.get();
    String list = drawing.newName();
    String row = drawing.newName();
    drawing.bind(row, array.view(row, array.shape().without(0), false));
    List<String> body = new ArrayList<>(drawing.pureBody(1));
    Optional<Term> drawn = drawing.term(2, x -> x.shape().rank() < 3 && !x.python());
    drawing.forget(mark);
    return drawn.map(
        x -> {
          body.add(list + ".append(" + x.text() + ")");
          String stacked = drawing.newName();
          int count = array.shape().extent(0);
          drawing.bind(
              stacked,
              Term.fresh(stacked, x.type(), x.shape().inserted(0, count), x.range(), true));
          return Stream.of(
                  Stream.of(list + " = []", "for " + row + " in " + array.text() + ":"),
                  indented(body).stream(),
                  Stream.of(stacked + " = np.array(" + list + ")", "print(len(" + list + "))"))
              .flatMap(lines -> lines)
              .collect(Collectors.joining("\n"));
        });
  }

  /** Counts up until all elements are large enough. */
  static Optional<String> untilLarge(Drawing drawing) {
    Optional<Term> drawn =
        drawing.term(
            1,
            x ->
                x.isArray()
                    && x.shape().size() > 0
                    && !x.type().isFloat()
                    && x.range().isExact()
                    && x.range().magnitude() < LARGE);
    return drawn.map(
        x -> {
          int turns = drawing.between(1, MOST_TURNS);
          int limit = drawing.between(2, 12);
          String value = drawing.newName();
          String count = drawing.newName();
          Range sum = x.range().summed(turns, Type.INT64);
          drawing.bind(value, Term.fresh(value, Type.INT64, x.shape(), sum, x.contiguous()));
          drawing.bind(count, Term.number(count, Type.INT64, Range.of(0, turns, 0)));
          return String.join(
              "\n",
              value + " = np.zeros(" + x.shape().text() + ", dtype=np.int64)",
              count + " = 0",
              "while (" + value + " < " + limit + ").any() and " + count + " < " + turns + ":",
              "    " + value + " = " + value + " + " + x.text(),
              "    " + count + " += 1",
              "    if " + value + ".max() > " + (limit - 1) + ":",
              "        print(" + count + ", \"large\")",
              "        " + drawing.of(List.of("break", "continue", "pass")));
        });
  }

  /** A function that changes its first argument and returns something of both. */
  static Optional<String> function(Drawing drawing) {
    Optional<Term> first = drawing.variable(Term::isArray);
    Optional<Term> second = drawing.variable(x -> true);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    int mark = drawing.mark();
    String name = drawing.newName();
    String p = drawing.newName();
    String q = drawing.newName();
    Term changed = drawing.bind(p, first.get());
    drawing.bind(q, second.get());
    List<String> body = new ArrayList<>(drawing.pureBody(drawing.between(1, 2)));
    Assignments.write(drawing, changed).ifPresent(body::add);
    Term result = drawing.term(2);
    body.add("return " + result.text());
    drawing.forget(mark);
    String returned = drawing.newName();
    drawing.bind(returned, result);
    return Optional.of(
        Stream.of(
                Stream.of("def " + name + "(" + p + ", " + q + "=None):"),
                indented(body).stream(),
                Stream.of(
                    "",
                    returned
                        + " = "
                        + name
                        + "("
                        + first.get().text()
                        + ", "
                        + q
                        + "="
                        + second.get().text()
                        + ")"))
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n")));
  }

  private static List<String> indented(List<String> statements) {
    return statements.stream().flatMap(String::lines).map(line -> "    " + line).toList();
  }
}
