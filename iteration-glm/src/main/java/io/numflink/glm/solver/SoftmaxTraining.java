package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import java.io.Serializable;
import java.util.List;

/**
 * Softmax regression of labels of several classes, the multinomial family. Without penalty the
 * first class is the reference, whose coefficients are 0, as in R's {@code nnet::multinom}; with an
 * L2 penalty every class has coefficients, so that none is treated apart, as in scikit-learn.
 *
 * @param columns names of the feature columns, without the intercept
 * @param classes names of the classes, which labels are the indices of
 */
public record SoftmaxTraining(List<String> columns, List<String> classes, TrainingOptions options)
    implements Serializable {
  public SoftmaxTraining {
    columns = List.copyOf(columns);
    classes = List.copyOf(classes);
    if (classes.size() < 2) {
      throw new GlmException(
          "the multinomial family needs two classes or more, there are " + classes.size());
    }
    if (options.solver() != SolverKind.NEWTON && options.solver() != SolverKind.IRLS) {
      throw new GlmException(
          "solver %s does not fit the multinomial family: use newton"
              .formatted(options.solver().spelling()));
    }
    long coefficients = (long) classes.size() * (columns.size() + 1);
    if (coefficients > SolverKind.MOST_SCORED) {
      throw new GlmException(
          "%d classes and %d columns have %d coefficients, and the multinomial family is for %d at most"
              .formatted(classes.size(), columns.size(), coefficients, SolverKind.MOST_SCORED));
    }
    if (options.l1() > 0) {
      throw new GlmException("the multinomial family has no L1 penalty: use L2");
    }
  }

  /** Number of classes that have coefficients. */
  int vectors() {
    return options.penalised() ? classes.size() : classes.size() - 1;
  }

  /** The stage that training begins with. */
  public Stage start() {
    return new SoftmaxSurveyStage(this, null);
  }
}
