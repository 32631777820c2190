package io.numflink.array.dataflow;

import java.util.function.IntUnaryOperator;

/**
 * Which moves of a node's frontier are worth telling the JobManager: not every one, since each is a
 * message there and may be one back to every node, and messages cost more than small operations.
 *
 * <p>A move that lets no further operation push blocks to the node is not told. One that allows few
 * is told if a slot has nothing to do, as it may wait for just those; otherwise once the moves
 * since the last report allow a {@linkplain #PART part} of the operations that were admitted ahead
 * then, so that slots that are busy have not used them up before more are admitted.
 */
final class ProgressReports {
  private static final int PART = 4;

  private final IntUnaryOperator limit;
  private int reported;

  /**
   * @param limit the last operation that others may start as far as the node's memory is concerned,
   *     by the node's frontier; it never falls
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
