package io.numflink.glm.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A formula resolved against a table: names of the columns of X, and the rows of X, labels, weights
 * and offsets of any rows of the table. Factors have treatment contrasts, the first level being the
 * reference, or all their levels where the model lacks the margin that would make those redundant
 * (R's {@code terms.formula} and {@code model.matrix}).
 */
public final class DesignMatrix implements Serializable {
  /** A column of X before products: an expression, or whether a factor has a level. */
  private record Indicator(int variable, int level, String name) implements Serializable {}

  /**
   * What a column of X is a product of: the value of an expression, or 1 where a column has a
   * level.
   *
   * @param variable the expression, or the factor's name in the formula
   * @param factor the column of the factor; null if it is a number
   * @param level null if it is a number
   */
  public record Part(Expression variable, ColumnType factor, String level) {}

  private final List<ColumnType> table;
  private final LinkedHashMap<String, Integer> index = new LinkedHashMap<>();
  private final boolean intercept;
  private final ArrayList<Expression> variables;
  private final ArrayList<Expression> offsets;
  private final Labels labels;
  private final ArrayList<List<Indicator>> products = new ArrayList<>();
  private final ArrayList<String> names = new ArrayList<>();

  /**
   * @param table the columns that {@link #fill} will be given, in their order
   * @throws FormulaException if the formula asks for what the table has not
   */
  public DesignMatrix(Formula formula, List<ColumnType> table) {
    this(formula, table, false);
  }

  private DesignMatrix(Formula formula, List<ColumnType> table, boolean classes) {
    this.table = List.copyOf(table);
    for (int i = 0; i < table.size(); i++) {
      index.put(table.get(i).name(), i);
    }
    Map<String, ColumnType> types = new LinkedHashMap<>();
    table.forEach(type -> types.put(type.name(), type));
    variables = new ArrayList<>(formula.variables());
    offsets = new ArrayList<>(formula.offsets());
    offsets.forEach(offset -> Evaluator.check(offset, types));
    for (Expression variable : variables) {
      if (factorOf(variable) == null) {
        Evaluator.check(variable, types);
      }
    }
    intercept = formula.intercept();
    labels = Labels.of(formula.response(), types, classes);
    code(formula.terms());
  }

  /** A design whose labels are the indices of the levels of the label's column. */
  public static DesignMatrix ofClasses(Formula formula, List<ColumnType> table) {
    return new DesignMatrix(formula, table, true);
  }

  /** Names of the columns of X, without the intercept. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** The parts of every column of X. */
  public List<List<Part>> parts() {
    return products.stream().map(product -> product.stream().map(this::part).toList()).toList();
  }

  private Part part(Indicator indicator) {
    Expression variable = variables.get(indicator.variable());
    ColumnType factor = factorOf(variable);
    return new Part(
        variable, factor, factor == null ? null : factor.levels().get(indicator.level()));
  }

  /** What is added to the linear predictor. */
  public List<Expression> offsets() {
    return List.copyOf(offsets);
  }

  public boolean intercept() {
    return intercept;
  }

  public boolean hasOffset() {
    return !offsets.isEmpty();
  }

  /** Whether labels are proportions that come with a number of trials, {@code cbind(s, f)}. */
  public boolean hasTrials() {
    return labels.trials();
  }

  /** The table's columns. */
  public List<ColumnType> table() {
    return table;
  }

  /** The column that a variable takes levels of, or null if it is a number. */
  private ColumnType factorOf(Expression variable) {
    if (Formula.isFactorCall(variable)) {
      Expression.Call call = (Expression.Call) variable;
      if (!(call.arguments().size() == 1 && call.arguments().get(0) instanceof Expression.Name)) {
        throw new FormulaException(variable.text() + ": a factor is made of one column");
      }
      String name = ((Expression.Name) call.arguments().get(0)).name();
      ColumnType type = column(name);
      if (type.levels().isEmpty()) {
        throw new FormulaException("the levels of column %s are not known".formatted(name));
      }
      return type;
    }
    if (variable instanceof Expression.Name name) {
      ColumnType type = column(name.name());
      return type.kind() == ColumnType.Kind.NUMBER ? null : type;
    }
    return null;
  }

  private ColumnType column(String name) {
    Integer at = index.get(name);
    if (at == null) {
      throw new FormulaException(
          "there is no column %s; the columns are %s"
              .formatted(name, String.join(", ", index.keySet())));
    }
    return table.get(at);
  }

  // ---- coding

  private void code(List<Set<Integer>> terms) {
    boolean wholeFactor = intercept;
    for (int t = 0; t < terms.size(); t++) {
      List<List<Indicator>> choices = new ArrayList<>();
      for (int variable : terms.get(t)) {
        boolean contrasts = isMarginPresent(terms, t, variable);
        if (factorOf(variables.get(variable)) != null && !wholeFactor) {
          // Without an intercept the first factor spans the constants
          contrasts = false;
          wholeFactor = true;
        }
        choices.add(indicators(variable, contrasts));
      }
      addProducts(choices);
    }
  }

  /** Whether a term before contains all other variables of term t. */
  private static boolean isMarginPresent(List<Set<Integer>> terms, int t, int variable) {
    Set<Integer> rest = new TreeSet<>(terms.get(t));
    rest.remove(variable);
    return rest.isEmpty() || terms.subList(0, t).stream().anyMatch(term -> term.containsAll(rest));
  }

  private List<Indicator> indicators(int variable, boolean contrasts) {
    Expression expression = variables.get(variable);
    ColumnType factor = factorOf(expression);
    List<Indicator> indicators = new ArrayList<>();
    if (factor == null) {
      indicators.add(new Indicator(variable, -1, expression.text()));
      return indicators;
    }
    if (contrasts && factor.levels().size() < 2) {
      throw new FormulaException(
          "factor %s has one level only (%s): contrasts need two"
              .formatted(expression.text(), String.join("", factor.levels())));
    }
    for (int level = contrasts ? 1 : 0; level < factor.levels().size(); level++) {
      indicators.add(
          new Indicator(variable, level, expression.text() + factor.levels().get(level)));
    }
    return indicators;
  }

  /** All products of one indicator of each choice, the first varying fastest. */
  private void addProducts(List<List<Indicator>> choices) {
    int[] at = new int[choices.size()];
    while (true) {
      List<Indicator> product = new ArrayList<>();
      List<String> parts = new ArrayList<>();
      for (int k = 0; k < at.length; k++) {
        Indicator indicator = choices.get(k).get(at[k]);
        product.add(indicator);
        parts.add(indicator.name());
      }
      products.add(product);
      names.add(String.join(":", parts));
      int k = 0;
      while (k < at.length && ++at[k] == choices.get(k).size()) {
        at[k++] = 0;
      }
      if (k == at.length) {
        return;
      }
    }
  }

  // ---- rows

  /**
   * Fills a tile of n rows.
   *
   * @param columns n cells of every column of the table: a number, 0 or 1, or a level's index
   * @param features X, column-major with {@code names().size()} columns
   * @param y labels, or null if they are not wanted
   * @param weights which are multiplied by the number of trials of {@code cbind(s, f)}; may be null
   *     if there are none
   * @param tileOffsets which offsets are added to; may be null if there are none
   */
  public void fill(
      double[][] columns,
      int n,
      double[] features,
      double[] y,
      double[] weights,
      double[] tileOffsets) {
    double[][] values = new double[variables.size()][];
    for (int v = 0; v < variables.size(); v++) {
      values[v] = values(variables.get(v), columns, n);
    }
    for (int j = 0; j < products.size(); j++) {
      fill(products.get(j), values, n, features, j * n);
    }
    for (Expression offset : offsets) {
      double[] added = Evaluator.evaluate(offset, columns, index, n);
      for (int i = 0; i < n; i++) {
        tileOffsets[i] += added[i];
      }
    }
    if (y != null) {
      labels.fill(columns, index, n, y, weights);
    }
  }

  /** Fills n elements of a column of X, from element {@code at} on, factor by factor. */
  private static void fill(
      List<Indicator> product, double[][] values, int n, double[] features, int at) {
    for (int k = 0; k < product.size(); k++) {
      Indicator indicator = product.get(k);
      double[] cells = values[indicator.variable()];
      if (k == 0 && indicator.level() < 0) {
        System.arraycopy(cells, 0, features, at, n);
        continue;
      }
      if (k == 0) {
        Arrays.fill(features, at, at + n, 1);
      }
      for (int i = 0; i < n; i++) {
        features[at + i] *=
            indicator.level() < 0 ? cells[i] : indicate(cells[i], indicator.level());
      }
    }
  }

  private static double indicate(double code, int level) {
    return Double.isNaN(code) ? code : code == level ? 1 : 0;
  }

  /**
   * Numbers, or the levels' indices of a factor; may be a column itself, which is not written to.
   */
  private double[] values(Expression variable, double[][] columns, int n) {
    ColumnType factor = factorOf(variable);
    if (factor == null) {
      return variable instanceof Expression.Name name
          ? columns[index.get(name.name())]
          : Evaluator.evaluate(variable, columns, index, n);
    }
    double[] cells = columns[index.get(factor.name())];
    if (factor.kind() != ColumnType.Kind.NUMBER) {
      return cells;
    }
    double[] levels = factor.levels().stream().mapToDouble(Double::parseDouble).toArray();
    double[] codes = new double[n];
    for (int i = 0; i < n; i++) {
      codes[i] = Double.isNaN(cells[i]) ? cells[i] : numberCode(factor, levels, cells[i]);
    }
    return codes;
  }

  private static double numberCode(ColumnType factor, double[] levels, double cell) {
    // -0 is 0
    int code = Arrays.binarySearch(levels, cell + 0.0);
    if (code < 0) {
      throw new FormulaException(
          "column %s: %s is none of the levels %s"
              .formatted(factor.name(), cell, String.join(", ", factor.levels())));
    }
    return code;
  }
}
