package io.numflink.array.dataflow;

import java.util.function.IntUnaryOperator;

/**
 * Which moves of a node's frontier are worth telling the JobManager: not every one, since each is a
 * message there and may be one back to every node, and messages cost more than small operations.
 *
 * <p>A move that allows no further operation is not told: the limit of the slowest node's frontier
 * is the least of the limits of all. One that allows few is told if a slot has nothing to do, as it
 * or the slots that it waits for may need just those; otherwise once the moves since the last
 * report allow a {@linkplain #PART part} of the operations that were admitted ahead then, so that
 * slots that are busy have not used them up before more are admitted.
 */
final class ProgressReports {
  private static final int PART = 4;

  private final IntUnaryOperator limit;
  private int reported;

  /**
   * @param limit the last operation that may start, by frontier; it never falls
   */
  ProgressReports(IntUnaryOperator limit) {
    this.limit = limit;
  }

  /**
   * Whether to report.
   *
   * @param frontier the node's
   * @param idle whether one of its slots has nothing to do
   */
  boolean isDue(int frontier, boolean idle) {
    int before = limit.applyAsInt(reported);
    int more = limit.applyAsInt(frontier) - before;
    return more > 0 && (idle || more >= (before - reported) / PART);
  }

  void reported(int frontier) {
    reported = frontier;
  }
}
