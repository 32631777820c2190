package io.numflink.array.expr;

import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.CholeskyKernel;
import io.numflink.array.kernel.DetKernel;
import io.numflink.array.kernel.EighKernel;
import io.numflink.array.kernel.InverseKernel;
import io.numflink.array.kernel.QrKernel;
import io.numflink.array.kernel.SolveKernel;
import io.numflink.array.kernel.SvdKernel;

/**
 * Dense linear algebra on whole matrices, a row a result: NumPy's name, the kernel, whether the
 * matrix must be square, and the result's shape for an m × n matrix with k = min(m, n).
 */
public enum Factorisation {
  /** L, lower triangular, with A = L Lᵀ. */
  CHOLESKY("cholesky", new CholeskyKernel(), true, (m, n, k) -> shape(n, n)),
  /** A⁻¹. */
  INV("inv", new InverseKernel(), true, (m, n, k) -> shape(n, n)),
  /** det A. */
  DET("det", new DetKernel(), true, (m, n, k) -> shape()),
  /** The X of A X = B. */
  SOLVE("solve", new SolveKernel(), true, (m, n, k) -> shape(n)),
  /** The Q of A = Q R. */
  QR_Q("qr", new QrKernel(QrKernel.Part.Q), false, (m, n, k) -> shape(m, k)),
  /** The R of A = Q R. */
  QR_R("qr", new QrKernel(QrKernel.Part.R), false, (m, n, k) -> shape(k, n)),
  /** The U of A = U diag(s) Vᴴ. */
  SVD_U("svd", new SvdKernel(SvdKernel.Part.U), false, (m, n, k) -> shape(m, k)),
  /** The s of A = U diag(s) Vᴴ, descending. */
  SVD_S("svd", new SvdKernel(SvdKernel.Part.S), false, (m, n, k) -> shape(k)),
  /** The Vᴴ of A = U diag(s) Vᴴ. */
  SVD_VH("svd", new SvdKernel(SvdKernel.Part.VH), false, (m, n, k) -> shape(k, n)),
  /** The w of A = V diag(w) Vᵀ for symmetric A, ascending. */
  EIGH_W("eigh", new EighKernel(EighKernel.Part.W), true, (m, n, k) -> shape(n)),
  /** The V of A = V diag(w) Vᵀ for symmetric A. */
  EIGH_V("eigh", new EighKernel(EighKernel.Part.V), true, (m, n, k) -> shape(n, n));

  /** The shape of the result. */
  @FunctionalInterface
  private interface ShapeRule {
    long[] of(long m, long n, long k);
  }

  private final String numpyName;
  private final BlockKernel kernel;
  private final boolean square;
  private final ShapeRule shapeRule;

  Factorisation(String numpyName, BlockKernel kernel, boolean square, ShapeRule shapeRule) {
    this.numpyName = numpyName;
    this.kernel = kernel;
    this.square = square;
    this.shapeRule = shapeRule;
  }

  private static long[] shape(long... extents) {
    return extents;
  }

  public String numpyName() {
    return numpyName;
  }

  /** The kernel that computes the result of whole matrices. */
  public BlockKernel kernel() {
    return kernel;
  }

  boolean needsSquare() {
    return square;
  }

  long[] resultShape(long rows, long columns) {
    return shapeRule.of(rows, columns, Math.min(rows, columns));
  }

  /** Floating-point operations for an m × n matrix, to leading order. */
  public long flops(long m, long n, long columnsOfB) {
    long k = Math.min(m, n);
    return switch (this) {
      case CHOLESKY -> n * n * n / 3;
      case INV -> 2 * n * n * n;
      case DET -> 2 * n * n * n / 3;
      case SOLVE -> 2 * n * n * n / 3 + 2 * n * n * columnsOfB;
      case QR_R -> 2 * m * n * k - 2 * k * k * k / 3;
      case QR_Q -> 4 * m * n * k - 4 * k * k * k / 3;
      case SVD_S -> 4 * m * n * k;
      case SVD_U, SVD_VH -> 6 * m * n * k + 20 * k * k * k;
      case EIGH_W -> 4 * n * n * n / 3;
      case EIGH_V -> 9 * n * n * n;
    };
  }
}
