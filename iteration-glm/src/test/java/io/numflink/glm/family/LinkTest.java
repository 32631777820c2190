package io.numflink.glm.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkTest {
  static List<Link> links() {
    List<Link> links = new ArrayList<>(List.of(StandardLink.values()));
    links.add(new PowerLink(0.3));
    links.add(new PowerLink(-1.5));
    return links;
  }

  @ParameterizedTest
  @MethodSource("links")
  void meanIsTheInverse(Link link) {
    for (double mean : new double[] {1e-6, 0.01, 0.2, 0.5, 0.8, 0.999}) {
      double eta = link.link(mean);
      assertThat(link.valid(eta)).isTrue();
      assertThat(link.mean(eta)).isCloseTo(mean, within(1e-11 * mean));
    }
  }

  @ParameterizedTest
  @MethodSource("links")
  void slopeIsTheDerivative(Link link) {
    for (double mean : new double[] {0.01, 0.2, 0.5, 0.8, 0.99}) {
      double eta = link.link(mean);
      double h = 1e-5 * Math.max(1e-2, Math.abs(eta));
      double difference = (link.mean(eta + h) - link.mean(eta - h)) / (2 * h);
      double slope = link.slope(eta);
      assertThat(difference).isCloseTo(slope, within(1e-7 * (1e-2 + Math.abs(slope))));
    }
  }

  /** No link overflows or leaves the range of its means where R's does not. */
  @ParameterizedTest
  @MethodSource("links")
  void stretchesEqualSingleValuesEvenAtTheEdges(Link link) {
    double[] eta = {-1e300, -800, -37, -30.5, -3, -1e-9, 1e-9, 0.5, 8, 30.5, 38, 800, 1e300};
    double[] means = new double[eta.length];
    double[] slopes = new double[eta.length];
    link.means(eta, means, slopes, eta.length);
    for (int i = 0; i < eta.length; i++) {
      if (link.valid(eta[i])) {
        assertThat(means[i]).isCloseTo(link.mean(eta[i]), within(4e-16 * Math.abs(means[i])));
        assertThat(slopes[i]).isCloseTo(link.slope(eta[i]), within(1e-15 * Math.abs(slopes[i])));
        assertThat(means[i]).isNotNaN();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("links")
  void linksOfProbabilitiesStayInside(Link link) {
    if (new Binomial().admits(link) && link != StandardLink.LOG) {
      for (double eta : new double[] {-1e300, -800, -40, 0, 36, 800, 1e300}) {
        assertThat(link.mean(eta)).isStrictlyBetween(0.0, 1.0);
        assertThat(link.slope(eta)).isPositive();
      }
    }
  }

  @Test
  void namesOfRAndOfTheCommandAreKnown() {
    for (StandardLink link : StandardLink.values()) {
      assertThat(Link.parse(link.rName())).isSameAs(link);
    }
    assertThat(Link.parse("inverse-squared")).isSameAs(StandardLink.INVERSE_SQUARED);
    assertThat(Link.parse("power(0.5)")).isEqualTo(new PowerLink(0.5));
    assertThat(Link.parse("power(1)")).isSameAs(StandardLink.IDENTITY);
    assertThat(Link.parse("power(0)")).isSameAs(StandardLink.LOG);
    assertThatThrownBy(() -> Link.parse("logistic")).hasMessageContaining("unknown link logistic");
  }
}
