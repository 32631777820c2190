package io.numflink.connectors.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import io.numflink.connectors.TestArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Interchange, and ND4J as a second oracle. ND4J's native library runs in this JVM on the OpenBLAS
 * that NumFlink brings.
 */
class Nd4jArraysTest {
  private static final int[][] SHAPES = {{}, {1}, {6}, {1, 4}, {4, 1}, {3, 5}, {2, 3, 4}};

  private static String elements(INDArray array) {
    StringBuilder text = new StringBuilder();
    long[] shape = array.shape();
    long[] index = new long[shape.length];
    for (long i = 0; i < array.length(); i++) {
      long rest = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        index[axis] = rest % shape[axis];
        rest /= shape[axis];
      }
      text.append(' ').append(shape.length == 0 ? array.getDouble(0) : array.getDouble(index));
    }
    return text.toString();
  }

  private static String elements(Block block) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < block.size(); i++) {
      Object element = java.lang.reflect.Array.get(block.data(), i);
      text.append(' ')
          .append(
              element instanceof Boolean truth
                  ? truth ? 1.0 : 0.0
                  : ((Number) element).doubleValue());
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeThereAndBack(DType dtype) {
    for (int[] shape : SHAPES) {
      Block block = TestArrays.counted(dtype, shape);
      INDArray array = Nd4jArrays.toNd4j(block);
      assertThat(array.dataType()).isEqualTo(Nd4jArrays.type(dtype));
      assertThat(array.shape()).hasSameSizeAs(shape);
      assertThat(elements(array)).isEqualTo(elements(block));
      assertThat(TestArrays.text(Nd4jArrays.fromNd4j(array))).isEqualTo(TestArrays.text(block));
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void fortranOrderAndViews(DType dtype) {
    INDArray array = Nd4jArrays.toNd4j(TestArrays.counted(dtype, 4, 6));
    INDArray cube = Nd4jArrays.toNd4j(TestArrays.counted(dtype, 3, 4, 5));
    INDArray[] views = {
      array.dup('f'),
      array.transpose(),
      array.getRow(2),
      array.getColumn(3),
      array.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5)),
      array.dup('f').get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5)),
      array.get(NDArrayIndex.interval(0, 2, 4), NDArrayIndex.all()),
      cube.permute(2, 0, 1),
      cube.get(NDArrayIndex.point(1), NDArrayIndex.all(), NDArrayIndex.interval(1, 4)),
      cube.slice(2).transpose(),
    };
    for (INDArray view : views) {
      Block block = Nd4jArrays.fromNd4j(view);
      assertThat(block.dtype()).isEqualTo(dtype);
      assertThat(block.shape()).hasSize(view.rank());
      assertThat(elements(block)).as(view.shapeInfoToString()).isEqualTo(elements(view));
    }
  }

  @Test
  void otherTypesAreRefusedByName() {
    assertThatThrownBy(() -> Nd4jArrays.fromNd4j(Nd4j.create(DataType.FLOAT16, 2)))
        .isInstanceOf(ArrayException.class)
        .hasMessageContaining("HALF");
  }

  private static Block evaluate(Expr expr) {
    return LocalEvaluator.evaluate(
        Blocking.block(BlockingRequest.of(expr), BlockingOptions.forSlots(2)))[0];
  }

  private static void assertClose(Expr ours, INDArray theirs) {
    Block block = evaluate(ours);
    Block expected = Nd4jArrays.fromNd4j(theirs);
    assertThat(block.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < block.size(); i++) {
      double value = expected.float64()[i];
      // 64 terms of at most e³ each: rounding is below 64 · 64 · 20 · 2⁻⁵³.
      assertThat(block.float64()[i]).isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
    }
  }

  @Test
  void kernelsAgreeWithNd4j() {
    INDArray a = Nd4j.rand(DataType.DOUBLE, 48, 64).muli(3);
    INDArray b = Nd4j.rand(DataType.DOUBLE, 48, 64).subi(0.5);
    INDArray c = Nd4j.rand(DataType.DOUBLE, 64, 32).subi(0.5);
    Expr x = Creation.array(Nd4jArrays.fromNd4j(a));
    Expr y = Creation.array(Nd4jArrays.fromNd4j(b));
    Expr z = Creation.array(Nd4jArrays.fromNd4j(c));
    assertClose(Functions.add(x, y), a.add(b));
    assertClose(Functions.multiply(x, y), a.mul(b));
    assertClose(Functions.apply(UFunc.get("exp"), x), Transforms.exp(a, true));
    assertClose(Products.matmul(x, z), a.mmul(c));
    assertClose(Reductions.sum(x, new int[] {0}, false), a.sum(0));
    assertClose(Reductions.sum(x, new int[] {1}, false), a.sum(1));
    assertClose(Reductions.max(y, new int[] {1}, false), b.max(1));
  }
}
