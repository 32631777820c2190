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
    return "\nCall:\n" + call + "\n\n" + coefficients(fit) + figures(fit);
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
}
