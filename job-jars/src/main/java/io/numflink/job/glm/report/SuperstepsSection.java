package io.numflink.job.glm.report;

import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Key;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Plot;
import io.numflink.array.report.html.Scale;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What supersteps took: time, and network as predicted and measured. */
record SuperstepsSection(List<GlmRunReport.Superstep> supersteps) implements Section {
  private static final int MOST_POINTS = 500;
  private static final int MOST_ROWS = 200;
  private static final int MOST_OPEN = 40;

  @Override
  public void addTo(Markup page) {
    page.element("h2", "Supersteps");
    times(page);
    byPurpose(page);
    each(page);
  }

  private void times(Markup page) {
    int step = Math.max(1, (supersteps.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<GlmRunReport.Superstep> shown = new ArrayList<>();
    for (int i = 0; i < supersteps.size(); i += step) {
      shown.add(supersteps.get(i));
    }
    double[] xs = shown.stream().mapToDouble(GlmRunReport.Superstep::superstep).toArray();
    double[] all = shown.stream().mapToDouble(each -> 1e3 * each.seconds()).toArray();
    double[] compute = shown.stream().mapToDouble(each -> 1e3 * each.computeS()).toArray();
    page.open("figure", "class", "chart").open("p", "class", "key");
    Key.swatch("measured", "whole superstep", page);
    Key.swatch("planned", "its slowest slot's arithmetic", page);
    page.close();
    Plot plot =
        Plot.begin(
            page,
            "Time of supersteps",
            640,
            260,
            "superstep",
            Scale.overWhole(xs),
            Scale.logarithmic(
                DoubleStream.concat(DoubleStream.of(all), DoubleStream.of(compute)).toArray()));
    plot.line("second", xs, compute).line("curve", xs, all).end();
    page.element("figcaption", "Milliseconds.").close();
  }

  /** The sum of supersteps of one purpose. */
  private record Sum(
      long count, double seconds, double compute, long bytes, long predicted, Long bound) {
    static Sum of(GlmRunReport.Superstep each) {
      return new Sum(
          1,
          each.seconds(),
          each.computeS(),
          each.netBytes(),
          each.predictedNetBytes(),
          each.boundNetBytes());
    }

    Sum plus(Sum other) {
      return new Sum(
          count + other.count,
          seconds + other.seconds,
          compute + other.compute,
          bytes + other.bytes,
          predicted + other.predicted,
          bound == null || other.bound == null ? null : bound + other.bound);
    }
  }

  private void byPurpose(Markup page) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (GlmRunReport.Superstep each : supersteps) {
      sums.merge(each.purpose(), Sum.of(each), Sum::plus);
    }
    Table table =
        new Table(
            page,
            "purpose",
            "supersteps>",
            "mean time>",
            "arithmetic>",
            "network, measured>",
            "predicted>",
            "bound>");
    sums.forEach(
        (purpose, sum) ->
            table.row(
                purpose,
                sum.count(),
                Figures.seconds(sum.seconds() / sum.count()),
                Figures.seconds(sum.compute() / sum.count()),
                Quantity.bytes(sum.bytes()),
                Quantity.bytes(sum.predicted()),
                sum.bound() == null ? "–" : Quantity.bytes(sum.bound())));
    table.end(0);
    page.element(
        "p",
        "Times are of one superstep, network of all of them together. Predicted: over k TaskManagers"
            + " k − 1 partial results, and a broadcast to every slot. The bound is what Newton's"
            + " method has to send of d coefficients, (k − 1)(d²/2 + d) numbers and d to every slot;"
            + " the rest is framing: the other half of the diagonal, deviance, columns' means and"
            + " names.",
        "class",
        "note");
  }

  private void each(Markup page) {
    boolean isLong = supersteps.size() > MOST_OPEN;
    page.open("details", "open", isLong ? null : "open").element("summary", "One by one");
    Table table =
        new Table(
            page,
            "superstep>",
            "purpose",
            "time>",
            "arithmetic>",
            "overhead>",
            "network, measured>",
            "predicted>",
            "bound>",
            "tiles from memory>",
            "from state>");
    for (GlmRunReport.Superstep each :
        supersteps.subList(0, Math.min(MOST_ROWS, supersteps.size()))) {
      table.row(
          each.superstep(),
          each.purpose(),
          Figures.seconds(each.seconds()),
          Figures.seconds(each.computeS()),
          Figures.seconds(each.overheadS()),
          Quantity.bytes(each.netBytes()),
          Quantity.bytes(each.predictedNetBytes()),
          each.boundNetBytes() == null ? "–" : Quantity.bytes(each.boundNetBytes()),
          each.cacheHits(),
          each.cacheMisses());
    }
    table.end(supersteps.size() - MOST_ROWS);
    page.close();
  }
}
