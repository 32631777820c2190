package io.numflink.glm.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of coefficients as R's {@code printCoefmat} prints it. */
final class CoefficientTable {
  private static final int DIGITS = 4;
  private static final int STATISTIC_DIGITS = 3;
  private static final double EPSILON = 0x1p-52;
  private static final String LEGEND =
      "---\nSignif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1\n";

  private CoefficientTable() {}

  static String of(GlmFit fit) {
    int p = fit.names().size();
    double[] errors = new double[p];
    double[] statistics = new double[p];
    double[] chances = new double[p];
    for (int j = 0; j < p; j++) {
      errors[j] = fit.standardError(j);
      statistics[j] = fit.statistic(j);
      chances[j] = fit.pValue(j);
    }
    return of(fit.names(), fit.estimates(), errors, statistics, chances, fit.studentised());
  }

  static String of(
      List<String> names,
      double[] estimates,
      double[] errors,
      double[] statistics,
      double[] chances,
      boolean studentised) {
    int p = names.size();
    String[][] figures = figures(estimates, errors);
    String[] tests =
        RNumbers.format(
            Arrays.stream(statistics).map(x -> RNumbers.round(x, STATISTIC_DIGITS)).toArray(),
            DIGITS);
    String[] tails = tails(chances);
    boolean stars = Arrays.stream(chances).anyMatch(chance -> chance < 0.1);
    List<String[]> columns = new ArrayList<>();
    columns.add(column(false, "", names.toArray(String[]::new)));
    columns.add(column(true, "Estimate", figures[0]));
    columns.add(column(true, "Std. Error", figures[1]));
    columns.add(column(true, studentised ? "t value" : "z value", tests));
    columns.add(column(true, studentised ? "Pr(>|t|)" : "Pr(>|z|)", tails));
    if (stars) {
      columns.add(
          column(
              false,
              "",
              Arrays.stream(chances).mapToObj(CoefficientTable::stars).toArray(String[]::new)));
    }
    StringBuilder text = new StringBuilder();
    for (int line = 0; line <= p; line++) {
      int row = line;
      text.append(String.join(" ", columns.stream().map(column -> column[row]).toList()))
          .append('\n');
    }
    return text.append(stars ? LEGEND : "").toString();
  }

  /** Estimates and errors in one format, with as many decimals as the smallest needs. */
  private static String[][] figures(double[] estimates, double[] errors) {
    int p = estimates.length;
    double[] both = new double[2 * p];
    System.arraycopy(estimates, 0, both, 0, p);
    System.arraycopy(errors, 0, both, p, p);
    double[] sizes =
        Arrays.stream(both).map(Math::abs).filter(x -> x > 0 && Double.isFinite(x)).toArray();
    int decimals = DIGITS - 1;
    if (sizes.length > 0) {
      double smallest = Arrays.stream(sizes).min().getAsDouble();
      double largest = Arrays.stream(sizes).max().getAsDouble();
      decimals =
          Math.max(
              1,
              Math.max(
                  DIGITS - 1 - (int) Math.floor(Math.log10(smallest)),
                  DIGITS - 1 - (int) Math.floor(Math.log10(largest))));
    }
    int places = decimals;
    String[] texts =
        RNumbers.format(Arrays.stream(both).map(x -> RNumbers.round(x, places)).toArray(), DIGITS);
    for (int i = 0; i < both.length; i++) {
      // What rounding has made 0 without being it is shown by itself
      if (both[i] != 0 && Double.isFinite(both[i]) && Double.parseDouble(texts[i].trim()) == 0) {
        texts[i] = RNumbers.format(both[i], DIGITS - 1);
      }
    }
    return new String[][] {Arrays.copyOf(texts, p), Arrays.copyOfRange(texts, p, 2 * p)};
  }

  /** P values; those of aliased coefficients are NA. */
  private static String[] tails(double[] chances) {
    double[] known = Arrays.stream(chances).filter(x -> !Double.isNaN(x)).toArray();
    String[] texts = RNumbers.pValues(known, STATISTIC_DIGITS, EPSILON);
    String[] all = new String[chances.length];
    int next = 0;
    for (int j = 0; j < chances.length; j++) {
      all[j] = Double.isNaN(chances[j]) ? "NA" : texts[next++];
    }
    return all;
  }

  private static String stars(double chance) {
    if (Double.isNaN(chance)) {
      return "";
    }
    return chance <= 0.001
        ? "***"
        : chance <= 0.01 ? "**" : chance <= 0.05 ? "*" : chance <= 0.1 ? "." : "";
  }

  /** A header and cells of one width. */
  private static String[] column(boolean right, String header, String[] cells) {
    String[] column = new String[cells.length + 1];
    column[0] = header;
    System.arraycopy(cells, 0, column, 1, cells.length);
    if (right) {
      return RNumbers.padded(column);
    }
    int width = Arrays.stream(column).mapToInt(String::length).max().orElse(0);
    return Arrays.stream(column)
        .map(cell -> cell + " ".repeat(width - cell.length()))
        .toArray(String[]::new);
  }
}
