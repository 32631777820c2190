package io.numflink.glm.solver;

import io.numflink.glm.inference.FittedBins;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.FittedPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import java.util.List;

/**
 * Labels, means and residuals in bins of like η, for pictures of the fit.
 *
 * @param least the least η of all rows
 * @param greatest the greatest
 */
record FittedStage(GlmFit fit, Predictor predictor, double least, double greatest)
    implements Stage {
  @Override
  public String name() {
    return "fitted values";
  }

  @Override
  public List<TracePoint> trace() {
    return fit.trace();
  }

  @Override
  public Pass pass() {
    return new FittedPass(fit.response(), predictor, least, greatest);
  }

  @Override
  public Stage next(double[] merged) {
    return new Finished(
        fit.withFitted(
            new FittedBins(
                least,
                greatest,
                FittedPass.sum(merged, FittedPass.ROWS),
                FittedPass.sum(merged, FittedPass.WEIGHTS),
                FittedPass.sum(merged, FittedPass.LABELS),
                FittedPass.sum(merged, FittedPass.MEANS),
                FittedPass.sum(merged, FittedPass.RESIDUALS),
                FittedPass.sum(merged, FittedPass.SQUARES))));
  }
}
