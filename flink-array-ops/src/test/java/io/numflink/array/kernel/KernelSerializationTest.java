package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels are shipped to the task managers: a copy must compute what the original does. */
class KernelSerializationTest {
  private static final BlockGrid GRID = new BlockGrid(new long[] {4, 4}, new int[] {4, 4});
  private static final BlockGrid LINE = new BlockGrid(new long[] {4}, new int[] {4});
  private static final Block MATRIX =
      Block.of(new double[] {9, 1, 0, 2, 1, 8, 1, 0, 0, 1, 7, 1, 2, 0, 1, 6}, 4, 4);

  static Stream<BlockKernel> kernels() {
    DType dtype = DType.FLOAT64;
    return Stream.of(
        ElementwiseKernel.of(UFunc.ADD, dtype, dtype),
        new ReduceKernel(Reduction.SUM, new int[] {0}, true, dtype),
        new ReduceKernel(Reduction.ARGMAX, null, false, ElementwiseProgram.identity(dtype), GRID),
        new ArgumentKernel(),
        new MatmulKernel(true, false),
        new TransposeKernel(1, 0),
        GatherKernel.reblock(dtype, GRID, GRID),
        new ReshapeKernel(dtype, GRID, BlockGrid.single(4, 4)),
        new FillKernel(dtype, 3, GRID),
        new ArangeKernel(1, 2, dtype, LINE),
        new LinspaceKernel(0, 1, true, dtype, LINE),
        new EyeKernel(1, dtype, GRID),
        new LiteralKernel(MATRIX, GRID),
        RandomKernel.uniform(3, GRID),
        new SolveKernel(),
        new InverseKernel(),
        new CholeskyKernel(),
        new DetKernel(),
        new QrKernel(QrKernel.Part.Q),
        new SvdKernel(SvdKernel.Part.S),
        new EighKernel(EighKernel.Part.W));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void copiesComputeTheSame(BlockKernel kernel) throws Exception {
    Block[] operands = {MATRIX, MATRIX};
    Block expected = kernel.compute(TestBlocks.RUBBISH, new int[2], operands);
    Block actual = copy(kernel).compute(TestBlocks.RUBBISH, new int[2], operands);
    Golden.assertEqual(actual, expected, 0, kernel.toString());
    assertThat(actual.data()).isNotSameAs(MATRIX.data());
  }

  @Test
  void combinersAreCopiedToo() throws Exception {
    for (Reduction reduction : Reduction.values()) {
      assertThat(copy(reduction.combiner(DType.INT32))).isEqualTo(reduction.combiner(DType.INT32));
    }
  }

  private static <T extends Serializable> T copy(T object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      @SuppressWarnings("unchecked")
      T copy = (T) in.readObject();
      return copy;
    }
  }
}
