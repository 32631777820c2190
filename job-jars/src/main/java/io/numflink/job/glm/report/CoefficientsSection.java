package io.numflink.job.glm.report;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The coefficients: a picture with their 95 % intervals, and the table of the summary. */
record CoefficientsSection(List<Coefficient> coefficients, boolean studentised) implements Section {
  private static final String INTERCEPT = "(Intercept)";
  private static final int MOST_DRAWN = 60;
  private static final int MOST_ROWS = 2000;
  private static final int MOST_OPEN = 60;

  @Override
  public void addTo(Markup page) {
    page.element("h2", "Coefficients");
    picture(page);
    aliased(page);
    boolean isLong = coefficients.size() > MOST_OPEN;
    if (isLong) {
      page.open("details").element("summary", "All %d coefficients".formatted(coefficients.size()));
    }
    table(page);
    if (isLong) {
      page.close();
    }
  }

  private void picture(Markup page) {
    List<Coefficient> drawable =
        coefficients.stream()
            .filter(each -> !each.isAliased())
            .filter(each -> !each.name().endsWith(INTERCEPT))
            .toList();
    if (drawable.isEmpty()) {
      return;
    }
    List<Coefficient> drawn = drawable;
    if (drawable.size() > MOST_DRAWN) {
      List<Coefficient> first =
          drawable.stream()
              .sorted(Comparator.comparingDouble(CoefficientsSection::weight).reversed())
              .limit(MOST_DRAWN)
              .toList();
      drawn = drawable.stream().filter(first::contains).toList();
    }
    new IntervalPicture(drawn).addTo(page);
    String hidden =
        drawn.size() == drawable.size()
            ? ""
            : " Drawn are the %d of %d that are farthest from 0, %s; the table has all."
                .formatted(
                    drawn.size(),
                    drawable.size(),
                    drawn.get(0).hasInterval() ? "in standard errors" : "in size");
    page.element(
        "p",
        (drawn.get(0).hasInterval()
                ? "Estimates with 95 % intervals (Wald), without the intercept."
                : "Estimates, without the intercept. Penalised fits have no standard errors.")
            + hidden,
        "class",
        "note");
  }

  private static double weight(Coefficient each) {
    return Math.abs(each.hasInterval() ? each.statistic() : each.estimate());
  }

  private void aliased(Markup page) {
    List<String> aliased =
        coefficients.stream().filter(Coefficient::isAliased).map(Coefficient::name).toList();
    if (!aliased.isEmpty()) {
      page.element(
          "p",
          "Not defined because of singularities (%d): %s"
              .formatted(aliased.size(), aliased.stream().collect(Collectors.joining(", "))),
          "class",
          "warning");
    }
  }

  private void table(Markup page) {
    Table table =
        new Table(
            page,
            "coefficient",
            "estimate>",
            "std. error>",
            studentised ? "t value>" : "z value>",
            studentised ? "Pr(>|t|)>" : "Pr(>|z|)>",
            "2.5 %>",
            "97.5 %>");
    for (Coefficient each : coefficients.subList(0, Math.min(MOST_ROWS, coefficients.size()))) {
      table.row(
          each.name(),
          Figures.number(each.estimate()),
          Figures.number(each.error()),
          Figures.number(each.statistic()),
          Figures.chance(each.chance()),
          Figures.number(each.lower()),
          Figures.number(each.upper()));
    }
    table.end(coefficients.size() - MOST_ROWS);
  }
}
