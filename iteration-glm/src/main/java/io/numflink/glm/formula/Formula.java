package io.numflink.glm.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code response ~ terms} in R's notation (Wilkinson &amp; Rogers 1973; Chambers &amp; Hastie
 * 1992, section 2.4): {@code a + b}, {@code a:b}, {@code a*b}, {@code a/b}, {@code (a + b)^2},
 * {@code - a}, {@code 0}, {@code 1}, {@code .} for all other columns, {@code C(x)} or {@code
 * factor(x)}, {@code offset(x)}, and functions of columns such as {@code log(x)} and {@code
 * I(x^2)}.
 *
 * <p>Terms are sets of variables, ordered by their number, then as written.
 */
public final class Formula {
  private final String text;
  private final Expression response;
  private final List<Expression> variables = new ArrayList<>();
  private final List<Expression> offsets = new ArrayList<>();
  private final List<Set<Integer>> terms;
  private boolean intercept = true;

  private Formula(String text, Collection<String> columns) {
    this.text = text;
    FormulaParser.Sides sides = new FormulaParser(text).parse();
    response = sides.response();
    Set<Set<Integer>> found = expand(sides.terms(), otherColumns(columns));
    found.remove(Set.<Integer>of());
    List<Set<Integer>> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparingInt(Set::size));
    terms = List.copyOf(ordered);
    int label = variables.indexOf(response);
    if (terms.stream().anyMatch(term -> term.contains(label))) {
      throw error("%s is the response, and cannot be a term as well".formatted(response.text()));
    }
  }

  /**
   * Parses a formula.
   *
   * @param columns of the table, which {@code .} stands for
   */
  public static Formula parse(String text, Collection<String> columns) {
    return new Formula(text, columns);
  }

  /** The formula of a label, features and factors by name. */
  public static Formula of(String label, List<String> features, Collection<String> factors) {
    String terms =
        features.stream()
            .map(name -> factors.contains(name) ? "C(" + quoted(name) + ")" : quoted(name))
            .collect(Collectors.joining(" + "));
    return new Formula("%s ~ %s".formatted(quoted(label), terms.isEmpty() ? "1" : terms), features);
  }

  /** A column's name as a formula writes it: in backticks if it does not look like a name. */
  private static String quoted(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9._]*") ? name : "`" + name + "`";
  }

  /** As written. */
  public String text() {
    return text;
  }

  public boolean intercept() {
    return intercept;
  }

  /** The column that is the label as it stands; empty if labels are computed. */
  public Optional<String> plainLabel() {
    return response instanceof Expression.Name name ? Optional.of(name.name()) : Optional.empty();
  }

  Expression response() {
    return response;
  }

  List<Expression> variables() {
    return variables;
  }

  List<Expression> offsets() {
    return offsets;
  }

  /** Indices of variables, ascending, of every term. */
  List<Set<Integer>> terms() {
    return terms;
  }

  /** Names of all columns that the formula uses, in order of appearance. */
  public List<String> columns() {
    Set<String> names = new LinkedHashSet<>();
    collect(response, names);
    variables.forEach(variable -> collect(variable, names));
    offsets.forEach(offset -> collect(offset, names));
    return List.copyOf(names);
  }

  /** Names of the columns that the right side uses. */
  public List<String> predictors() {
    Set<String> names = new LinkedHashSet<>();
    variables.forEach(variable -> collect(variable, names));
    offsets.forEach(offset -> collect(offset, names));
    return List.copyOf(names);
  }

  /** Columns that are taken as factors whatever their type: their levels have to be known. */
  public Set<String> factorColumns() {
    Set<String> names = new LinkedHashSet<>();
    for (Expression variable : variables) {
      if (isFactorCall(variable)) {
        collect(variable, names);
      }
    }
    return names;
  }

  static boolean isFactorCall(Expression variable) {
    return variable instanceof Expression.Call call
        && (call.function().equals("C") || call.function().equals("factor"));
  }

  static void collect(Expression expression, Set<String> names) {
    if (expression instanceof Expression.Name name) {
      names.add(name.name());
    } else if (expression instanceof Expression.Call call) {
      call.arguments().forEach(argument -> collect(argument, names));
    } else if (expression instanceof Expression.Binary binary) {
      collect(binary.left(), names);
      collect(binary.right(), names);
    } else if (expression instanceof Expression.Negative negative) {
      collect(negative.operand(), names);
    } else if (expression instanceof Expression.Parentheses parentheses) {
      collect(parentheses.inner(), names);
    }
  }

  private List<String> otherColumns(Collection<String> columns) {
    Set<String> used = new LinkedHashSet<>();
    collect(response, used);
    return columns.stream().filter(column -> !used.contains(column)).toList();
  }

  private FormulaException error(String what) {
    return new FormulaException("formula %s: %s".formatted(text.trim(), what));
  }

  // ---- the algebra of terms; the empty set stands for the intercept

  private Set<Set<Integer>> expand(Expression expression, List<String> others) {
    if (expression instanceof Expression.Parentheses parentheses) {
      return expand(parentheses.inner(), others);
    }
    if (expression instanceof Expression.Number number) {
      return constant(number.value());
    }
    if (expression instanceof Expression.Negative negative) {
      remove(new LinkedHashSet<>(), negative.operand(), others);
      return new LinkedHashSet<>();
    }
    if (expression instanceof Expression.Binary binary) {
      return expand(binary, others);
    }
    if (expression instanceof Expression.Name name && name.name().equals(".")) {
      Set<Set<Integer>> all = new LinkedHashSet<>();
      others.forEach(other -> all.add(term(new Expression.Name(other))));
      return all;
    }
    if (expression instanceof Expression.Call call && call.function().equals("offset")) {
      if (call.arguments().size() != 1) {
        throw error("offset takes one argument");
      }
      offsets.add(call.arguments().get(0));
      return new LinkedHashSet<>();
    }
    Set<Set<Integer>> one = new LinkedHashSet<>();
    one.add(term(expression));
    return one;
  }

  private Set<Set<Integer>> constant(double value) {
    if (value != 0 && value != 1) {
      throw error("a number among the terms is 0 or 1; use offset(…) for others");
    }
    intercept = value == 1;
    return new LinkedHashSet<>();
  }

  private Set<Set<Integer>> expand(Expression.Binary binary, List<String> others) {
    Set<Set<Integer>> left = expand(binary.left(), others);
    switch (binary.operator()) {
      case "+" -> {
        left.addAll(expand(binary.right(), others));
        return left;
      }
      case "-" -> {
        remove(left, binary.right(), others);
        return left;
      }
      case ":" -> {
        return crossed(left, expand(binary.right(), others));
      }
      case "*" -> {
        Set<Set<Integer>> right = expand(binary.right(), others);
        Set<Set<Integer>> all = new LinkedHashSet<>(left);
        all.addAll(right);
        all.addAll(crossed(left, right));
        return all;
      }
      case "/" -> {
        Set<Integer> whole = new TreeSet<>();
        left.forEach(whole::addAll);
        left.addAll(crossed(Set.of(whole), expand(binary.right(), others)));
        return left;
      }
      case "^" -> {
        return raised(left, binary.right());
      }
      default -> throw error("operator " + binary.operator() + " has no meaning among terms");
    }
  }

  private Set<Set<Integer>> raised(Set<Set<Integer>> base, Expression exponent) {
    if (!(exponent instanceof Expression.Number number
        && number.value() == Math.rint(number.value())
        && number.value() >= 1
        && number.value() <= 20)) {
      throw error("terms are raised to a whole number; write I(x^2) for the square of a column");
    }
    Set<Set<Integer>> all = new LinkedHashSet<>(base);
    for (int i = 1; i < number.value(); i++) {
      all.addAll(crossed(all, base));
    }
    return all;
  }

  private static Set<Set<Integer>> crossed(Set<Set<Integer>> left, Set<Set<Integer>> right) {
    Set<Set<Integer>> all = new LinkedHashSet<>();
    for (Set<Integer> a : left) {
      for (Set<Integer> b : right) {
        Set<Integer> union = new TreeSet<>(a);
        union.addAll(b);
        all.add(union);
      }
    }
    return all;
  }

  private void remove(Set<Set<Integer>> terms, Expression removed, List<String> others) {
    if (removed instanceof Expression.Number number) {
      if (number.value() != 0 && number.value() != 1) {
        throw error("only 0 and 1 can be removed among numbers");
      }
      intercept = number.value() == 0;
      return;
    }
    terms.removeAll(expand(removed, others));
  }

  private Set<Integer> term(Expression variable) {
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).equals(variable)) {
        return new TreeSet<>(Set.of(i));
      }
    }
    variables.add(variable);
    return new TreeSet<>(Set.of(variables.size() - 1));
  }
}
