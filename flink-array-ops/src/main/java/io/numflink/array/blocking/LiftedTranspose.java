package io.numflink.array.blocking;

import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Reshape;
import io.numflink.array.expr.Transpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An operand of a contraction that is computed element by element of transposed matrices is
 * computed of the matrices below the transposes, and the result is transposed, which costs a
 * contraction nothing ({@link LabelledOperand}):
 *
 * <pre>
 *   multiply (k,n)                      transpose ── multiply (n,k)
 *     ├── transpose ── X (n,k)    ⇒                    ├── X (n,k)
 *     └── w (n,)                                       └── reshape (n,1) ── w
 * </pre>
 *
 * <p>All matrices of the full shape have to be transposed ones: otherwise one of them would have to
 * be transposed for it.
 */
final class LiftedTranspose {
  /** Element-wise nodes on top of each other that are looked through at most. */
  private static final int DEEPEST = 8;

  private LiftedTranspose() {}

  /**
   * The operand with the transpose on top; the same object if it has none to lift.
   *
   * @param fixed nodes that must be computed as they are
   */
  static Expr of(Expr operand, Set<Expr> fixed) {
    if (!(operand instanceof Elementwise) || operand.rank() != 2) {
      return operand;
    }
    Expr below = below(operand, operand.shape(), fixed, DEEPEST);
    return below == null ? operand : operand.at(() -> new Transpose(below, 1, 0));
  }

  /** The transpose of a node, if it comes without transposing a matrix; otherwise null. */
  private static Expr below(Expr node, long[] shape, Set<Expr> fixed, int depth) {
    if (node instanceof Transpose transpose) {
      return transpose.permutation()[0] == 1 ? transpose.operand() : null;
    }
    if (!(node instanceof Elementwise elementwise) || fixed.contains(node) || depth == 0) {
      return null;
    }
    List<Expr> operands = new ArrayList<>();
    boolean hasMatrix = false;
    for (Expr operand : elementwise.operands()) {
      Expr turned = operand;
      if (Arrays.equals(operand.shape(), shape)) {
        turned = below(operand, shape, fixed, depth - 1);
        hasMatrix = true;
      } else if (operand.rank() > 0) {
        turned = turnedVector(operand);
      }
      if (turned == null) {
        return null;
      }
      operands.add(turned);
    }
    return hasMatrix ? node.at(() -> new Elementwise(elementwise.function(), operands)) : null;
  }

  /** A row as a column or a column as a row; the same elements in memory. */
  private static Expr turnedVector(Expr vector) {
    long rows = vector.rank() == 1 ? 1 : vector.extent(0);
    return vector.at(() -> new Reshape(vector, vector.extent(vector.rank() - 1), rows));
  }
}
