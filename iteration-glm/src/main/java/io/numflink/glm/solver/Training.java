package io.numflink.glm.solver;

import io.numflink.glm.family.Response;
import java.io.Serializable;
import java.util.List;

/**
 * What to fit, and how.
 *
 * @param columns names of the feature columns, without the intercept
 */
public record Training(Response response, List<String> columns, TrainingOptions options)
    implements Serializable {
  public Training {
    columns = List.copyOf(columns);
  }

  /** The stage that training begins with. */
  public Stage start() {
    return new SurveyStage(this);
  }
}
