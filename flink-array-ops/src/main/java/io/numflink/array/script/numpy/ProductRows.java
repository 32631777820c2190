package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Diagonals;
import io.numflink.array.expr.Einsum;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.LinearAlgebra;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.List;

/** Products of matrices, and {@code numpy.linalg}. */
final class ProductRows {
  private ProductRows() {}

  static List<NumpyFunction> rows() {
    return List.of(
        new NumpyFunction(
            "matmul",
            "x1, x2, out=None",
            "the matrix product, x1 @ x2",
            c -> c.result(Products.matmul(c.expr("x1"), c.expr("x2")), c.value("out"))),
        new NumpyFunction(
            "dot",
            "a, b, out=None",
            "the sum over the last axis of a and the last but one of b",
            c -> c.result(Products.dot(c.expr("a"), c.expr("b")), c.value("out"))),
        new NumpyFunction(
            "vdot",
            "a, b",
            "the sum of the products of all elements",
            c -> c.result(Products.vdot(c.expr("a"), c.expr("b")))),
        new NumpyFunction(
            "inner",
            "a, b",
            "the sum over the last axes of both",
            c -> c.result(Products.inner(c.expr("a"), c.expr("b")))),
        new NumpyFunction(
            "outer",
            "a, b, out=None",
            "all products of an element of a and one of b",
            c -> c.result(Products.outer(c.expr("a"), c.expr("b")), c.value("out"))),
        new NumpyFunction(
            "tensordot", "a, b, axes=2", "the sum over pairs of axes", c -> c.result(tensordot(c))),
        new NumpyFunction(
            "einsum",
            "subscripts, *operands, out=None, optimize=False",
            "Einstein's summation; the operands are contracted from left to right",
            c -> c.result(Einsum.einsum(c.text("subscripts"), c.exprs("operands")))),
        new NumpyFunction(
            "kron",
            "a, b",
            "the Kronecker product of vectors or matrices",
            c -> c.result(kron(c.expr("a"), c.expr("b")))),
        new NumpyFunction(
            "trace",
            "a, offset=0",
            "the sum of a diagonal",
            c -> c.result(Diagonals.trace(c.expr("a"), c.smallInteger("offset")))),
        new NumpyFunction(
            "diagonal",
            "a, offset=0",
            "a diagonal of a matrix",
            c -> c.result(Diagonals.diagonal(c.expr("a"), c.smallInteger("offset")))),
        new NumpyFunction(
            "linalg.solve",
            "a, b",
            "the x of a x = b",
            c -> c.result(LinearAlgebra.solve(c.expr("a"), c.expr("b")))),
        new NumpyFunction("linalg.inv", "a", "a⁻¹", c -> c.result(LinearAlgebra.inv(c.expr("a")))),
        new NumpyFunction(
            "linalg.det", "a", "the determinant", c -> c.result(LinearAlgebra.det(c.expr("a")))),
        new NumpyFunction(
            "linalg.cholesky",
            "a",
            "the lower triangular L of a = L Lᵀ",
            c -> c.result(LinearAlgebra.cholesky(c.expr("a")))),
        new NumpyFunction(
            "linalg.qr", "a, mode=", "Q and R of a = Q R; modes reduced and r", ProductRows::qr),
        new NumpyFunction(
            "linalg.svd",
            "a, full_matrices=True, compute_uv=True",
            "U, s and Vᴴ of a = U diag(s) Vᴴ; full_matrices=True of square matrices only",
            ProductRows::svd),
        new NumpyFunction(
            "linalg.eigh",
            "a, UPLO=",
            "eigenvalues and eigenvectors of a symmetric matrix",
            c -> eigh(LinearAlgebra.eigh(c.expr("a")), c)),
        new NumpyFunction(
            "linalg.eigvalsh",
            "a, UPLO=",
            "eigenvalues of a symmetric matrix",
            c -> c.result(LinearAlgebra.eigh(c.expr("a")).w())),
        new NumpyFunction(
            "linalg.norm",
            "x, ord=None, axis=None, keepdims=False",
            "the norm of a vector or matrix",
            c -> c.result(norm(c))),
        new NumpyFunction(
            "linalg.lstsq",
            "a, b, rcond=",
            "the least-squares solution of a x = b for a of full column rank, by QR; residuals,"
                + " rank and singular values as in NumPy",
            ProductRows::leastSquares),
        new NumpyFunction(
            "linalg.pinv",
            "a",
            "the pseudo-inverse by SVD, singular values below 1e-15 of the largest left out",
            c -> c.result(pseudoInverse(c.expr("a")))),
        new NumpyFunction(
            "linalg.matrix_power",
            "a, n",
            "the matrix to an integer power",
            c -> c.result(power(c.expr("a"), c.integer("n")))),
        new NumpyFunction(
            "linalg.matrix_rank",
            "A",
            "the number of singular values above rounding",
            c -> c.result(rank(c.expr("A")))),
        new NumpyFunction(
            "linalg.cond",
            "x",
            "the largest singular value over the smallest",
            c -> c.result(condition(c.expr("x")))));
  }

