package io.numflink.glm;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.Gamma;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.InverseGaussian;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.PowerLink;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.StandardLink;
import io.numflink.glm.family.Tweedie;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every family with every link that goes with it, and random data for it. */
public final class Combination {
  private static final int ROWS = 43;
  private static final int COLUMNS = 3;

  private Combination() {}

  public static Stream<Response> all() {
    List<Link> links = new ArrayList<>(List.of(StandardLink.values()));
    links.add(new PowerLink(0.4));
    links.add(new PowerLink(-0.7));
    List<Response> all = new ArrayList<>();
    for (Family family : families()) {
      for (Link link : links) {
        if (family.admits(link)) {
          all.add(new Response(family, link));
        }
      }
    }
    return all.stream();
  }

  public static List<Family> families() {
    return List.of(
        new Gaussian(),
        new Binomial(),
        new Poisson(),
        new Gamma(),
        new InverseGaussian(),
        new NegativeBinomial(1.7),
        new Tweedie(0),
        new Tweedie(1),
        new Tweedie(1.4),
        new Tweedie(2),
        new Tweedie(2.6));
  }

  /** Coefficients at which all means of {@link #tile} are well inside their range. */
  public static Predictor predictor(Response response, Random random) {
    double mean = response.family() instanceof Binomial ? 0.4 : 1.5;
    double eta = response.link().link(mean);
    double[] beta = new double[COLUMNS + 1];
    beta[0] = eta;
    for (int j = 1; j < beta.length; j++) {
      beta[j] = 0.05 * Math.min(1, Math.abs(eta)) * random.nextGaussian();
    }
    return new Predictor(true, new double[] {0.1, -0.2, 0.3}, beta);
  }

  /** Rows with weights and offsets. */
  public static Tile tile(Response response, Random random) {
    double[] x = random.doubles((long) ROWS * COLUMNS, -1, 1).toArray();
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = label(response.family(), random, i);
    }
    double[] weights = random.doubles(ROWS, 0.2, 3).toArray();
    weights[5] = 0;
    double[] offsets = random.doubles(ROWS, -0.02, 0.02).toArray();
    return new Tile(0, 0, new Columns(ROWS, COLUMNS, x), y, weights, offsets);
  }

  private static double label(Family family, Random random, int row) {
    if (family instanceof Binomial) {
      return row % 3 == 0 ? random.nextDouble() : row % 3 - 1;
    }
    if (family instanceof Gaussian) {
      return 1.5 + random.nextGaussian();
    }
    if (family instanceof Poisson || family instanceof NegativeBinomial) {
      return random.nextInt(5);
    }
    return family.validLabel(0) && row % 4 == 0 ? 0 : 0.2 + 3 * random.nextDouble();
  }
}
