package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A program that is being drawn: its random numbers and the variables so far. */
final class Drawing {
  private static final int ATTEMPTS = 12;
  private static final int MANY_ELEMENTS = 3000;
  private static final double LARGE = 1e9;

  private final Random random;
  private final Focus focus;
  private final List<Integer> extents;
  private final List<Term> variables = new ArrayList<>();
  private int names;

  Drawing(Random random, Focus focus) {
    this.random = random;
    this.focus = focus;
    extents = new ArrayList<>(List.of(1 + random.nextInt(4), 2 + random.nextInt(6), 1));
    if (chance(0.2)) {
      extents.add(0);
    }
    if (chance(focus.largeExtents())) {
      extents.add(of(List.of(11, 16, 23, 40)));
    }
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from the first to the last. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T of(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  <T> List<T> shuffled(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  int extent() {
    return of(extents);
  }

  Shape shape() {
    int rank = of(List.of(0, 1, 1, 1, 2, 2, 2, 2, 3));
    List<Integer> drawn = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      drawn.add(extent());
    }
    Shape shape = new Shape(drawn);
    return shape.size() <= MANY_ELEMENTS ? shape : shape();
  }

  /** An expression; depth 0 asks for the simplest. */
  Term term(int depth) {
    if (depth > 0) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<Term> drawn =
            Weighted.choose(focus.expressions(), random)
                .draw(this, depth - 1)
                .filter(Drawing::isModest);
        if (drawn.isPresent()) {
          return drawn.get();
        }
      }
    }
    if (!variables.isEmpty() && chance(0.75)) {
      return of(variables);
    }
    return chance(0.5) ? Creations.number(this) : Creations.array(this, shape());
  }

  private static boolean isModest(Term term) {
    return term.shape().rank() <= 3
        && term.shape().size() <= MANY_ELEMENTS
        && (!term.type().isFloat() || term.range().magnitude() <= LARGE);
  }

  /** An expression that fits. */
  Optional<Term> term(int depth, Predicate<Term> fitting) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Term drawn = term(depth);
      if (fitting.test(drawn)) {
        return Optional.of(drawn);
      }
    }
    return Optional.empty();
  }

  Optional<Term> array(int depth) {
    return term(depth, Term::isArray);
  }

  Optional<Term> variable(Predicate<Term> fitting) {
    List<Term> found = variables.stream().filter(fitting).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(of(found));
  }

  List<Term> variables() {
    return List.copyOf(variables);
  }

  String newName() {
    int number = names++;
    String letter = String.valueOf((char) ('a' + number % 26));
    return number < 26 ? letter : letter + number / 26;
  }

  /** From here on there is a variable of that name. */
  Term bind(String name, Term value) {
    Term variable = value.named(name);
    variables.add(variable);
    return variable;
  }

  /** A mark to go back to. */
  int mark() {
    return variables.size();
  }

  /** Variables bound since the mark are not surely bound any longer. */
  void forget(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** Statements for the body of another that is run once at most. */
  List<String> body(int count) {
    return body(count, focus.simpleStatements());
  }

  /** Statements that change no array. */
  List<String> pureBody(int count) {
    return body(count, focus.pureStatements());
  }

  private List<String> body(int count, List<Weighted<StatementRule>> rules) {
    List<String> body = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS && body.size() < count; attempt++) {
      Weighted.choose(rules, random).draw(this).ifPresent(body::add);
    }
    return body.isEmpty() ? List.of("pass") : body;
  }
}
