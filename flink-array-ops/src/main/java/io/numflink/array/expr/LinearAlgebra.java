package io.numflink.array.expr;

import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import java.util.List;

/** NumPy's {@code linalg}: dense linear algebra on matrices that fit a node. */
public final class LinearAlgebra {
  private LinearAlgebra() {}

  public static Expr cholesky(Expr a) {
    return factorise(Factorisation.CHOLESKY, a);
  }

  public static Expr inv(Expr a) {
    return factorise(Factorisation.INV, a);
  }

  public static Expr det(Expr a) {
    return factorise(Factorisation.DET, a);
  }

  /** The x of a x = b, for a vector or a matrix b. */
  public static Expr solve(Expr a, Expr b) {
    DType common = Promotion.promote(floating(a).dtype(), floating(b).dtype());
    return new Factorise(
        Factorisation.SOLVE, List.of(Functions.cast(a, common), Functions.cast(b, common)));
  }

  /** The factors of the reduced decomposition A = Q R. */
  public static Qr qr(Expr a) {
    Expr matrix = floating(a);
    return new Qr(
        new Factorise(Factorisation.QR_Q, List.of(matrix)),
        new Factorise(Factorisation.QR_R, List.of(matrix)));
  }

  /** The factors of the reduced decomposition A = U diag(s) Vᴴ. */
  public static Svd svd(Expr a) {
    Expr matrix = floating(a);
    return new Svd(
        new Factorise(Factorisation.SVD_U, List.of(matrix)),
        new Factorise(Factorisation.SVD_S, List.of(matrix)),
        new Factorise(Factorisation.SVD_VH, List.of(matrix)));
  }

  /** The eigenvalues and eigenvectors of a symmetric matrix, whose lower triangle is read. */
  public static Eigh eigh(Expr a) {
    Expr matrix = floating(a);
    return new Eigh(
        new Factorise(Factorisation.EIGH_W, List.of(matrix)),
        new Factorise(Factorisation.EIGH_V, List.of(matrix)));
  }

  /** The orthonormal Q and the upper triangular R. */
  public record Qr(Expr q, Expr r) {}

  /** The left singular vectors, the singular values and the right singular vectors as rows. */
  public record Svd(Expr u, Expr s, Expr vh) {}

  /** The eigenvalues in ascending order, and the eigenvectors as columns. */
  public record Eigh(Expr w, Expr v) {}

  private static Expr factorise(Factorisation factorisation, Expr a) {
    return new Factorise(factorisation, List.of(floating(a)));
  }

  private static Expr floating(Expr a) {
    return a.dtype().isFloating() ? a : Functions.cast(a, DType.FLOAT64);
  }
}