  private static Expr tensordot(Call c) {
    List<Object> axes = ScriptValues.sequence(c.value("axes"));
    if (axes == null) {
      return Products.tensordot(c.expr("a"), c.expr("b"), c.smallInteger("axes"));
    }
    return Products.tensordot(c.expr("a"), c.expr("b"), axes(axes.get(0)), axes(axes.get(1)));
  }

  private static int[] axes(Object value) {
    List<Object> items = ScriptValues.sequence(value);
    return (items == null ? List.of(value) : items)
        .stream().mapToInt(item -> Math.toIntExact((Long) item)).toArray();
  }

  /** (a ⊗ b)[i m + k, j n + l] = a[i, j] b[k, l]. */
  private static Expr kron(Expr a, Expr b) {
    if (a.rank() < 2 && b.rank() < 2) {
      return Layouts.ravel(Products.outer(a, b));
    }
    Expr left = Layouts.atLeast2d(a);
    Expr right = Layouts.atLeast2d(b);
    Expr product =
        Functions.multiply(Layouts.expandDims(left, 1, 3), Layouts.expandDims(right, 0, 2));
    return Layouts.reshape(
        product, left.extent(0) * right.extent(0), left.extent(1) * right.extent(1));
  }

  private static Object qr(Call c) {
    LinearAlgebra.Qr qr = LinearAlgebra.qr(c.expr("a"));
    String mode = c.given("mode") ? c.text("mode") : "reduced";
    return switch (mode) {
      case "reduced" -> TupleValue.of(c.result(qr.q()), c.result(qr.r()));
      case "r" -> c.result(qr.r());
      default -> throw unsupported("mode='" + mode + "' of numpy.linalg.qr", "reduced and r are");
    };
  }

  private static ScriptException unsupported(String what, String instead) {
    return new ScriptException(
        "NotImplementedError", what + " is not supported by NumFlink; " + instead);
  }

  private static Object svd(Call c) {
    Expr a = c.expr("a");
    LinearAlgebra.Svd svd = LinearAlgebra.svd(a);
    if (!c.flag("compute_uv")) {
      return c.result(svd.s());
    }
    if (c.flag("full_matrices") && a.extent(0) != a.extent(1)) {
      throw unsupported(
          "full_matrices=True of numpy.linalg.svd for matrices that are not square",
          "use full_matrices=False");
    }
    return TupleValue.of(c.result(svd.u()), c.result(svd.s()), c.result(svd.vh()));
  }

  private static Object eigh(LinearAlgebra.Eigh eigh, Call c) {
    return TupleValue.of(c.result(eigh.w()), c.result(eigh.v()));
  }

  private static Expr norm(Call c) {
    Expr x = c.expr("x");
    boolean keep = c.flag("keepdims");
    int[] axes = c.axes("axis");
    Object order = c.value("ord");
    if (order == None.NONE || "fro".equals(order)) {
      return Reductions.norm(x, axes, keep);
    }
    double p = c.real("ord");
    if (axes == null && x.rank() == 1) {
      return Reductions.vectorNorm(x, p, 0, keep);
    }
    if (axes != null && axes.length == 1) {
      return Reductions.vectorNorm(x, p, axes[0], keep);
    }
    if (x.rank() != 2) {
      throw ScriptException.valueError("Improper number of dimensions to norm.");
    }
    return matrixNorm(x, p);
  }

