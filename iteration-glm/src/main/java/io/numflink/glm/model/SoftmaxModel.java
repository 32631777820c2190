package io.numflink.glm.model;

import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.inference.SoftmaxFit;
import java.util.List;

/**
 * A softmax regression for predictions. Coefficients stand class after class; if there are fewer
 * vectors than classes, the first class has coefficients 0.
 */
public record SoftmaxModel(
    List<String> classes,
    String formula,
    List<ColumnType> columns,
    List<String> names,
    double[] coefficients)
    implements Model {
  public SoftmaxModel {
    classes = List.copyOf(classes);
    columns = List.copyOf(columns);
    names = List.copyOf(names);
  }

  /** The model of a fit. */
  public static SoftmaxModel of(SoftmaxFit fit, String formula, List<ColumnType> columns) {
    return new SoftmaxModel(
        fit.classes(), formula, columns, fit.coefficientNames(), fit.estimates());
  }

  @Override
  public DesignMatrix design() {
    List<String> all = columns.stream().map(ColumnType::name).toList();
    return DesignMatrix.ofClasses(Formula.parse(formula, all), columns);
  }

  @Override
  public List<String> names(DesignMatrix design) {
    List<String> ofOne = Model.ofPredictor(design);
    boolean all = coefficients.length == ofOne.size() * classes.size();
    return classes.subList(all ? 0 : 1, classes.size()).stream()
        .flatMap(each -> ofOne.stream().map(name -> each + ":" + name))
        .toList();
  }

  /**
   * Probabilities of the classes of {@code n} rows, n × K, row-major.
   *
   * @param design {@link #design}, which is made once for many calls
   * @param cells of the model's columns; the label's are not read
   */
  public double[] probabilities(DesignMatrix design, double[][] cells, int n) {
    int d = design.names().size();
    int first = design.intercept() ? 1 : 0;
    int p = d + first;
    int k = classes.size();
    int reference = k - coefficients.length / p;
    double[] features = new double[n * d];
    design.fill(cells, n, features, null, null, null);
    double[] chances = new double[n * k];
    for (int i = 0; i < n; i++) {
      double largest = reference == 1 ? 0 : Double.NEGATIVE_INFINITY;
      for (int c = reference; c < k; c++) {
        int at = (c - reference) * p;
        double eta = first == 1 ? known(at) : 0;
        for (int j = 0; j < d; j++) {
          eta += known(at + first + j) * features[j * n + i];
        }
        chances[i * k + c] = eta;
        largest = Math.max(largest, eta);
      }
      double sum = 0;
      for (int c = 0; c < k; c++) {
        chances[i * k + c] = Math.exp(chances[i * k + c] - largest);
        sum += chances[i * k + c];
      }
      for (int c = 0; c < k; c++) {
        chances[i * k + c] /= sum;
      }
    }
    return chances;
  }

  private double known(int index) {
    return Double.isNaN(coefficients[index]) ? 0 : coefficients[index];
  }
}
