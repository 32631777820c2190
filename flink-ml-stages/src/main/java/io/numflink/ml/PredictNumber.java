package io.numflink.ml;

import io.numflink.glm.family.Link;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.InputTypeStrategies;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

/**
 * Predicts a number for a row: NULL where the offset or a feature is. Arguments are the offset and
 * the features. It is public for the code that Flink generates.
 */
public final class PredictNumber extends ScalarFunction {
  private static final long serialVersionUID = 1L;

  /** What is predicted. */
  enum Figure {
    /** μ. */
    MEAN,
    /** η. */
    LINK,
    /** 1 if μ is at least ½, otherwise 0. */
    CLASS
  }

  private final LinearPredictor predictor;
  private final Link link;
  private final Figure figure;

  PredictNumber(LinearPredictor predictor, Link link, Figure figure) {
    this.predictor = predictor;
    this.link = link;
    this.figure = figure;
  }

  /** Called by Flink. */
  public Double eval(Double offset, Object features) {
    Double eta = predictor.of(offset, features);
    if (eta == null) {
      return null;
    }
    return switch (figure) {
      case MEAN -> link.mean(eta);
      case LINK -> eta;
      case CLASS -> link.mean(eta) >= 0.5 ? 1.0 : 0.0;
    };
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory factory) {
    return TypeInference.newBuilder()
        .inputTypeStrategy(InputTypeStrategies.WILDCARD)
        .outputTypeStrategy(TypeStrategies.explicit(DataTypes.DOUBLE()))
        .build();
  }
}
