package io.numflink.array.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import io.numflink.lshs.VertexKind;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class BlockPictureTest {
  private static final int NODES = 4;

  /** The holders of an array each of whose blocks is read on the node that the rule names. */
  private static BlockHolders holders(int blocks, IntUnaryOperator nodeOfBlock) {
    BlockGraph.Builder graph = BlockGraph.builder();
    int array = graph.addArray("X", "load", blocks);
    for (int block = 0; block < blocks; block++) {
      graph.addVertex(VertexKind.INPUT, array, block, 8, 0);
    }
    Plan.Builder plan = Plan.builder(graph.build(), ClusterModel.uniform(NODES, 1, 1), "test");
    for (int block = 0; block < blocks; block++) {
      plan.add(OperationKind.EXECUTE, block, block, nodeOfBlock.applyAsInt(block), true);
    }
    return BlockHolders.of(plan.build())[0];
  }

  private static int nodeAt(BlockPicture picture, int row, int column) {
    return picture.squares().stream()
        .filter(square -> square.row() == row && square.column() == column)
        .map(square -> square.nodes()[0])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsAMatrixAsItIs() {
    BlockPicture picture = BlockPicture.of(new int[] {3, 5}, holders(15, block -> block % 4));
    assertThat(picture.rows()).isEqualTo(3);
    assertThat(picture.columns()).isEqualTo(5);
    assertThat(picture.note()).isEmpty();
    assertThat(picture.squares()).hasSize(15);
    assertThat(nodeAt(picture, 2, 1)).isEqualTo(11 % 4);
  }

  @Test
  void flattensTrailingAxesAndSaysSo() {
    BlockPicture picture = BlockPicture.of(new int[] {2, 3, 4}, holders(24, block -> block / 12));
    assertThat(picture.rows()).isEqualTo(2);
    assertThat(picture.columns()).isEqualTo(12);
    assertThat(picture.note()).isEqualTo("axis 0 downwards; axes 1, 2, flattened, to the right");
    assertThat(nodeAt(picture, 0, 11)).isZero();
    assertThat(nodeAt(picture, 1, 0)).isEqualTo(1);
  }

  @Test
  void foldsALongLine() {
    BlockPicture picture = BlockPicture.of(new int[] {30, 1}, holders(30, block -> block % 4));
    assertThat(picture.columns()).isEqualTo(8);
    assertThat(picture.rows()).isEqualTo(4);
    assertThat(picture.squares()).hasSize(30);
    assertThat(picture.note()).startsWith("folded");
    assertThat(nodeAt(picture, 3, 5)).isEqualTo(29 % 4);
  }

  /** Quarters of a large matrix, each on a node: patches of 3 × 3 blocks show them. */
  @Test
  void showsALargeMatrixByPatches() {
    int side = 100;
    BlockPicture picture =
        BlockPicture.of(
            new int[] {side, side},
            holders(side * side, block -> block / side / 50 * 2 + block % side / 50));
    assertThat(picture.isExact()).isFalse();
    assertThat(picture.rows()).isEqualTo(34);
    assertThat(picture.squares()).hasSize(34 * 34);
    assertThat(nodeAt(picture, 0, 33)).isEqualTo(1);
    // Blocks 48, 49 of a row and 50: two of three on the left.
    assertThat(nodeAt(picture, 0, 16)).isZero();
    assertThat(picture.note())
        .contains("a square is 3 × 3 blocks", "in 67 of 1156 squares other nodes have some");
  }

  /** A cyclic layout has all nodes in every patch: the corner is shown as it is. */
  @Test
  void showsTheCornerOfAPattern() {
    int side = 100;
    BlockPicture picture =
        BlockPicture.of(
            new int[] {side, side},
            holders(side * side, block -> block / side % 2 * 2 + block % side % 2));
    assertThat(picture.isExact()).isTrue();
    assertThat(picture.rows()).isEqualTo(BlockPicture.SIDE);
    assertThat(picture.note()).contains("only the first 40 × 40 of 100 × 100 blocks");
    assertThat(nodeAt(picture, 39, 38)).isEqualTo(2);
  }

  @Test
  void showsTheBeginningOfALongPattern() {
    BlockPicture picture = BlockPicture.of(new int[] {5000}, holders(5000, block -> block % 3));
    assertThat(picture.note()).contains("only the first 1600 of 5000 blocks");
    assertThat(picture.squares()).hasSize(1600);
    assertThat(nodeAt(picture, 1, 0)).isEqualTo(40 % 3);
  }

  /** Runs of a long line: patches of four blocks that follow each other. */
  @Test
  void showsRunsOfALongLine() {
    BlockPicture picture = BlockPicture.of(new int[] {6400}, holders(6400, block -> block / 1600));
    assertThat(picture.isExact()).isFalse();
    assertThat(picture.note()).contains("a square is 1 × 4 blocks");
    assertThat(picture.squares()).hasSize(1600);
    assertThat(picture.squares().get(399).nodes()).containsExactly(0);
    assertThat(picture.squares().get(400).nodes()).containsExactly(1);
  }

  @Test
  void knowsAllCopiesOfGeneratedBlocks() {
    BlockGraph.Builder graph = BlockGraph.builder();
    int array = graph.addArray("X", "random", 2);
    graph.addVertex(VertexKind.GENERATED, array, 0, 8, 0);
    graph.addVertex(VertexKind.GENERATED, array, 1, 8, 0);
    Plan.Builder plan = Plan.builder(graph.build(), ClusterModel.uniform(NODES, 1, 1), "test");
    plan.add(OperationKind.EXECUTE, 0, 0, 3, true);
    plan.add(OperationKind.EXECUTE, 0, 0, 1, false);
    BlockHolders holders = BlockHolders.of(plan.build())[0];
    assertThat(holders.nodes(0)).containsExactly(1, 3);
    assertThat(holders.nodes(1)).isEmpty();
    assertThat(Arrays.stream(holders.counts(NODES)).boxed()).containsExactly(0, 1, 0, 1);
  }

  /** A relayed block is held by the node that made it. */
  @Test
  void doesNotCountWhatIsPassedOn() {
    BlockGraph.Builder graph = BlockGraph.builder();
    int array = graph.addArray("X", "load", 1);
    graph.addVertex(VertexKind.INPUT, array, 0, 8, 0);
    Plan.Builder plan = Plan.builder(graph.build(), ClusterModel.uniform(NODES, 1, 1), "test");
    int read = plan.add(OperationKind.EXECUTE, 0, 0, 2, true);
    plan.add(OperationKind.RELAY, 0, 0, 1, true, read);
    assertThat(BlockHolders.of(plan.build())[0].nodes(0)).containsExactly(2);
  }
}
