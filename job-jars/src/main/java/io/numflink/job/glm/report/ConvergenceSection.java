package io.numflink.job.glm.report;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Plot;
import io.numflink.array.report.html.Scale;
import io.numflink.array.report.html.Section;
import io.numflink.iteration.SuperstepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Objective and gradient norm, by the supersteps that ended with an iteration.
 *
 * @param supersteps all of the training
 */
record ConvergenceSection(List<SuperstepRecord> supersteps) implements Section {
  private static final int MOST_POINTS = 400;
  private static final int MOST_DOTS = 60;

  private record Point(double superstep, double iteration, double objective, double gradient) {}

  @Override
  public void addTo(Markup page) {
    List<Point> points = points();
    if (points.isEmpty()) {
      return;
    }
    page.element("h2", "Convergence").open("div", "class", "pictures");
    double least = points.stream().mapToDouble(Point::objective).min().orElseThrow();
    double[] objectives = points.stream().mapToDouble(Point::objective).toArray();
    draw(
        page,
        "Objective",
        points,
        Point::objective,
        Scale.over(objectives),
        "its least is %s".formatted(Figures.number(least)));
    double[] gradients = points.stream().mapToDouble(Point::gradient).toArray();
    draw(
        page,
        "Norm of the gradient",
        points,
        Point::gradient,
        Scale.logarithmic(gradients),
        "of columns scaled to deviation 1, without the L1 penalty; %s at the end"
            .formatted(Figures.number(gradients[gradients.length - 1])));
    page.close();
  }

  private static void draw(
      Markup page,
      String title,
      List<Point> points,
      ToDoubleFunction<Point> value,
      Scale scale,
      String caption) {
    double[] xs = points.stream().mapToDouble(Point::superstep).toArray();
    double[] ys = points.stream().mapToDouble(value).toArray();
    page.open("figure", "class", "chart").element("h3", title);
    Plot plot = Plot.begin(page, title, 560, 260, "superstep", Scale.overWhole(xs), scale);
    plot.line("curve", xs, ys);
    if (points.size() <= MOST_DOTS) {
      for (Point point : points) {
        plot.dot(
            "dot",
            point.superstep(),
            value.applyAsDouble(point),
            "iteration %.0f: %s"
                .formatted(point.iteration(), Figures.number(value.applyAsDouble(point))));
      }
    }
    plot.end();
    page.element("figcaption", caption).close();
  }

  /** One point for each iteration; of very many, evenly chosen ones and the last. */
  private List<Point> points() {
    List<Point> all = new ArrayList<>();
    for (SuperstepRecord each : supersteps) {
      Double iteration = each.gauges().get("iteration");
      boolean isNew =
          iteration != null && (all.isEmpty() || all.get(all.size() - 1).iteration() != iteration);
      if (isNew) {
        all.add(
            new Point(
                each.superstep(),
                iteration,
                each.gauges().get("objective"),
                each.gauges().get("gradientNorm")));
      }
    }
    int step = (all.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Point> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % Math.max(1, step) == 0 || i == all.size() - 1) {
        shown.add(all.get(i));
      }
    }
    return shown;
  }
}
