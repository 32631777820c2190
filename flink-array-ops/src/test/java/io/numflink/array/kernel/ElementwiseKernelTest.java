package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementwiseKernelTest {
  private static final int[][][] SHAPES = {
    {{}, {}},
    {{1}, {}},
    {{0}, {1}},
    {{0, 3}, {3}},
    {{3, 0}, {3, 1}},
    {{7}, {7}},
    {{1023}, {1023}},
    {{1024}, {}},
    {{2049}, {1}},
    {{5, 3}, {3}},
    {{5, 3}, {5, 1}},
    {{5, 1}, {1, 3}},
    {{40, 1}, {40}},
    {{1, 40}, {40, 1}},
    {{1, 140}, {140, 1}},
    {{3, 127}, {127}},
    {{3, 128}, {3, 1}},
    {{3, 257}, {257}},
    {{3, 700}, {700}},
    {{3, 700}, {3, 1}},
    {{3, 1}, {1, 1500}},
    {{400, 5}, {5}},
    {{4, 3, 5}, {4, 1, 5}},
    {{4, 3, 5}, {3, 1}},
    {{4, 1, 5}, {1, 3, 1}},
    {{2, 3, 300}, {2, 1, 300}},
    {{2, 3, 300}, {3, 1}},
    {{2, 1, 3, 1}, {4, 1, 6}},
    {{1, 1, 1}, {2, 1, 1}},
  };

  static Stream<int[][]> shapes() {
    return Stream.of(SHAPES);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void broadcastsOperandsOfAllTypes(int[][] shapes) {
    Random random = new Random(1);
    for (DType dtype : DType.values()) {
      Block a = TestBlocks.random(random, dtype, shapes[0]);
      Block b = TestBlocks.random(random, dtype, shapes[1]);
      check(UFunc.ADD, a, b);
      check(UFunc.LESS, b, a);
      check(UFunc.MAXIMUM, b, a);
    }
    check(
        UFunc.MULTIPLY,
        TestBlocks.random(random, DType.INT32, shapes[0]),
        TestBlocks.random(random, DType.FLOAT32, shapes[1]));
  }

  @Property(tries = 300)
  void broadcastsOverAnyAxes(
      @ForAll @Size(max = 4) List<@IntRange(max = 6) Integer> extents,
      @ForAll @IntRange(max = 255) int repeated,
      @ForAll @IntRange(max = 4) int missing,
      @ForAll long seed) {
    int rank = extents.size();
    int skip = Math.min(missing, rank);
    int[] a = new int[rank];
    int[] b = new int[rank - skip];
    for (int axis = 0; axis < rank; axis++) {
      a[axis] = (repeated >> axis & 1) != 0 ? 1 : extents.get(axis);
      if (axis >= skip) {
        b[axis - skip] = (repeated >> (axis + 4) & 1) != 0 ? 1 : extents.get(axis);
      }
    }
    Random random = new Random(seed);
    check(
        UFunc.SUBTRACT,
        TestBlocks.random(random, DType.INT64, a),
        TestBlocks.random(random, DType.INT64, b));
  }

  /** Compares a call with one on single elements, in index loops. */
  private static void check(UFunc function, Block a, Block b) {
    ElementwiseKernel kernel = ElementwiseKernel.of(function, a.dtype(), b.dtype());
    Block actual = kernel.compute(TestBlocks.RUBBISH, new int[0], new Block[] {a, b});
    int[] shape = Broadcast.blockShapes(a.shape(), b.shape());
    Block expected = Block.zeros(function.resultType(a.dtype(), b.dtype()), shape);
    for (int i = 0; i < expected.size(); i++) {
      int[] index = TestBlocks.index(shape, i);
      Block[] single = {element(a, index), element(b, index)};
      Block result = kernel.compute(TestBlocks.RUBBISH, new int[0], single);
      System.arraycopy(result.data(), 0, expected.data(), i, 1);
    }
    Golden.assertEqual(actual, expected, 0, function + " of " + a + " and " + b);
  }

  private static Block element(Block block, int[] index) {
    int place = 0;
    int missing = index.length - block.rank();
    for (int axis = 0; axis < block.rank(); axis++) {
      int extent = block.extent(axis);
      place = place * extent + (extent == 1 ? 0 : index[missing + axis]);
    }
    Block result = Block.zeros(block.dtype());
    System.arraycopy(block.data(), place, result.data(), 0, 1);
    return result;
  }

  /** where(x > y, sqrt(|x − y|) · 2, y) + y² of a column x and a row y. */
  private static ElementwiseProgram chain() {
    ElementwiseProgram.Builder builder = new ElementwiseProgram.Builder();
    int x = builder.input(DType.FLOAT64);
    int y = builder.input(DType.INT32);
    int difference = builder.apply(UFunc.SUBTRACT, x, y);
    int root = builder.apply(UFunc.SQRT, builder.apply(UFunc.ABSOLUTE, difference));
    int twice = builder.apply(UFunc.MULTIPLY, root, builder.constant(2, DType.FLOAT64));
    int chosen = builder.apply(UFunc.WHERE, builder.apply(UFunc.GREATER, x, y), twice, y);
    int square = builder.apply(UFunc.POWER, y, builder.constant(2, DType.INT32));
    return builder.build(builder.apply(UFunc.ADD, chosen, square));
  }

  @Test
  void evaluatesAChainInOnePass() throws Exception {
    int rows = 37;
    int columns = 129;
    Random random = new Random(3);
    double[] x = random.doubles(rows, -9, 9).toArray();
    int[] y = random.ints(columns, -9, 9).toArray();
    ElementwiseKernel kernel = copy(new ElementwiseKernel(chain()));
    Block result =
        kernel.compute(
            TestBlocks.RUBBISH,
            new int[2],
            new Block[] {Block.of(x, rows, 1), Block.of(y, columns)});
    assertThat(result.shape()).containsExactly(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double chosen = x[i] > y[j] ? Math.sqrt(Math.abs(x[i] - y[j])) * 2 : y[j];
        assertThat(result.float64()[i * columns + j]).isEqualTo(chosen + y[j] * y[j]);
      }
    }
  }

  private static ElementwiseKernel copy(ElementwiseKernel kernel) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(kernel);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ElementwiseKernel) in.readObject();
    }
  }

  @Test
  void writesProgramsAsText() {
    assertThat(chain().toString())
        .isEqualTo(
            """
            0  input 0: float64
            1  input 1: int32
            2  float64 1: float64
            3  subtract 0 2: float64
            4  absolute 3: float64
            5  sqrt 4: float64
            6  constant 2.0: float64
            7  multiply 5 6: float64
            8  greater 0 2: bool
            9  where 8 7 2: float64
            10  constant 2: int32
            11  square 1: int32
            12  float64 11: float64
            13  add 9 12: float64 (result)
            """);
  }

  @Test
  void returnsOperandsAndConstantsAsCopies() {
    Block a = TestBlocks.counting(DType.INT32, 3, 2);
    Block same =
        new ElementwiseKernel(ElementwiseProgram.identity(DType.INT32))
            .compute(TestBlocks.RUBBISH, new int[2], new Block[] {a});
    Golden.assertEqual(same, a, 0, "identity");
    assertThat(same.data()).isNotSameAs(a.data());
    ElementwiseProgram.Builder builder = new ElementwiseProgram.Builder();
    builder.input(DType.INT32);
    ElementwiseProgram seven = builder.build(builder.constant(7.9, DType.INT64));
    Block sevens =
        new ElementwiseKernel(seven).compute(TestBlocks.RUBBISH, new int[2], new Block[] {a});
    Golden.assertEqual(sevens, Block.of(new long[] {7, 7, 7, 7, 7, 7}, 3, 2), 0, "constant");
  }

  @Test
  void refusesBlocksThatDoNotFit() {
    ElementwiseKernel add = ElementwiseKernel.of(UFunc.ADD, DType.INT32, DType.INT32);
    Block a = TestBlocks.counting(DType.INT32, 3);
    Block b = TestBlocks.counting(DType.INT32, 4);
    assertThatThrownBy(() -> add.compute(TestBlocks.RUBBISH, new int[1], new Block[] {a, b}))
        .isInstanceOf(ArrayException.class);
    Block c = TestBlocks.counting(DType.INT64, 3);
    assertThatThrownBy(() -> add.compute(TestBlocks.RUBBISH, new int[1], new Block[] {a, c}))
        .hasMessage("operand 1 is int64, the program expects int32");
  }
}
