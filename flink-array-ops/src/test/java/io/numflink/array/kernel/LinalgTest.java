package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import io.numflink.array.block.LinAlgException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinalgTest {
  private static final Map<String, BlockKernel> KERNELS =
      Map.ofEntries(
          Map.entry("q", new QrKernel(QrKernel.Part.Q)),
          Map.entry("r", new QrKernel(QrKernel.Part.R)),
          Map.entry("u", new SvdKernel(SvdKernel.Part.U)),
          Map.entry("s", new SvdKernel(SvdKernel.Part.S)),
          Map.entry("vh", new SvdKernel(SvdKernel.Part.VH)),
          Map.entry("w", new EighKernel(EighKernel.Part.W)),
          Map.entry("v", new EighKernel(EighKernel.Part.V)),
          Map.entry("cholesky", new CholeskyKernel()),
          Map.entry("inv", new InverseKernel()),
          Map.entry("det", new DetKernel()),
          Map.entry("solve", new SolveKernel()));

  static Stream<Golden> goldens() {
    return Golden.read(LinalgTest.class, "linalg.txt");
  }

  /** The signs of the factors are those of NumPy, too. */
  @ParameterizedTest
  @MethodSource("goldens")
  void factorsAsNumPyDoes(Golden golden) {
    Block[] in = golden.in().toArray(Block[]::new);
    if (golden.fails()) {
      golden.assertError(
          catchThrowableOfType(LinAlgException.class, () -> compute(golden.name(), in)));
    } else {
      double tolerance = golden.out().dtype() == DType.FLOAT32 ? 1e-6 : 1e-10;
      Golden.assertEqual(compute(golden.name(), in), golden.out(), tolerance, golden.name());
    }
  }

  private static Block compute(String name, Block... in) {
    return KERNELS.get(name).compute(TestBlocks.RUBBISH, new int[0], in);
  }

  @Test
  void factorsEmptyMatrices() {
    Block empty = Block.zeros(DType.FLOAT64, 0, 0);
    for (String name : KERNELS.keySet()) {
      Block result = compute(name, empty, empty);
      Block expected = name.equals("det") ? Block.of(new double[] {1}) : result;
      Golden.assertEqual(result, expected, 0, name);
    }
    Golden.assertEqual(
        compute("q", Block.zeros(DType.FLOAT64, 3, 0)), Block.zeros(DType.FLOAT64, 3, 0), 0, "q");
  }
}
