package io.numflink.array.expr;

import static io.numflink.array.expr.Creation.constant;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Index.At;
import io.numflink.array.expr.Index.Ellipsis;
import io.numflink.array.expr.Index.NewAxis;
import io.numflink.array.expr.Index.Range;
import io.numflink.array.kernel.UFunc;
import java.util.List;

/** The expressions of {@code expr_goldens.py}, by their text. */
final class NumpyExpressions {
  private NumpyExpressions() {}

  static Expr of(String text, List<Expr> in) {
    Expr a = in.isEmpty() ? null : in.get(0);
    Expr b = in.size() < 2 ? null : in.get(1);
    if (text.startsWith("np.einsum")) {
      return Einsum.einsum(text.substring(11, text.indexOf('\'', 11)).replace("→", "->"), in);
    }
    if (text.startsWith("np.linalg")) {
      return linearAlgebra(text, a, b);
    }
    if (text.startsWith("a[") || text.startsWith("setitem")) {
      return indexing(text, a, b);
    }
    return text.startsWith("np.") ? function(text, in, a, b) : operator(text, a, b);
  }

  private static Expr operator(String text, Expr a, Expr b) {
    return switch (text) {
      case "a + 1" -> Functions.add(a, constant(1));
      case "a + 1.5" -> Functions.add(a, constant(1.5));
      case "a * 2" -> Functions.multiply(a, constant(2));
      case "a / 2" -> Functions.divide(a, constant(2));
      case "a + True" -> Functions.add(a, constant(true));
      case "a + 2.5" -> Functions.add(a, constant(2.5));
      case "a + 100000" -> Functions.add(a, constant(100000));
      case "a + 5000000000" -> Functions.add(a, constant(5000000000L));
      case "a + b" -> Functions.add(a, b);
      case "a - b" -> Functions.subtract(a, b);
      case "-a" -> Functions.apply(UFunc.NEGATIVE, a);
      case "a & b" -> Functions.apply(UFunc.BITWISE_AND, a, b);
      case "~a" -> Functions.apply(UFunc.INVERT, a);
      case "a @ b" -> Products.matmul(a, b);
      case "a.T" -> Layouts.transpose(a);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Expr function(String text, List<Expr> in, Expr a, Expr b) {
    return switch (text) {
      case "np.where(a > 0, a, 0)" -> Functions.where(positive(a), a, constant(0));
      case "np.clip(a, 0, 1.5)" -> Functions.clip(a, constant(0), constant(1.5));
      case "np.clip(a, None, 1)" -> Functions.clip(a, null, constant(1));
      case "np.arange(0, 1, 0.3)" -> Creation.arange(0L, 1L, 0.3, null);
      case "np.arange(5, 0, -2)" -> Creation.arange(5L, 0L, -2L, null);
      case "np.arange(0, 0, 1)" -> Creation.arange(0L, 0L, 1L, null);
      case "np.arange(5, 0, 1)" -> Creation.arange(5L, 0L, 1L, null);
      case "np.arange(0, 1, 0)" -> Creation.arange(0L, 1L, 0L, null);
      case "np.linspace(0, 1, 5)" -> Creation.linspace(0, 1, 5, true, DType.FLOAT64);
      case "np.linspace(0, 1, -1)" -> Creation.linspace(0, 1, -1, true, DType.FLOAT64);
      case "np.eye(3, 4, 1)" -> Creation.eye(3, 4, 1, DType.FLOAT64);
      case "np.zeros((2, -1))" -> Creation.zeros(DType.FLOAT64, 2, -1);
      case "np.full((2, 2), 7)" -> Creation.full(7L, DType.INT64, 2, 2);
      case "np.sum(a)" -> Reductions.sum(a);
      case "np.sum(a, axis=1)" -> Reductions.sum(a, axes(1), false);
      case "np.sum(a, axis=-1)" -> Reductions.sum(a, axes(-1), false);
      case "np.sum(a, axis=2)" -> Reductions.sum(a, axes(2), false);
      case "np.sum(a, axis=(0, 0))" -> Reductions.sum(a, axes(0, 0), false);
      case "np.mean(a)" -> Reductions.mean(a, null, false);
      case "np.mean(a, axis=0)" -> Reductions.mean(a, axes(0), false);
      case "np.var(a, ddof=1)" -> Reductions.var(a, null, false, 1);
      case "np.var(a, axis=0)" -> Reductions.var(a, axes(0), false, 0);
      case "np.std(a, axis=1, keepdims=True)" -> Reductions.std(a, axes(1), true, 0);
      case "np.max(a)" -> Reductions.max(a, null, false);
      case "np.max(a, axis=1)" -> Reductions.max(a, axes(1), false);
      case "np.min(a, axis=0)" -> Reductions.min(a, axes(0), false);
      case "np.argmax(a)" -> Reductions.argmax(a, null, false);
      case "np.argmax(a, axis=0)" -> Reductions.argmax(a, 0, false);
      case "np.argmin(a)" -> Reductions.argmin(a, null, false);
      case "np.any(a, axis=0)" -> Reductions.any(a, axes(0), false);
      case "np.all(a)" -> Reductions.all(a, null, false);
      case "np.prod(a, axis=1)" -> Reductions.prod(a, axes(1), false);
      case "np.ptp(a, axis=0)" -> Reductions.ptp(a, axes(0), false);
      case "np.trace(a)" -> Diagonals.trace(a, 0);
      case "np.dot(a, b)" -> Products.dot(a, b);
      case "np.inner(a, b)" -> Products.inner(a, b);
      case "np.vdot(a, b)" -> Products.vdot(a, b);
      case "np.outer(a, b)" -> Products.outer(a, b);
      case "np.tensordot(a, b, 1)" -> Products.tensordot(a, b, 1);
      case "np.tensordot(a, b, 2)" -> Products.tensordot(a, b, 2);
      case "np.tensordot(a, b, 3)" -> Products.tensordot(a, b, 3);
      case "np.tensordot(a, b, ([0], [1]))" -> Products.tensordot(a, b, axes(0), axes(1));
      case "np.tril(a)" -> Diagonals.lowerTriangle(a, 0);
      case "np.triu(a, 1)" -> Diagonals.upperTriangle(a, 1);
      case "np.diag(a)" -> Diagonals.diagonal(a, 0);
      case "np.diag(a, 1)" -> Diagonals.diagonalMatrix(a, 1);
      case "np.diag(a, -2)" -> Diagonals.diagonal(a, -2);
      default -> layout(text, in, a);
    };
  }

  private static Expr layout(String text, List<Expr> in, Expr a) {
    return switch (text) {
      case "np.transpose(a, (2, 0, 1))" -> Layouts.transpose(a, 2, 0, 1);
      case "np.transpose(a, (0,))" -> Layouts.transpose(a, 0);
      case "np.transpose(a, (0, 0))" -> Layouts.transpose(a, 0, 0);
      case "np.transpose(a, (0, 2))" -> Layouts.transpose(a, 0, 2);
      case "np.swapaxes(a, 0, -1)" -> Layouts.swapaxes(a, 0, -1);
      case "np.swapaxes(a, 0, 2)" -> Layouts.swapaxes(a, 0, 2);
      case "np.moveaxis(a, 0, -1)" -> Layouts.moveaxis(a, axes(0), axes(-1));
      case "np.moveaxis(a, 0, 2)" -> Layouts.moveaxis(a, axes(0), axes(2));
      case "np.reshape(a, (4, -1))" -> Layouts.reshape(a, 4, -1);
      case "np.reshape(a, (5,))" -> Layouts.reshape(a, 5);
      case "np.reshape(a, (5, -1))" -> Layouts.reshape(a, 5, -1);
      case "np.reshape(a, (-1, -1))" -> Layouts.reshape(a, -1, -1);
      case "np.ravel(a)" -> Layouts.ravel(a);
      case "np.squeeze(a)" -> Layouts.squeeze(a);
      case "np.squeeze(a, 0)" -> Layouts.squeeze(a, 0);
      case "np.expand_dims(a, 1)" -> Layouts.expandDims(a, 1);
      case "np.expand_dims(a, 3)" -> Layouts.expandDims(a, 3);
      case "np.broadcast_to(a, (2, 3))" -> Layouts.broadcastTo(a, 2, 3);
      case "np.broadcast_to(a, (4,))" -> Layouts.broadcastTo(a, 4);
      case "np.broadcast_to(a, (3,))" -> Layouts.broadcastTo(a, 3);
      case "np.concatenate([a, b])", "np.concatenate([])" -> Layouts.concatenate(in, 0);
      case "np.concatenate([a], 1)" -> Layouts.concatenate(in, 1);
      case "np.stack([a, b], 1)" -> Layouts.stack(in, 1);
      case "np.stack([a, b])", "np.stack([])" -> Layouts.stack(in, 0);
      case "np.vstack([a, b])" -> Layouts.vstack(in);
      case "np.hstack([a, b])" -> Layouts.hstack(in);
      case "np.column_stack([a, b])" -> Layouts.columnStack(in);
      case "np.flip(a, 0)" -> Layouts.flip(a, 0);
      case "np.split(a, 3)[1]" -> Layouts.split(a, 3, 0).get(1);
      case "np.split(a, 2)[0]" -> Layouts.split(a, 2, 0).get(0);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Expr indexing(String text, Expr a, Expr b) {
    Range back = new Range(null, null, -1L);
    return switch (text) {
      case "a[1]" -> Indexing.get(a, List.of(new At(1)));
      case "a[-1]" -> Indexing.get(a, List.of(new At(-1)));
      case "a[5]" -> Indexing.get(a, List.of(new At(5)));
      case "a[1, 2]" -> Indexing.get(a, List.of(new At(1), new At(2)));
      case "a[0, -9]" -> Indexing.get(a, List.of(new At(0), new At(-9)));
      case "a[1:3]" -> Indexing.get(a, List.of(new Range(1L, 3L, null)));
      case "a[::-1]" -> Indexing.get(a, List.of(back));
      case "a[::2]" -> Indexing.get(a, List.of(new Range(null, null, 2L)));
      case "a[-2::-2]" -> Indexing.get(a, List.of(new Range(-2L, null, -2L)));
      case "a[4:1]" -> Indexing.get(a, List.of(new Range(4L, 1L, null)));
      case "a[1:100, None, 0]" ->
          Indexing.get(a, List.of(new Range(1L, 100L, null), new NewAxis(), new At(0)));
      case "a[..., 1]" -> Indexing.get(a, List.of(new Ellipsis(), new At(1)));
      case "a[None]" -> Indexing.get(a, List.of(new NewAxis()));
      case "a[..., ...]" -> Indexing.get(a, List.of(new Ellipsis(), new Ellipsis()));
      case "a[::0]" -> Indexing.get(a, List.of(new Range(null, null, 0L)));
      case "a[:, ::-1]" -> Indexing.get(a, List.of(Range.ALL, back));
      case "a[()]" -> Indexing.get(a, List.of());
      case "setitem(a, S[0], b)" -> Indexing.set(a, List.of(new At(0)), b);
      case "setitem(a, S[0, 0], b)" -> Indexing.set(a, List.of(new At(0), new At(0)), b);
      case "setitem(a, S[:, 1], b)" -> Indexing.set(a, List.of(Range.ALL, new At(1)), b);
      case "setitem(a, S[::2, ::-1], b)" ->
          Indexing.set(a, List.of(new Range(null, null, 2L), back), b);
      case "setitem(a, S[1:], 5)" ->
          Indexing.set(a, List.of(new Range(1L, null, null)), constant(5));
      case "setitem(a, S[:2], b)" -> Indexing.set(a, List.of(new Range(null, 2L, null)), b);
      case "setitem(a, a > 0, 9)" -> Indexing.setWhere(a, positive(a), constant(9));
      case "setitem(a, b > 0, 9)" -> Indexing.setWhere(a, positive(b), constant(9));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Expr linearAlgebra(String text, Expr a, Expr b) {
    return switch (text) {
      case "np.linalg.norm(a)" -> Reductions.norm(a, null, false);
      case "np.linalg.norm(a, 1)" -> Reductions.vectorNorm(a, 1, 0, false);
      case "np.linalg.norm(a, np.inf)" ->
          Reductions.vectorNorm(a, Double.POSITIVE_INFINITY, 0, false);
      case "np.linalg.norm(a, 3)" -> Reductions.vectorNorm(a, 3, 0, false);
      case "np.linalg.norm(a, 0)" -> Reductions.vectorNorm(a, 0, 0, false);
      case "np.linalg.inv(a)" -> LinearAlgebra.inv(a);
      case "np.linalg.det(a)" -> LinearAlgebra.det(a);
      case "np.linalg.solve(a, b)" -> LinearAlgebra.solve(a, b);
      case "np.linalg.qr(a)[0]" -> LinearAlgebra.qr(a).q();
      case "np.linalg.eigh(a)[0]" -> LinearAlgebra.eigh(a).w();
      case "np.linalg.svd(a)[1]" -> LinearAlgebra.svd(a).s();
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Expr positive(Expr x) {
    return Functions.apply(UFunc.GREATER, x, constant(0));
  }

  private static int[] axes(int... axes) {
    return axes;
  }
}
