package io.numflink.job.glm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.inference.SummaryJson;
import io.numflink.glm.inference.SummaryText;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.model.Model;
import io.numflink.glm.model.SoftmaxModel;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.Stage;
import java.util.List;
import java.util.function.Function;

/**
 * What a training came to, as it is told.
 *
 * @param text the summary, as R prints it
 * @param json the summary as a file holds it
 * @param warnings one sentence each
 * @param model makes what predictions need
 */
record FittedModel(
    String text,
    ObjectNode json,
    List<String> warnings,
    boolean converged,
    Function<ModelTable, Model> model) {

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
          SummaryText.of(fit, call),
          SummaryJson.of(fit),
          fit.warnings(),
          fit.converged(),
          table -> SoftmaxModel.of(fit, table.formula().text(), table.formulaTypes()));
    }
    GlmFit fit = ((Finished) last).fit();
    String call =
        "glm(formula = %s, family = %s, data = \"%s\")"
            .formatted(formula, fit.response().rName(), data);
    return new FittedModel(
        SummaryText.of(fit, call),
        SummaryJson.of(fit),
        fit.warnings(),
        fit.converged(),
        table -> GlmModel.of(fit, table.formula().text(), table.formulaTypes()));
  }
}
