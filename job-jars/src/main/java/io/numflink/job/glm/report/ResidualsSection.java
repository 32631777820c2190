package io.numflink.job.glm.report;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Plot;
import io.numflink.array.report.html.Scale;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Family;
import io.numflink.glm.inference.FittedBins;
import io.numflink.glm.inference.ResidualSummary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Deviance residuals: their quartiles, and their means by linear predictor. Of labels 0 and 1 the
 * mean is not 0 even if the model holds, but
 *
 * <pre>  E r = μ √(−2 ln μ) − (1 − μ) √(−2 ln(1 − μ)),</pre>
 *
 * which is drawn beside it.
 */
record ResidualsSection(Family family, ResidualSummary quartiles, FittedBins bins)
    implements Section {
  private static final int GROUPS = 40;
  private static final double Z = 1.96;

  @Override
  public void addTo(Markup page) {
    page.element("h2", "Deviance residuals");
    Table table =
        new Table(page, "least>", "1st quartile>", "median>", "3rd quartile>", "greatest>");
    table.row(
        Figures.number(quartiles.least()),
        Figures.number(quartiles.lowerQuartile()),
        Figures.number(quartiles.median()),
        Figures.number(quartiles.upperQuartile()),
        Figures.number(quartiles.greatest()));
    table.end(0);
    picture(page);
  }

  private void picture(Markup page) {
    List<FittedBins.Group> groups = bins.groups(GROUPS);
    double[] eta = groups.stream().mapToDouble(FittedBins.Group::eta).toArray();
    double[] mean = groups.stream().mapToDouble(FittedBins.Group::residual).toArray();
    double[] low =
        groups.stream().mapToDouble(each -> each.residual() - each.deviation()).toArray();
    double[] high =
        groups.stream().mapToDouble(each -> each.residual() + each.deviation()).toArray();
    double[] heights =
        DoubleStream.concat(
                DoubleStream.of(0),
                DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high)))
            .toArray();
    page.open("figure", "class", "chart");
    Plot plot =
        Plot.begin(
            page,
            "Deviance residuals by linear predictor",
            640,
            320,
            "linear predictor η",
            Scale.over(eta),
            Scale.over(heights));
    plot.area("area", eta, low, high).line("second", eta, mean);
    if (isBinary()) {
      plot.line(
          "ideal",
          eta,
          groups.stream().mapToDouble(each -> expectedOfBinary(each.mean())).toArray());
    } else {
      plot.level("ideal", 0);
    }
    for (int i = 0; i < eta.length; i++) {
      FittedBins.Group group = groups.get(i);
      double half = Z * group.deviation() / Math.sqrt(group.rows());
      plot.interval(eta[i], mean[i] - half, mean[i] + half);
      plot.dot(
          "dot",
          eta[i],
          mean[i],
          "%s rows: mean fitted %s, mean residual %s"
              .formatted(
                  Figures.count(group.rows()),
                  Figures.number(group.mean()),
                  Figures.number(mean[i])));
    }
    plot.end();
    page.element(
        "figcaption",
        "Mean residual of %d groups of about equally many rows with like η, with 95 %% intervals;"
                .formatted(groups.size())
            + " the band is one standard deviation to either side. "
            + (isBinary()
                ? "The dashed line is where the means of labels 0 and 1 are if the model holds."
                : "Means that follow a curve say that the link or a column's form does not fit; of"
                    + " labels of few values they are not quite 0 even if it does."));
    page.close();
  }

  /** Whether labels can be taken for 0 and 1: binomial, and no weights. */
  private boolean isBinary() {
    return family instanceof Binomial && Arrays.equals(bins.rows(), bins.weights());
  }

  private static double expectedOfBinary(double mean) {
    return mean * Math.sqrt(-2 * Math.log(mean)) - (1 - mean) * Math.sqrt(-2 * Math.log1p(-mean));
  }
}
