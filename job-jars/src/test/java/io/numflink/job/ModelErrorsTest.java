package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors have scikit-learn's types and begin with its words; they say where, too. */
class ModelErrorsTest {
  private static final String[] DATA = {
    "import numpy as np",
    "from numflink.models import LogisticRegression, LinearRegression, Ridge, Lasso, ElasticNet",
    "from numflink.models import PoissonRegression, GammaRegression",
    "X = np.arange(12.0).reshape(6, 2) % 5",
    "y = np.array([0, 1, 1, 0, 1, 0])",
  };

  @TempDir private Path folder;

  private ModelRun run(String... lines) throws Exception {
    String[] all = new String[DATA.length + lines.length];
    System.arraycopy(DATA, 0, all, 0, DATA.length);
    System.arraycopy(lines, 0, all, DATA.length, lines.length);
    return ModelRun.of(folder, all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LogisticRegression(Cc=1)"
            + " | TypeError: LogisticRegression.__init__() got an unexpected keyword argument 'Cc'",
        "LogisticRegression(C=-1)"
            + " | ValueError: The 'C' parameter of LogisticRegression must be a float in the range (0.0, inf]. Got -1 instead.",
        "LogisticRegression(solver='liblinear')"
            + " | ValueError: The 'solver' parameter of LogisticRegression must be 'lbfgs' or 'newton-cg' or 'newton-cholesky' or 'sag' or 'saga'. Got 'liblinear' instead.",
        "LogisticRegression('elasticnet')"
            + " | ValueError: l1_ratio must be specified when penalty is elasticnet: a float in the range [0, 1]",
        "Lasso(positive=True)"
            + " | ValueError: The 'positive' parameter of Lasso must be False. Got True instead.",
        "Ridge(alpha='much')"
            + " | ValueError: The 'alpha' parameter of Ridge must be a float in the range [0.0, inf). Got 'much' instead.",
        "ElasticNet(l1_ratio=2)"
            + " | ValueError: The 'l1_ratio' parameter of ElasticNet must be a float in the range [0, 1]. Got 2 instead.",
        "LinearRegression().fit(X)"
            + " | TypeError: LinearRegression.fit() missing 1 required positional argument: 'y'",
        "LinearRegression().fit(X, y[:5])"
            + " | ValueError: Found input variables with inconsistent numbers of samples: [6, 5]",
        "LinearRegression().fit(X, X)"
            + " | ValueError: y should be a 1d array, got an array of shape (6, 2) instead.",
        "LinearRegression().fit(y, y)"
            + " | ValueError: Expected 2D array, got 1D array instead: X has shape (6,). Reshape your data either using array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it contains a single sample.",
        "Ridge().fit(X[:0], y[:0])"
            + " | ValueError: Found array with 0 sample(s) (shape=(0, 2)) while a minimum of 1 is required by Ridge.",
        "Ridge().fit(np.where(X == 4, np.nan, X), y)"
            + " | ValueError: Input X contains NaN. The first is X[2, 0].",
        "Ridge().fit(X, y / (y - 1))"
            + " | ValueError: Input y contains infinity or a value too large for dtype('float64'). The first is y[1], inf.",
        "LogisticRegression().fit(X, y * 0)"
            + " | ValueError: This solver needs samples of at least 2 classes in the data, but the data contains only one class: 0",
        "LogisticRegression().fit(X, y / 2)"
            + " | ValueError: Unknown label type: 'continuous'. Classes are integers, and y[1] is 0.5.",
        "PoissonRegression().fit(X, y - 2 * (X[:, 0] == 3))"
            + " | ValueError: Some value(s) of y are out of the valid range of PoissonRegression: y[4] is -1, and labels are at least 0.",
        "GammaRegression().fit(X, y)"
            + " | ValueError: Some value(s) of y are out of the valid range of GammaRegression: y[0] is 0, and labels are above 0.",
        "Ridge().fit(X, y, y - 1)"
            + " | ValueError: Negative values in data passed to `sample_weight`: sample_weight[0] is -1.",
        "Ridge().fit(X, y, y[:3])" + " | ValueError: sample_weight.shape == (3,), expected (6,)!",
        "LogisticRegression().predict(X)"
            + " | NotFittedError: This LogisticRegression instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.",
        "Ridge().fit(X, y).predict(X[:, :1])"
            + " | ValueError: X has 1 features, but Ridge is expecting 2 features as input.",
        "Ridge().coef_" + " | AttributeError: 'Ridge' object has no attribute 'coef_'",
        "LogisticRegression().predict_probas(X)"
            + " | AttributeError: 'LogisticRegression' object has no attribute 'predict_probas'. Did you mean: 'predict_proba'?",
        "from numflink.models import LogisticRegresion"
            + " | ImportError: cannot import name 'LogisticRegresion' from 'numflink.models'. Did you mean: 'LogisticRegression'?",
        "from sklearn.linear_model import Ridge"
            + " | ModuleNotFoundError: No module named 'sklearn.linear_model' (NumFlink scripts can import math, numflink.models, numpy, sys, time; numflink.models is like sklearn.linear_model)",
        "Ridge().set_params(alfa=2)"
            + " | ValueError: Invalid parameter 'alfa' for estimator Ridge(). Valid parameters are: alpha, fit_intercept, copy_X, max_iter, tol, solver, positive, random_state.",
        "Ridge().alpha = -2"
            + " | ValueError: The 'alpha' parameter of Ridge must be a float in the range [0.0, inf). Got -2 instead.",
        "LogisticRegression('l1').fit(X, X[:, 0])"
            + " | ValueError: LogisticRegression has an L1 penalty for two classes only, and y has 5: use penalty='l2'",
      })
  void errorsSayWhatAndWhere(String line, String error) throws Exception {
    ModelRun run = run(line);
    assertThat(run.lastErrorLine()).isEqualTo(error.strip());
    assertThat(run.err()).contains("line 6", "    " + line);
    assertThat(run.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValueError", "AttributeError"})
  void errorsOfModelsThatAreNotFittedCanBeCaught(String type) throws Exception {
    ModelRun run =
        run("try:", "    Ridge().predict(X)", "except " + type + " as e:", "    print(type(e))");
    assertThat(run.out()).contains("NotFittedError");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFitThatDoesNotConvergeIsWarnedOf() throws Exception {
    ModelRun run = run("print(LogisticRegression(penalty=None, max_iter=2).fit(X, y).n_iter_)");
    assertThat(run.out()).isEqualTo("[2]\n");
    assertThat(run.err())
        .contains(
            "x.py:6: ConvergenceWarning: LogisticRegression did not converge in 2 iterations");
    assertThat(run.status()).isZero();
  }

  @Test
  void modelsShowWhatTheyAre() throws Exception {
    ModelRun run =
        run(
            "import numflink.models as m",
            "from numflink import models",
            "from numflink.models import PoissonRegressor",
            "model = m.LogisticRegression(C=0.5, penalty='l1', solver='saga')",
            "print(model, isinstance(model, LogisticRegression), isinstance(model, m.Ridge))",
            "print(m.LogisticRegression(C=np.float64(2), max_iter=100))",
            "print(models.Ridge(2.5).get_params()['alpha'], PoissonRegressor is PoissonRegression)",
            "print(LinearRegression().fit(X, y).n_features_in_, Ridge().fit(X, y).n_iter_)",
            "print(type(model) is LogisticRegression, type(model).__name__)",
            "model.C = 2",
            "print(model.set_params(penalty='l2', solver='lbfgs'), model.C)");
    assertThat(run.out())
        .isEqualTo(
            """
            LogisticRegression(C=0.5, penalty='l1', solver='saga') True False
            LogisticRegression(C=2.0)
            2.5 True
            2 None
            True LogisticRegression
            LogisticRegression(C=2) 2
            """);
    assertThat(run.err()).isEmpty();
  }

  /** The first fault of all rows is told, whatever slot finds one first. */
  @Test
  void faultsOnAClusterAreTheSame() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("y.py"),
            """
            import numpy as np
            from numflink.models import PoissonRegression
            X = np.random.default_rng(1).random((900, 3))
            y = np.floor(X[:, 0] * 5)
            y[713] = -2
            y[499] = -1
            try:
                PoissonRegression().fit(X, y)
            except ValueError as e:
                print(e)
            X[499, 1] = np.nan
            PoissonRegression().fit(X, y)
            """);
    try (ModelRun.Clusters clusters = new ModelRun.Clusters()) {
      ModelRun run =
          ModelRun.of(
              clusters,
              2,
              1,
              List.of("--driver-threshold=0", "--block=X=100x3", script.toString()));
      assertThat(run.out())
          .isEqualTo(
              "Some value(s) of y are out of the valid range of PoissonRegression: y[499] is -1, and labels are at least 0.\n");
      assertThat(run.lastErrorLine())
          .isEqualTo("ValueError: Input X contains NaN. The first is X[499, 1].");
      assertThat(run.err()).contains("line 12");
    }
  }
}