  private static Expr matrixNorm(Expr x, double p) {
    Expr absolute = Functions.apply(UFunc.ABSOLUTE, x);
    boolean largest = p > 0;
    if (Math.abs(p) == 2) {
      return extreme(LinearAlgebra.svd(x).s(), largest);
    }
    if (Math.abs(p) == 1 || Double.isInfinite(p)) {
      int axis = Math.abs(p) == 1 ? 0 : 1;
      return extreme(Reductions.sum(absolute, new int[] {axis}, false), largest);
    }
    throw ScriptException.valueError("Invalid norm order for matrices.");
  }

  private static Expr extreme(Expr x, boolean largest) {
    return largest ? Reductions.max(x, null, false) : Reductions.min(x, null, false);
  }

  private static Expr singularValue(Expr s, long place) {
    return Indexing.get(s, List.of(new Index.At(place)));
  }

  private static Expr condition(Expr x) {
    Expr s = LinearAlgebra.svd(x).s();
    return Functions.divide(singularValue(s, 0), singularValue(s, -1));
  }

  private static Expr rank(Expr a) {
    Expr s = LinearAlgebra.svd(a).s();
    double scale = Math.max(a.extent(0), a.extent(1)) * Math.ulp(1.0);
    Expr limit = Functions.multiply(singularValue(s, 0), Creation.constant(scale));
    return Reductions.sum(Functions.apply(UFunc.GREATER, s, limit));
  }

  /** x = R⁻¹ Qᵀ b. */
  private static Object leastSquares(Call c) {
    Expr a = Functions.cast(c.expr("a"), DType.FLOAT64);
    Expr b = Functions.cast(c.expr("b"), DType.FLOAT64);
    LinearAlgebra.Qr qr = LinearAlgebra.qr(a);
    Expr x = LinearAlgebra.solve(qr.r(), Products.matmul(Layouts.transpose(qr.q()), b));
    Expr errors = Functions.subtract(b, Products.matmul(a, x));
    Expr squares = Reductions.sum(Functions.multiply(errors, errors), new int[] {0}, false);
    Expr residuals = b.rank() == 1 ? Layouts.reshape(squares, 1) : squares;
    boolean exact = a.extent(0) <= a.extent(1);
    Expr none = Creation.zeros(DType.FLOAT64, 0);
    return TupleValue.of(
        c.result(x),
        c.result(exact ? none : residuals),
        c.result(rank(a)),
        c.result(LinearAlgebra.svd(a).s()));
  }

  /** V diag(1/s) Uᵀ. */
  private static Expr pseudoInverse(Expr a) {
    LinearAlgebra.Svd svd = LinearAlgebra.svd(a);
    Expr limit = Functions.multiply(singularValue(svd.s(), 0), Creation.constant(1e-15));
    Expr large = Functions.apply(UFunc.GREATER, svd.s(), limit);
    Expr zero = Creation.zeros(svd.s().dtype());
    Expr inverse = Functions.where(large, Functions.apply(UFunc.RECIPROCAL, svd.s()), zero);
    return Products.matmul(
        Functions.multiply(Layouts.transpose(svd.vh()), inverse), Layouts.transpose(svd.u()));
  }

  private static Expr power(Expr a, long n) {
    if (a.rank() != 2 || a.extent(0) != a.extent(1)) {
      LinearAlgebra.inv(a);
    }
    Expr square = n < 0 ? LinearAlgebra.inv(a) : a;
    Expr result = null;
    List<Expr> squares = new ArrayList<>(List.of(square));
    for (long rest = Math.abs(n); rest > 0; rest >>= 1) {
      Expr last = squares.get(squares.size() - 1);
      if ((rest & 1) != 0) {
        result = result == null ? last : Products.matmul(result, last);
      }
      if (rest > 1) {
        squares.add(Products.matmul(last, last));
      }
    }
    return result == null ? Creation.eye(a.extent(0), a.extent(0), 0, a.dtype()) : result;
  }
}
