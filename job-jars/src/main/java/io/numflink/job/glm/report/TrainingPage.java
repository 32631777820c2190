package io.numflink.job.glm.report;

import io.numflink.array.report.Quantity;
import io.numflink.array.report.Reports;
import io.numflink.array.report.html.Facts;
import io.numflink.array.report.html.HtmlPage;
import io.numflink.array.report.html.Markup;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.Stage;
import io.numflink.iteration.SuperstepRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One page about a training: how it went, and what the fit is like. */
public final class TrainingPage {
  private static final int LONGEST_TITLE = 120;

  private final Stage last;
  private final List<SuperstepRecord> supersteps;
  private final GlmRunReport run;
  private final String formula;
  private final String data;

  /**
   * @param last the last stage, which holds the fit
   * @param formula what was fitted
   * @param data to what
   */
  public TrainingPage(
      Stage last, List<SuperstepRecord> supersteps, GlmRunReport run, String formula, String data) {
    this.last = last;
    this.supersteps = supersteps;
    this.run = run;
    this.formula = formula;
    this.data = data;
  }

  public void write(Path file) throws IOException {
    Reports.write(text(), file);
  }

  /** The page, which reads alike as HTML and as XML. */
  String text() throws IOException {
    String title = shortened(formula);
    Markup page = HtmlPage.begin("NumFlink: " + title);
    page.element("h1", title);
    if (!title.equals(formula)) {
      page.open("details").element("summary", "Whole formula").element("p", formula).close();
    }
    if (last instanceof SoftmaxFinished finished) {
      softmax(finished.fit(), page);
    } else {
      fit(((Finished) last).fit(), page);
    }
    new SuperstepsSection(run.supersteps()).addTo(page);
    new TaskManagersSection(run.perNode()).addTo(page);
    return HtmlPage.end(page);
  }

  /** The formula, of a long one its beginning. */
  private static String shortened(String formula) {
    if (formula.codePointCount(0, formula.length()) <= LONGEST_TITLE) {
      return formula;
    }
    return formula.substring(0, formula.offsetByCodePoints(0, LONGEST_TITLE)) + " …";
  }

  private void fit(GlmFit fit, Markup page) {
    Facts facts =
        new Facts()
            .add("family", fit.response().family().spelling())
            .add("link", fit.response().link().rName());
    ran(facts, fit.solver(), fit.converged(), fit.iterations());
    facts
        .add("residual deviance", deviance(fit.deviance(), fit.residualDegrees()))
        .add("null deviance", deviance(fit.nullDeviance(), fit.nullDegrees()))
        .add("AIC", known(fit.aic()))
        .add("dispersion", known(fit.dispersion()));
    took(facts);
    facts.addTo(page);
    warnings(fit.warnings(), page);
    new ConvergenceSection(supersteps).addTo(page);
    new CoefficientsSection(Coefficient.of(fit), fit.studentised()).addTo(page);
    if (fit.fitted() != null) {
      if (fit.response().family() instanceof Binomial) {
        new RocSection(fit.fitted()).addTo(page);
      }
      new ResidualsSection(fit.response().family(), fit.residuals(), fit.fitted()).addTo(page);
    }
  }

  private void softmax(SoftmaxFit fit, Markup page) {
    Facts facts =
        new Facts()
            .add("family", "multinomial")
            .add("classes", Integer.toString(fit.classes().size()));
    ran(facts, fit.solver(), fit.converged(), fit.iterations());
    facts
        .add("residual deviance", deviance(fit.deviance(), fit.residualDegrees()))
        .add("null deviance", deviance(fit.nullDeviance(), fit.nullDegrees()))
        .add("AIC", known(fit.aic()));
    took(facts);
    facts.addTo(page);
    warnings(fit.warnings(), page);
    new ConvergenceSection(supersteps).addTo(page);
    new CoefficientsSection(Coefficient.of(fit), false).addTo(page);
  }

  private void ran(Facts facts, String solver, boolean converged, int iterations) {
    facts
        .add("data", data)
        .add("rows", Figures.count(run.rows()))
        .add("solver", solver)
        .add(
            converged ? "converged" : "not converged",
            "%s %d iterations".formatted(converged ? "in" : "after", iterations));
  }

  private void took(Facts facts) {
    facts
        .add("nodes × slots", "%d × %d".formatted(run.nodes(), run.slotsPerNode()))
        .add("tiles", Figures.count(run.tiles()))
        .add("supersteps", Figures.count(run.supersteps().size()))
        .add("reading", Figures.seconds(run.timings().loadS()))
        .add("supersteps' time", Figures.seconds(run.timings().trainS()))
        .add("before the savepoint", earlier(run.timings().earlierTrainS()))
        .add("total time", Figures.seconds(run.timings().totalS()))
        .add(
            "network",
            "%s, predicted %s"
                .formatted(
                    Quantity.bytes(run.totalNetBytes()), Quantity.bytes(run.predictedNetBytes())))
        .add("restarts", Integer.toString(run.restarts()));
  }

  private static void warnings(List<String> warnings, Markup page) {
    warnings.forEach(warning -> page.element("p", warning, "class", "warning"));
  }

  private static String deviance(double deviance, long degrees) {
    return "%s on %s degrees of freedom"
        .formatted(Figures.number(deviance), Figures.count(degrees));
  }

  /** Only of a training that has gone on from somewhere. */
  private static String earlier(double seconds) {
    return seconds == 0 ? null : Figures.seconds(seconds);
  }

  private static String known(double number) {
    return Double.isNaN(number) ? null : Figures.number(number);
  }
}
