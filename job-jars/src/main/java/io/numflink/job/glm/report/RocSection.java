package io.numflink.job.glm.report;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Plot;
import io.numflink.array.report.html.Scale;
import io.numflink.array.report.html.Section;
import io.numflink.glm.inference.FittedBins;
import io.numflink.glm.inference.RocCurve;
import io.numflink.glm.tile.FittedPass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well a binomial fit tells successes from failures, and how far its probabilities hold. */
record RocSection(FittedBins bins) implements Section {
  private static final double SIDE = 380;
  private static final int GROUPS = 20;

  /** Normal quantile of 95 % intervals. */
  private static final double Z = 1.96;

  private static final double FINENESS = 0.002;

  @Override
  public void addTo(Markup page) {
    page.element("h2", "Classification").open("div", "class", "pictures");
    roc(page);
    calibration(page);
    page.close();
  }

  private void roc(Markup page) {
    RocCurve roc = RocCurve.of(bins);
    page.open("figure", "class", "chart").element("h3", "ROC curve");
    if (Double.isNaN(roc.area())) {
      page.element("p", "All labels are alike, so there is no curve.", "class", "note").close();
      return;
    }
    List<Integer> shown = thinned(roc);
    double[] falses = shown.stream().mapToDouble(i -> roc.falsePositives()[i]).toArray();
    double[] trues = shown.stream().mapToDouble(i -> roc.truePositives()[i]).toArray();
    Plot plot = Plot.begin(page, "ROC curve", SIDE, SIDE, "false positive rate", unit(), unit());
    plot.line("ideal", new double[] {0, 1}, new double[] {0, 1});
    plot.line("curve", falses, trues);
    plot.end();
    page.element(
        "figcaption",
        String.format(
            Locale.ROOT,
            "True positive rate by false positive rate. AUC %.4f ± %s: rows are counted in %d bins"
                + " of the linear predictor, and the order within a bin is open.",
            roc.area(),
            bound(roc.areaBound()),
            FittedPass.BINS));
    page.close();
  }

  /** Rounded upwards: it is a bound. */
  private static String bound(double bound) {
    if (bound == 0) {
      return "0";
    }
    double unit = Math.pow(10, Math.floor(Math.log10(bound)) - 1);
    return String.format(Locale.ROOT, "%.1e", Math.ceil(bound / unit) * unit);
  }

  /** Points that can be told apart, and both ends. */
  private static List<Integer> thinned(RocCurve roc) {
    List<Integer> shown = new ArrayList<>();
    int last = roc.falsePositives().length - 1;
    for (int i = 0; i <= last; i++) {
      int before = shown.isEmpty() ? -1 : shown.get(shown.size() - 1);
      if (before < 0
          || i == last
          || roc.falsePositives()[i] - roc.falsePositives()[before] >= FINENESS
          || roc.truePositives()[i] - roc.truePositives()[before] >= FINENESS) {
        shown.add(i);
      }
    }
    return shown;
  }

  private void calibration(Markup page) {
    List<FittedBins.Group> groups =
        bins.groups(GROUPS).stream().filter(group -> group.weights() > 0).toList();
    page.open("figure", "class", "chart").element("h3", "Calibration");
    Plot plot =
        Plot.begin(page, "Calibration", SIDE, SIDE, "mean fitted probability", unit(), unit());
    plot.line("ideal", new double[] {0, 1}, new double[] {0, 1});
    for (FittedBins.Group group : groups) {
      double half = Z * Math.sqrt(group.label() * (1 - group.label()) / group.weights());
      plot.interval(group.mean(), group.label() - half, group.label() + half);
      plot.dot(
          "dot",
          group.mean(),
          group.label(),
          "%s rows: fitted %.4f, observed %.4f"
              .formatted(Figures.count(group.rows()), group.mean(), group.label()));
    }
    plot.end();
    page.element(
        "figcaption",
        "Observed share of successes by mean fitted probability, in %d groups of about equally many"
                .formatted(groups.size())
            + " rows, with 95 % intervals. On the dashed line probabilities hold.");
    page.close();
  }

  private static Scale unit() {
    return new Scale(0, 1, Scale.Kind.LINEAR);
  }
}
