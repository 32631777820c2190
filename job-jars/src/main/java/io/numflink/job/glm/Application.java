package io.numflink.job.glm;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.model.Model;
import io.numflink.glm.model.PredictionType;
import io.numflink.glm.model.SoftmaxModel;

/** A model applied to rows: one number for each, or one for each class. */
interface Application {
  /** The header of a file of predictions. */
  String header();

  /** How many numbers a row gets. */
  int width();

  /**
   * Predictions, row by row.
   *
   * @param cells of the model's columns, n of each
   */
  double[] predict(double[][] cells, int n);

  /** The application that is wanted of a model. */
  static Application of(Model model, PredictionType type) {
    DesignMatrix design = model.design();
    if (model instanceof SoftmaxModel softmax) {
      if (type != PredictionType.RESPONSE) {
        throw new GlmException("a multinomial model predicts probabilities: --type response");
      }
      return new Application() {
        @Override
        public String header() {
          return String.join(",", softmax.classes());
        }

        @Override
        public int width() {
          return softmax.classes().size();
        }

        @Override
        public double[] predict(double[][] cells, int n) {
          return softmax.probabilities(design, cells, n);
        }
      };
    }
    GlmModel glm = (GlmModel) model;
    return new Application() {
      @Override
      public String header() {
        return "prediction";
      }

      @Override
      public int width() {
        return 1;
      }

      @Override
      public double[] predict(double[][] cells, int n) {
        return glm.predict(design, cells, n, type);
      }
    };
  }
}
