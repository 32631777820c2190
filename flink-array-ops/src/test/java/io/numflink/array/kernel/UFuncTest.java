package io.numflink.array.kernel;

import static io.numflink.array.block.DType.BOOL;
import static io.numflink.array.block.DType.FLOAT32;
import static io.numflink.array.block.DType.FLOAT64;
import static io.numflink.array.block.DType.INT32;
import static io.numflink.array.block.DType.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UFuncTest {

  static Stream<Golden> goldens() {
    return Golden.read(UFuncTest.class, "ufuncs.txt");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void computesWhatNumPyComputes(Golden golden) {
    if (golden.fails()) {
      golden.assertError(catchThrowableOfType(ArrayException.class, () -> compute(golden)));
      return;
    }
    Block expected = golden.out();
    double tolerance = expected.dtype() == FLOAT32 ? 5e-7 : 2e-15;
    Golden.assertEqual(compute(golden), expected, tolerance, golden.name());
  }

  private static Block compute(Golden golden) {
    UFunc function = UFunc.get(golden.name());
    Block[] in = golden.in().toArray(Block[]::new);
    DType[] types = Arrays.stream(in).map(Block::dtype).toArray(DType[]::new);
    Block result =
        ElementwiseKernel.of(function, types).compute(KernelContext.simple(), new int[0], in);
    assertThat(function.resultType(types)).isEqualTo(result.dtype());
    return result;
  }

  @Test
  void everyFunctionHasAGolden() {
    Set<String> covered = goldens().map(Golden::name).collect(Collectors.toSet());
    assertThat(Arrays.stream(UFunc.values()).map(UFunc::numpyName)).allMatch(covered::contains);
  }

  @Test
  void knowsNumPysOtherNames() {
    assertThat(UFunc.get("mod")).isEqualTo(UFunc.REMAINDER);
    assertThat(UFunc.get("divide")).isEqualTo(UFunc.TRUE_DIVIDE);
    assertThat(UFunc.get("float64")).isEqualTo(UFunc.cast(FLOAT64));
    assertThat(UFunc.find("einsum")).isEmpty();
    assertThatThrownBy(() -> UFunc.get("einsum")).hasMessageContaining("einsum");
  }

  @Test
  void runsInTheNextWiderTypeThatHasALoop() {
    assertThat(UFunc.SQRT.loopType(BOOL)).isEqualTo(FLOAT64);
    assertThat(UFunc.SQRT.loopType(INT32)).isEqualTo(FLOAT64);
    assertThat(UFunc.SQRT.loopType(FLOAT32)).isEqualTo(FLOAT32);
    assertThat(UFunc.POWER.loopType(BOOL, BOOL)).isEqualTo(INT32);
    assertThat(UFunc.ADD.loopType(INT32, INT64)).isEqualTo(INT64);
    assertThat(UFunc.ADD.loopType(INT64, FLOAT32)).isEqualTo(FLOAT64);
    assertThat(UFunc.LESS.resultType(INT64, FLOAT32)).isEqualTo(BOOL);
    assertThat(UFunc.WHERE.resultType(FLOAT64, INT32, BOOL)).isEqualTo(INT32);
    assertThat(UFunc.cast(INT32).resultType(FLOAT64)).isEqualTo(INT32);
  }

  @Test
  void refusesAWrongNumberOfOperands() {
    assertThatThrownBy(() -> UFunc.ADD.resultType(INT32))
        .hasMessage("add() takes 2 positional arguments but 1 were given");
  }

  @Test
  void agreesWithTheJavaLibraryToAFewUnitsInTheLastPlace() {
    java.util.Random random = new java.util.Random(4);
    for (int i = 0; i < 100_000; i++) {
      double x = random.nextGaussian() * Math.pow(2, random.nextInt(40) - 30);
      double y = random.nextGaussian() * Math.pow(2, random.nextInt(40) - 30);
      near(ElementFunctions.tanh(x), Math.tanh(x), x);
      near(ElementFunctions.hypot(x, y), Math.hypot(x, y), x);
      near(ElementFunctions.log2(Math.abs(x)), Math.log(Math.abs(x)) / Math.log(2), x);
    }
    for (int e = -1074; e < 1024; e++) {
      assertThat(ElementFunctions.log2(Math.scalb(1.0, e))).isEqualTo(e);
    }
    assertThat(ElementFunctions.hypot(3e300, 4e300)).isEqualTo(5e300);
    assertThat(ElementFunctions.hypot(3e-310, 4e-310)).isEqualTo(5e-310);
  }

  private static void near(double actual, double expected, double x) {
    assertThat(Math.abs(actual - expected)).as("%s", x).isLessThanOrEqualTo(4 * Math.ulp(expected));
  }
}
