package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.cluster.EmbeddedCluster;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An embedded cluster of 2 TaskManagers × 2 slots for the loops of a test class, and the loop that
 * they run. Whatever becomes of a job, it leaves nothing behind, which is looked at after every
 * test.
 */
final class LoopCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  static final int COLUMNS = 4;
  static final Rows DATA = new Rows(37, 50, COLUMNS, -1);
  static final LeastSquares ALGORITHM = new LeastSquares(COLUMNS, 12, 0, -1);

  private EmbeddedCluster cluster;

  EmbeddedCluster get() {
    return cluster;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    cluster = EmbeddedCluster.start(2, 2);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    for (int i = 0; i < 100 && LoopEnd.count() + NodePartials.count() + NodeLine.count() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(LoopEnd.count()).isZero();
    assertThat(NodePartials.count()).isZero();
    assertThat(NodeLine.count()).isZero();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    cluster.close();
  }

  /** Sums of 1850 products of numbers of size 10, in another order, over steps that contract. */
  static void assertSame(double[] actual, double[] expected) {
    assertThat(actual).containsExactly(expected, within(1e-12));
  }
}
