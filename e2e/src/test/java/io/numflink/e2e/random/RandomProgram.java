package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A script that was drawn.
 *
 * @param seed the same seed and focus give the same program
 * @param statements of one or more lines each
 * @param arrays the names of arrays and their numbers of axes
 */
public record RandomProgram(
    long seed, Focus focus, List<String> statements, Map<String, Integer> arrays) {
  private static final int FEWEST = 8;
  private static final int MOST = 18;

  public RandomProgram {
    statements = List.copyOf(statements);
    arrays = new LinkedHashMap<>(arrays);
  }

  public static RandomProgram draw(long seed, Focus focus) {
    Random random = new Random(seed);
    Drawing drawing = new Drawing(random, focus);
    List<String> statements = new ArrayList<>();
    int count = drawing.between(FEWEST, MOST);
    for (int i = 0; i < 2; i++) {
      Assignments.bind(drawing).ifPresent(statements::add);
    }
    while (statements.size() < count) {
      Weighted.choose(focus.statements(), random).draw(drawing).ifPresent(statements::add);
    }
    List<Term> variables = drawing.variables();
    statements.addAll(Prints.all(drawing, variables));
    Map<String, Integer> arrays = new LinkedHashMap<>();
    variables.stream()
        .filter(Term::isArray)
        .forEach(variable -> arrays.put(variable.text(), variable.shape().rank()));
    return new RandomProgram(seed, focus, statements, arrays);
  }

  /** The same without one of the statements, which others may need. */
  public RandomProgram without(int statement) {
    List<String> rest = new ArrayList<>(statements);
    rest.remove(statement);
    return new RandomProgram(seed, focus, rest, arrays);
  }

  /** Whether a statement gives an array that name. */
  public boolean binds(String array) {
    return arrays.containsKey(array)
        && ("\n" + String.join("\n", statements)).contains("\n" + array + " = ");
  }

  public String text() {
    return "import numpy as np\n\n" + String.join("\n", statements) + "\n";
  }

  @Override
  public String toString() {
    return "program " + seed + " of " + focus;
  }
}
