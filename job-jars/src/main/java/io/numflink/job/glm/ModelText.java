package io.numflink.job.glm;

import io.numflink.glm.family.Response;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.model.Model;
import io.numflink.glm.model.ModelFile;
import io.numflink.glm.model.SoftmaxModel;
import io.numflink.glm.pmml.PmmlFile;
import java.util.Collections;
import java.util.List;

/**
 * Model files: PMML is written to paths that end in {@code .pmml}, JSON to others; what is read is
 * seen from the text.
 */
final class ModelText {
  private ModelText() {}

  static String write(Model model, String path) {
    return PmmlFile.isPmml(path) ? PmmlFile.write(model) : ModelFile.write(model);
  }

  static Model read(String text, String path) {
    return PmmlFile.isXml(text) ? PmmlFile.read(text, path) : ModelFile.read(text, path);
  }

  /**
   * Makes sure, before a model is trained, that it can be written.
   *
   * @throws io.numflink.glm.family.GlmException if the form has no words for it
   */
  static void check(ModelTable table, Response response, boolean multinomial, String path) {
    if (!PmmlFile.isPmml(path)) {
      return;
    }
    DesignMatrix design = table.model().design();
    int p = design.names().size() + (design.intercept() ? 1 : 0);
    int count = multinomial ? p * (table.classes().size() - 1) : p;
    List<String> names = Collections.nCopies(count, "");
    String formula = table.formula().text();
    PmmlFile.write(
        multinomial
            ? new SoftmaxModel(
                table.classes(), formula, table.formulaTypes(), names, new double[count])
            : new GlmModel(response, formula, table.formulaTypes(), names, new double[count]));
  }
}
