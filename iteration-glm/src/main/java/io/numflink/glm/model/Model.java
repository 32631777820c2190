package io.numflink.glm.model;

import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import java.util.ArrayList;
import java.util.List;

/** A model that can be saved, loaded and applied. */
public sealed interface Model permits GlmModel, SoftmaxModel {
  String formula();

  /** Columns that the formula uses, the label's among them. */
  List<ColumnType> columns();

  /** Names of the coefficients. */
  List<String> names();

  /** NaN where aliased, which counts as 0. */
  double[] coefficients();

  /** The design of the formula on the columns. */
  DesignMatrix design();

  /** The names that the coefficients of a design have. */
  List<String> names(DesignMatrix design);

  /** The names of the coefficients of one linear predictor. */
  static List<String> ofPredictor(DesignMatrix design) {
    List<String> names = new ArrayList<>(design.names());
    if (design.intercept()) {
      names.add(0, "(Intercept)");
    }
    return names;
  }
}
