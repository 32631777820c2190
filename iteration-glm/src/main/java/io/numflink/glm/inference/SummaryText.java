package io.numflink.glm.inference;

/** A fit as R's {@code print.summary.glm} prints it. */
public final class SummaryText {
  private SummaryText() {}

  /**
   * The summary.
   *
   * @param call what is fitted, such as {@code glm(formula = y ~ x, family = poisson)}
   */
  public static String of(GlmFit fit, String call) {
    return "\nCall:\n" + call + "\n\n" + residuals(fit) + coefficients(fit) + figures(fit);
  }

  /** As R prints them before 4.3, where there are more than a few. */
  private static String residuals(GlmFit fit) {
    if (fit.residuals() == null || fit.residualDegrees() <= 5) {
      return "";
    }
    String[] names = {"Min", "1Q", "Median", "3Q", "Max"};
    String[] values = RNumbers.format(RNumbers.zapped(fit.residuals().values(), 5), 4);
    String[] cells = new String[2 * names.length];
    System.arraycopy(names, 0, cells, 0, names.length);
    System.arraycopy(values, 0, cells, names.length, names.length);
    cells = RNumbers.padded(cells);
    StringBuilder text = new StringBuilder("Deviance Residuals: \n");
    for (int i = 0; i < cells.length; i++) {
      text.append(cells[i]).append(i % names.length == names.length - 1 ? "  \n" : "  ");
    }
    return text.append('\n').toString();
  }

  private static String coefficients(GlmFit fit) {
    int aliased = fit.names().size() - fit.rank();
    String heading =
        aliased == 0
            ? "Coefficients:\n"
            : "Coefficients: (%d not defined because of singularities)\n".formatted(aliased);
    return heading + CoefficientTable.of(fit);
  }

  private static String figures(GlmFit fit) {
    String[] deviances = RNumbers.format(new double[] {fit.nullDeviance(), fit.deviance()}, 5);
    String[] degrees =
        RNumbers.padded(
            new String[] {Long.toString(fit.nullDegrees()), Long.toString(fit.residualDegrees())});
    String iterations =
        fit.solver().equals("irls") || fit.solver().equals("newton")
            ? "Number of Fisher Scoring iterations: "
            : "Number of %s iterations: ".formatted(fit.solver());
    return "\n(Dispersion parameter for %s family taken to be %s)\n\n"
            .formatted(fit.response().family().rName(), RNumbers.format(fit.dispersion(), 7))
        + "    Null deviance: %s  on %s  degrees of freedom\n".formatted(deviances[0], degrees[0])
        + "Residual deviance: %s  on %s  degrees of freedom\n".formatted(deviances[1], degrees[1])
        + "AIC: %s\n\n".formatted(RNumbers.format(fit.aic(), 5))
        + iterations
        + fit.iterations()
        + "\n\n";
  }

  /** The summary of a softmax regression, in the same form. */
  public static String of(SoftmaxFit fit, String call) {
    int q = fit.estimates().length;
    double[] errors = new double[q];
    double[] statistics = new double[q];
    double[] chances = new double[q];
    for (int i = 0; i < q; i++) {
      errors[i] = fit.standardError(i);
      statistics[i] = fit.statistic(i);
      chances[i] = fit.pValue(i);
    }
    String[] deviances = RNumbers.format(new double[] {fit.nullDeviance(), fit.deviance()}, 5);
    String[] degrees =
        RNumbers.padded(
            new String[] {Long.toString(fit.nullDegrees()), Long.toString(fit.residualDegrees())});
    return "\nCall:\n"
        + call
        + "\n\nCoefficients:\n"
        + CoefficientTable.of(
            fit.coefficientNames(), fit.estimates(), errors, statistics, chances, false)
        + "\n    Null deviance: %s  on %s  degrees of freedom\n".formatted(deviances[0], degrees[0])
        + "Residual deviance: %s  on %s  degrees of freedom\n".formatted(deviances[1], degrees[1])
        + "AIC: %s\n\n".formatted(RNumbers.format(fit.aic(), 5))
        + "Number of Newton iterations: %d\n\n".formatted(fit.iterations());
  }
}
