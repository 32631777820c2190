package io.numflink.glm.model;

import io.numflink.glm.family.Response;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.inference.GlmFit;
import java.util.Arrays;
import java.util.List;

/**
 * What predictions need: formula, columns with their levels, family, link and coefficients. Aliased
 * coefficients are NaN and count as 0, as in R.
 *
 * @param columns those that the formula uses, the label's among them
 * @param names of the coefficients
 */
public record GlmModel(
    Response response,
    String formula,
    List<ColumnType> columns,
    List<String> names,
    double[] coefficients)
    implements Model {
  public GlmModel {
    columns = List.copyOf(columns);
    names = List.copyOf(names);
  }

  /** The model of a fit. */
  public static GlmModel of(GlmFit fit, String formula, List<ColumnType> columns) {
    return new GlmModel(fit.response(), formula, columns, fit.names(), fit.estimates());
  }

  @Override
  public List<String> names(DesignMatrix design) {
    return Model.ofPredictor(design);
  }

  @Override
  public DesignMatrix design() {
    List<String> all = columns.stream().map(ColumnType::name).toList();
    return new DesignMatrix(Formula.parse(formula, all), columns);
  }

  /**
   * Predictions of {@code n} rows.
   *
   * @param design {@link #design}, which is made once for many calls
   * @param cells of the model's columns; the label's are not read
   * @param type whether μ or η is wanted
   */
  public double[] predict(DesignMatrix design, double[][] cells, int n, PredictionType type) {
    int d = design.names().size();
    double[] features = new double[n * d];
    double[] eta = new double[n];
    design.fill(cells, n, features, null, null, eta);
    int first = design.intercept() ? 1 : 0;
    double[] beta =
        Arrays.stream(coefficients).map(value -> Double.isNaN(value) ? 0 : value).toArray();
    for (int i = 0; i < n; i++) {
      double sum = first == 1 ? beta[0] : 0;
      for (int j = 0; j < d; j++) {
        sum += beta[first + j] * features[j * n + i];
      }
      eta[i] += sum;
    }
    if (type == PredictionType.RESPONSE) {
      for (int i = 0; i < n; i++) {
        eta[i] = response.link().mean(eta[i]);
      }
    }
    return eta;
  }
}
