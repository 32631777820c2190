package io.numflink.glm.script;

import static io.numflink.glm.script.Parameter.choice;
import static io.numflink.glm.script.Parameter.count;
import static io.numflink.glm.script.Parameter.countOrNone;
import static io.numflink.glm.script.Parameter.fixed;
import static io.numflink.glm.script.Parameter.flag;
import static io.numflink.glm.script.Parameter.ignored;
import static io.numflink.glm.script.Parameter.positive;
import static io.numflink.glm.script.Parameter.real;
import static io.numflink.glm.script.Parameter.share;

import io.numflink.array.script.value.None;
import io.numflink.glm.estimator.Objective;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.Gamma;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.StandardLink;
import io.numflink.glm.solver.SolverKind;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of model: a row of the module's table. Arguments, defaults and objectives are those of
 * scikit-learn 1.2.
 *
 * @param name of its constructor
 * @param counterpart what scikit-learn calls it, if that differs
 * @param positional how many arguments can be given without their names
 * @param objective what it minimises
 * @param outcome what it predicts
 * @param iterations what {@code n_iter_} is
 * @param doc one line for people
 */
record ModelKind(
    String name,
    String counterpart,
    int positional,
    List<Parameter> parameters,
    Function<Settings, Objective> objective,
    Outcome outcome,
    Iterations iterations,
    String doc) {

  /** What a model predicts. */
  enum Outcome {
    CLASS,
    VALUE,
    COUNT,
    AMOUNT
  }

  /** What scikit-learn's {@code n_iter_} is. */
  enum Iterations {
    ABSENT,
    NONE,
    NUMBER,
    ARRAY
  }

  private static final Response LINEAR = Response.of(new Gaussian());
  private static final String STARTING_POINT = "False only: a fit begins always the same";
  private static final String SIGNED = "False only: coefficients have either sign";
  private static final String INTERCEPT = "whether there is an intercept, which has no penalty";

  private static final ModelKind LOGISTIC =
      new ModelKind(
          "LogisticRegression",
          "LogisticRegression",
          1,
          List.of(
              choice(
                  "penalty",
                  "l2",
                  List.of("l2", "l1", "elasticnet", "none", None.NONE),
                  "l2, l1, elasticnet, or None for no penalty; l1 and elasticnet with two classes only"),
              fixed("dual", false, "False only"),
              real("tol", 1e-4, 0, false, "ends the fit; see below"),
              positive("C", 1, "1 / strength of the penalty, relative to the sum of losses"),
              flag("fit_intercept", true, INTERCEPT),
              ignored("intercept_scaling", 1L),
              fixed("class_weight", None.NONE, "None only: weigh classes by sample_weight"),
              ignored("random_state", None.NONE),
              choice(
                  "solver",
                  "lbfgs",
                  List.of("lbfgs", "newton-cg", "newton-cholesky", "sag", "saga"),
                  "lbfgs, sag and saga are L-BFGS (Newton's method for l1, elasticnet and more than"
                      + " two classes), the others Newton's method; liblinear, which penalises the"
                      + " intercept, is refused"),
              count("max_iter", 100, "iterations at most"),
              choice(
                  "multi_class",
                  "auto",
                  List.of("auto", "multinomial"),
                  "auto or multinomial: more than two classes are one softmax regression; with multinomial two are, too"),
              ignored("verbose", 0L),
              fixed("warm_start", false, STARTING_POINT),
              ignored("n_jobs", None.NONE),
              share("l1_ratio", None.NONE, "share of l1 in elasticnet")),
          ModelKind::logistic,
          Outcome.CLASS,
          Iterations.ARRAY,
          "classes: logistic regression, softmax regression for more than two");

  private static final List<ModelKind> REGRESSIONS =
      List.of(
          new ModelKind(
              "LinearRegression",
              "LinearRegression",
              0,
              List.of(
                  flag("fit_intercept", true, INTERCEPT),
                  ignored("copy_X", true),
                  ignored("n_jobs", None.NONE),
                  fixed("positive", false, SIGNED)),
              s -> squares("LinearRegression", s, 0, 0, false, 1e-8, 100),
              Outcome.VALUE,
              Iterations.ABSENT,
              "least squares; the shortest coefficients if columns depend on each other"),
          new ModelKind(
              "Ridge",
              "Ridge",
              1,
              List.of(
                  real("alpha", 1, 0, true, "strength of the L2 penalty, relative to the sum"),
                  flag("fit_intercept", true, INTERCEPT),
                  ignored("copy_X", true),
                  countOrNone("max_iter", "iterations at most"),
                  real("tol", 1e-4, 0, false, "ends the fit; see below"),
                  choice(
                      "solver",
                      "auto",
                      List.of(
                          "auto", "svd", "cholesky", "lsqr", "sparse_cg", "sag", "saga", "lbfgs"),
                      "any of scikit-learn's: all have the same minimum, which is computed directly"),
                  fixed("positive", false, SIGNED),
                  ignored("random_state", None.NONE)),
              s ->
                  squares(
                      "Ridge",
                      s,
                      0,
                      s.real("alpha"),
                      true,
                      s.real("tol"),
                      s.countOr("max_iter", 100)),
              Outcome.VALUE,
              Iterations.NONE,
              "least squares with an L2 penalty"),
          new ModelKind(
              "Lasso",
              "Lasso",
              1,
              coordinates(false),
              s ->
                  squares(
                      "Lasso",
                      s,
                      s.real("alpha"),
                      0,
                      false,
                      s.real("tol"),
                      s.countOr("max_iter", 1000)),
              Outcome.VALUE,
              Iterations.NUMBER,
              "least squares with an L1 penalty"),
          new ModelKind(
              "ElasticNet",
              "ElasticNet",
              1,
              coordinates(true),
              s ->
                  squares(
                      "ElasticNet",
                      s,
                      s.real("alpha") * s.real("l1_ratio"),
                      s.real("alpha") * (1 - s.real("l1_ratio")),
                      false,
                      s.real("tol"),
                      s.countOr("max_iter", 1000)),
              Outcome.VALUE,
              Iterations.NUMBER,
              "least squares with an L1 and an L2 penalty"),
          logLink(
              "PoissonRegression",
              "PoissonRegressor",
              new Poisson(),
              Outcome.COUNT,
              "counts: Poisson regression with the log link"),
          logLink(
              "GammaRegression",
              "GammaRegressor",
              new Gamma(),
              Outcome.AMOUNT,
              "positive amounts: gamma regression with the log link"));

  /** The table. */
  static List<ModelKind> all() {
    return Stream.concat(Stream.of(LOGISTIC), REGRESSIONS.stream()).toList();
  }

  boolean classifies() {
    return outcome == Outcome.CLASS;
  }

  private static Objective logistic(Settings s) {
    String penalty = s.text("penalty");
    double strength = penalty.equals("none") ? 0 : 1 / s.real("C");
    double ratio =
        switch (penalty) {
          case "l1" -> 1;
          case "elasticnet" -> s.realOr("l1_ratio", Double.NaN);
          default -> 0;
        };
    boolean newton = s.text("solver").startsWith("newton") || ratio * strength > 0;
    return new Objective(
        LOGISTIC.name(),
        null,
        strength * ratio,
        strength * (1 - ratio),
        true,
        s.flag("fit_intercept"),
        newton ? SolverKind.NEWTON : SolverKind.LBFGS,
        s.real("tol"),
        s.countOr("max_iter", 100),
        s.text("multi_class").equals("multinomial"));
  }

  private static Objective squares(
      String model, Settings s, double l1, double l2, boolean ofSum, double tol, int iterations) {
    return new Objective(
        model,
        LINEAR,
        l1,
        l2,
        ofSum,
        s.flag("fit_intercept"),
        SolverKind.NEWTON,
        tol,
        iterations,
        false);
  }

  private static List<Parameter> coordinates(boolean both) {
    return Stream.of(
            real("alpha", 1, 0, true, "strength of the penalty, relative to the mean"),
            both ? share("l1_ratio", 0.5, "share of L1 in the penalty") : null,
            flag("fit_intercept", true, INTERCEPT),
            ignored("precompute", false),
            both ? null : ignored("copy_X", true),
            count("max_iter", 1000, "iterations at most"),
            both ? ignored("copy_X", true) : null,
            real("tol", 1e-4, 0, false, "ends the fit; see below"),
            fixed("warm_start", false, STARTING_POINT),
            fixed("positive", false, SIGNED),
            ignored("random_state", None.NONE),
            choice(
                "selection",
                "cyclic",
                List.of("cyclic", "random"),
                "cyclic or random: the same minimum"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static ModelKind logLink(
      String name, String counterpart, Family family, Outcome outcome, String doc) {
    return new ModelKind(
        name,
        counterpart,
        0,
        List.of(
            real("alpha", 1, 0, true, "strength of the L2 penalty, relative to the mean"),
            flag("fit_intercept", true, INTERCEPT),
            choice(
                "solver",
                "lbfgs",
                List.of("lbfgs", "newton-cholesky"),
                "lbfgs or newton-cholesky: both are Newton's method (Fisher scoring)"),
            count("max_iter", 100, "iterations at most"),
            real("tol", 1e-4, 0, false, "ends the fit; see below"),
            fixed("warm_start", false, STARTING_POINT),
            ignored("verbose", 0L)),
        s ->
            new Objective(
                name,
                new Response(family, StandardLink.LOG),
                0,
                s.real("alpha"),
                false,
                s.flag("fit_intercept"),
                SolverKind.NEWTON,
                s.real("tol"),
                s.countOr("max_iter", 100),
                false),
        outcome,
        Iterations.NUMBER,
        doc);
  }
}
