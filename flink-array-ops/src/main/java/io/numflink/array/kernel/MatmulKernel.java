package io.numflink.array.kernel;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import java.util.Arrays;

/**
 * The product C = op(A) op(B) of two blocks, where op transposes a matrix or does nothing: matrix ×
 * matrix, matrix × vector, vector × matrix and the inner product of vectors, as NumPy's {@code
 * matmul} pairs them. Both operands have one type; a product of bools is the or of ands.
 *
 * <p>Products of floating-point matrices are BLAS calls ({@link Blas}); those of a matrix and a
 * vector, and those of integers, are loops in Java: they read each element once or are exact.
 *
 * @param transposeA whether the first operand, if it is a matrix, is transposed
 * @param transposeB whether the second operand, if it is a matrix, is transposed
 */
public record MatmulKernel(boolean transposeA, boolean transposeB)
    implements BlockKernel.Accumulating {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Sizes sizes = sizes(operands[0], operands[1]);
    DType dtype = Promotion.promote(operands[0].dtype(), operands[1].dtype());
    Block result = context.allocate(dtype, sizes.resultShape());
    run(sizes, operands[0], operands[1], result, false);
    return result;
  }

  @Override
  public void accumulate(KernelContext context, Block accumulator, int[] index, Block[] operands) {
    run(sizes(operands[0], operands[1]), operands[0], operands[1], accumulator, true);
  }

  /** m × k times k × n; {@code vectorA} and {@code vectorB} say which operands are vectors. */
  private record Sizes(int m, int k, int n, boolean vectorA, boolean vectorB) {
    int[] resultShape() {
      return vectorA
          ? vectorB ? new int[] {} : new int[] {n}
          : vectorB ? new int[] {m} : new int[] {m, n};
    }
  }

  private Sizes sizes(Block a, Block b) {
    boolean vectorA = a.rank() == 1;
    boolean vectorB = b.rank() == 1;
    if (a.rank() < 1 || a.rank() > 2 || b.rank() < 1 || b.rank() > 2) {
      throw ArrayException.valueError(
          "matmul: blocks must be vectors or matrices, got shapes %s and %s"
              .formatted(text(a), text(b)));
    }
    int m = vectorA ? 1 : a.extent(transposeA ? 1 : 0);
    int k = vectorA ? a.extent(0) : a.extent(transposeA ? 0 : 1);
    int kb = vectorB ? b.extent(0) : b.extent(transposeB ? 1 : 0);
    int n = vectorB ? 1 : b.extent(transposeB ? 0 : 1);
    if (k != kb) {
      throw ArrayException.valueError(
          "matmul: cannot multiply blocks of shapes %s and %s".formatted(text(a), text(b)));
    }
    return new Sizes(m, k, n, vectorA, vectorB);
  }

  private static String text(Block block) {
    return Broadcast.text(Arrays.stream(block.shape()).asLongStream().toArray());
  }

  private void run(Sizes s, Block a, Block b, Block c, boolean add) {
    boolean ta = transposeA && !s.vectorA;
    boolean tb = transposeB && !s.vectorB;
    DType dtype = c.dtype();
    if (a.dtype() != dtype || b.dtype() != dtype) {
      throw ArrayException.typeError(
          "matmul of %s and %s into %s: the operands must have the result's type"
              .formatted(a.dtype().numpyName(), b.dtype().numpyName(), dtype.numpyName()));
    }
    if (s.n == 1) {
      VectorProducts.matrixVector(dtype, ta, s.m, s.k, a.data(), b.data(), c.data(), add);
    } else if (s.m == 1) {
      // aᵀB = (Bᵀ a)ᵀ
      VectorProducts.matrixVector(dtype, !tb, s.n, s.k, b.data(), a.data(), c.data(), add);
    } else if (dtype.isFloating()) {
      if (a == b && ta != tb) {
        Blas.syrk(dtype, ta, s.m, s.k, a.data(), c.data(), add);
      } else {
        Blas.gemm(dtype, ta, tb, s.m, s.n, s.k, a.data(), b.data(), c.data(), add);
      }
    } else {
      IntegerProducts.multiply(dtype, ta, tb, s.m, s.n, s.k, a.data(), b.data(), c.data(), add);
    }
  }
}
