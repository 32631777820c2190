package io.numflink.glm.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final List<ColumnType> TABLE =
      List.of(
          ColumnType.number("y"),
          ColumnType.number("a"),
          ColumnType.number("b"),
          ColumnType.factor("f", List.of("q", "p", "q")),
          ColumnType.factor("g", List.of("u", "w", "v")),
          ColumnType.logical("l"),
          ColumnType.numberWithLevels("k", List.of(10.0, 2.0, 0.5)));

  private static DesignMatrix design(String formula) {
    return new DesignMatrix(
        Formula.parse(formula, TABLE.stream().map(ColumnType::name).toList()), TABLE);
  }

  /** Names and order of the columns as R's {@code model.matrix} has them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y ~ a + b | true | a b",
        "y ~ 1 | true | ''",
        "y ~ a - 1 | false | a",
        "y ~ 0 + a | false | a",
        "y ~ a + 0 + 1 | true | a",
        "y ~ b:a + a | true | a b:a",
        "y ~ a*b | true | a b a:b",
        "y ~ a*b - a | true | b a:b",
        "y ~ (a + b + f)^2 | true | a b fq a:b a:fq b:fq",
        "y ~ f | true | fq",
        "y ~ f - 1 | false | fp fq",
        "y ~ f + g - 1 | false | fp fq gv gw",
        "y ~ f:g | true | fp:gu fq:gu fp:gv fq:gv fp:gw fq:gw",
        "y ~ f + f:g | true | fq fp:gv fq:gv fp:gw fq:gw",
        "y ~ f/g | true | fq fp:gv fq:gv fp:gw fq:gw",
        "y ~ g + f:g | true | gv gw gu:fq gv:fq gw:fq",
        "y ~ f:a | true | fp:a fq:a",
        "y ~ a + f:a | true | a a:fq",
        "y ~ f*g | true | fq gv gw fq:gv fq:gw",
        "y ~ l | true | lTRUE",
        "y ~ C(k) | true | C(k)2 C(k)10",
        "y ~ factor(k):a | true | factor(k)0.5:a factor(k)2:a factor(k)10:a",
        "y ~ k + I(a^2) + log(b) | true | k I(a^2) log(b)",
        "y ~ I(a*b) + I((a+b)/2) + I(-a) | true | I(a * b) I((a + b)/2) I(-a)",
        "y ~ a:a + a | true | a",
        "log(y) ~ a + offset(log(b)) | true | a"
      })
  void columnsAreThoseOfR(String formula, boolean intercept, String names) {
    DesignMatrix design = design(formula);
    // Names with blanks are compared as one text
    assertThat(String.join(" ", design.names())).isEqualTo(names.trim());
    assertThat(design.intercept()).isEqualTo(intercept);
  }

  @Test
  void dotIsAllOtherColumns() {
    assertThat(design("y ~ .").names()).containsExactly("a", "b", "fq", "gv", "gw", "lTRUE", "k");
    assertThat(design("y ~ . - g - k").names()).containsExactly("a", "b", "fq", "lTRUE");
  }

  @Test
  void rowsAreProductsOfNumbersAndIndicators() {
    DesignMatrix design = design("log(y) ~ a*f + I(b^2) + C(k) + offset(b) + offset(2*a)");
    double[][] cells = {{1, Math.E}, {3, 4}, {5, 6}, {0, 1}, {0, 2}, {1, 0}, {2, 10}};
    double[] x = new double[2 * 6];
    double[] y = new double[2];
    double[] offsets = new double[2];
    design.fill(cells, 2, x, y, null, offsets);
    assertThat(design.names()).containsExactly("a", "fq", "I(b^2)", "C(k)2", "C(k)10", "a:fq");
    assertThat(x).containsExactly(3, 4, 0, 1, 25, 36, 1, 0, 0, 1, 0, 4);
    assertThat(y).containsExactly(0, 1);
    assertThat(offsets).containsExactly(11, 14);
  }

  @Test
  void labelsCanBeCountsLogicalOrFactors() {
    double[][] cells = {{3, 0}, {1, 0}, {5, 6}, {0, 1}, {0, 2}, {1, 0}, {2, 10}};
    double[] y = new double[2];
    double[] weights = {1, 1};
    design("cbind(y, a) ~ 1").fill(cells, 2, new double[0], y, weights, null);
    assertThat(y).containsExactly(0.75, 0);
    assertThat(weights).containsExactly(4, 0);
    design("g ~ 1").fill(cells, 2, new double[0], y, null, null);
    assertThat(y).containsExactly(0, 1);
    design("l ~ 1").fill(cells, 2, new double[0], y, null, null);
    assertThat(y).containsExactly(1, 0);
  }

  @Test
  void formulaOfNamesQuotesThem() {
    Formula formula = Formula.of("y", List.of("odd name", "f"), List.of("f"));
    assertThat(formula.columns()).containsExactly("y", "odd name", "f");
    assertThat(formula.factorColumns()).containsExactly("f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y + a | expected ~, found the end",
        "y ~ a + | it ends where a term is expected",
        "y ~ a $ b | unexpected $",
        "y ~ (a + b | expected ), found the end",
        "y ~ a + 3 | a number among the terms is 0 or 1",
        "y ~ a^b | terms are raised to a whole number",
        "y ~ c | there is no column c; the columns are y, a, b, f, g, l, k",
        "y ~ log(f) | column f is text",
        "y ~ poly(a) | the functions of one column are",
        "y ~ C(a) | the levels of column a are not known",
        "f:g ~ a | sequences have no meaning",
        "cbind(y) ~ a | cbind takes successes and failures"
      })
  void mistakesAreSaid(String formula, String message) {
    assertThatThrownBy(() -> design(formula))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining(message);
  }

  @Test
  void factorOfOneLevelHasNoContrasts() {
    List<ColumnType> table =
        List.of(ColumnType.number("y"), ColumnType.factor("f", List.of("only")));
    assertThatThrownBy(() -> new DesignMatrix(Formula.parse("y ~ f", List.of("y", "f")), table))
        .hasMessage("factor f has one level only (only): contrasts need two");
  }
}
