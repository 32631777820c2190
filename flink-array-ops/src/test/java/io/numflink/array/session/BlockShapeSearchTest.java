package io.numflink.array.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.DType;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.LshsAssigner;
import io.numflink.lshs.Placement;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.PlanTooLargeException;
import org.junit.jupiter.api.Test;

class BlockShapeSearchTest {
  private static final long MIB = 1L << 20;

  private static Expr input(String name, long... shape) {
    return Creation.stored(
        name,
        (offset, extents) -> {
          throw new UnsupportedOperationException("a plan reads nothing");
        },
        DType.FLOAT64,
        shape);
  }

  private static Plan usual(BlockingRequest request, SessionOptions options) {
    return new LshsAssigner()
        .assign(Blocking.block(request, options.blocking()).program().graph(), options.cluster());
  }

  private static int[] firstGrid(PlannedJob job) {
    return job.plan().graph().arrays().get(0).grid();
  }

  /** The usual blocks make a grid of 7×7, which 4×4 nodes cannot share evenly. */
  @Test
  void takesBlocksThatFitTheNodes() {
    SessionOptions options = SessionOptions.of(ClusterModel.uniform(16, 1, 1L << 40));
    BlockingRequest request =
        BlockingRequest.of(Products.matmul(input("A", 4096, 4096), input("B", 4096, 4096)));
    PlannedJob job = new BlockShapeSearch(options).plan(request);
    assertThat(firstGrid(job)).containsExactly(8, 8);
    PlanLoads before = PlanLoads.of(usual(request, options));
    assertThat(job.loads().maxNetInBytes()).isLessThan(before.maxNetInBytes());
    assertThat(job.loads().maxPeakMemoryBytes()).isLessThan(before.maxPeakMemoryBytes());
  }

  @Test
  void keepsTheUsualBlocksIfOthersAreNotClearlyBetter() {
    SessionOptions options = SessionOptions.of(ClusterModel.uniform(2, 2, 1L << 40));
    BlockingRequest request =
        BlockingRequest.of(Functions.add(input("A", 8000, 8000), Creation.constant(1.0)));
    assertThat(firstGrid(new BlockShapeSearch(options).plan(request)))
        .isEqualTo(usual(request, options).graph().arrays().get(0).grid());
  }

  @Test
  void leavesBlocksThatWereAskedForAlone() {
    SessionOptions options = SessionOptions.of(ClusterModel.uniform(16, 1, 1L << 40));
    Expr a = input("A", 4096, 4096);
    BlockingRequest request =
        BlockingRequest.builder()
            .output(Products.matmul(a, input("B", 4096, 4096)))
            .blockShape(a, 600, 600)
            .build();
    assertThat(firstGrid(new BlockShapeSearch(options).plan(request))).containsExactly(7, 7);
  }

  @Test
  void givesAllPoliciesTheSameBlocks() {
    SessionOptions options = SessionOptions.of(ClusterModel.uniform(16, 1, 1L << 40));
    BlockingRequest request =
        BlockingRequest.of(Products.matmul(input("A", 4096, 4096), input("B", 4096, 4096)));
    for (Placement placement : Placement.values()) {
      PlannedJob job = new BlockShapeSearch(options.withPlacement(placement)).plan(request);
      assertThat(job.plan().placement()).isEqualTo(placement.policyName());
      assertThat(firstGrid(job)).containsExactly(8, 8);
    }
  }

  /** Two blocks of 8 MiB at once are too many for 12 MiB, two of 2 MiB are not. */
  @Test
  void triesSmallerBlocksBeforeItRefuses() {
    Expr sum = Functions.add(input("A", 64 * MIB / 8), input("B", 64 * MIB / 8));
    BlockingRequest request = BlockingRequest.of(Reductions.sum(sum));
    SessionOptions tight = SessionOptions.of(ClusterModel.uniform(1, 1, 12 * MIB));
    assertThatThrownBy(() -> usual(request, tight)).isInstanceOf(PlanTooLargeException.class);
    PlannedJob job = new BlockShapeSearch(tight).plan(request);
    assertThat(job.loads().maxPeakMemoryBytes()).isLessThanOrEqualTo(12 * MIB);
    SessionOptions tooTight = SessionOptions.of(ClusterModel.uniform(1, 1, MIB));
    assertThatThrownBy(() -> new BlockShapeSearch(tooTight).plan(request))
        .isInstanceOf(PlanTooLargeException.class);
  }
}
