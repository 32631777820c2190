package io.numflink.job.glm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.inference.SummaryJson;
import io.numflink.glm.inference.SummaryText;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.Stage;
import java.util.List;

/**
 * What a training came to, as it is told.
 *
 * @param text the summary, as R prints it
 * @param json the summary as a file holds it
 * @param warnings one sentence each
 * @param fit of a family with a link; null for a multinomial one
 */
record FittedModel(
    String text, ObjectNode json, List<String> warnings, boolean converged, GlmFit fit) {

  /**
   * The end of a training.
   *
   * @param last its last stage
   * @param formula what was fitted
   * @param data to what
   */
  static FittedModel of(Stage last, String formula, String data) {
    if (last instanceof SoftmaxFinished finished) {
      SoftmaxFit fit = finished.fit();
      String call = "multinom(formula = %s, data = \"%s\")".formatted(formula, data);
      return new FittedModel(
          SummaryText.of(fit, call), SummaryJson.of(fit), fit.warnings(), fit.converged(), null);
    }
    GlmFit fit = ((Finished) last).fit();
    String call =
        "glm(formula = %s, family = %s(link = \"%s\"), data = \"%s\")"
            .formatted(
                formula, fit.response().family().rName(), fit.response().link().rName(), data);
    return new FittedModel(
        SummaryText.of(fit, call), SummaryJson.of(fit), fit.warnings(), fit.converged(), fit);
  }

  /** What predictions need. */
  GlmModel model(ModelTable table) {
    if (fit == null) {
      throw new GlmException("models of the multinomial family cannot be saved yet");
    }
    return GlmModel.of(
        fit, table.formula().text(), table.model().columns().types(table.formula().columns()));
  }
}
