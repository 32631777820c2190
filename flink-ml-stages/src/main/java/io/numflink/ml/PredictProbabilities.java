package io.numflink.ml;

import io.numflink.glm.family.Link;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.Vectors;
import org.apache.flink.ml.linalg.typeinfo.DenseVectorSerializer;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.InputTypeStrategies;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

/**
 * Predicts the probabilities (1 − μ, μ) of the labels 0 and 1: NULL where the offset or a feature
 * is. Arguments are the offset and the features. It is public for the code that Flink generates.
 */
public final class PredictProbabilities extends ScalarFunction {
  private static final long serialVersionUID = 1L;

  private final LinearPredictor predictor;
  private final Link link;

  PredictProbabilities(LinearPredictor predictor, Link link) {
    this.predictor = predictor;
    this.link = link;
  }

  /** Called by Flink. */
  public DenseVector eval(Double offset, Object features) {
    Double eta = predictor.of(offset, features);
    if (eta == null) {
      return null;
    }
    double mean = link.mean(eta);
    return Vectors.dense(1 - mean, mean);
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory factory) {
    return TypeInference.newBuilder()
        .inputTypeStrategy(InputTypeStrategies.WILDCARD)
        .outputTypeStrategy(
            TypeStrategies.explicit(DataTypes.RAW(DenseVector.class, new DenseVectorSerializer())))
        .build();
  }
}
