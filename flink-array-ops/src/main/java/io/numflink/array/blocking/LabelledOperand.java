package io.numflink.array.blocking;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Transpose;

/**
 * An operand of a contraction with a label for every axis. A transposed operand is the array below
 * the transpose with its labels in another order, so that no data moves:
 *
 * <pre>
 *   contract (k,i),(k,j)→(i,j)              contract (i,k),(k,j)→(i,j)
 *     ├── transpose (1,0) ── X       ⇒        ├── X
 *     └── Y                                   └── Y
 *
 *   (labels of the left operand: (i,k) after the transpose, (k,i) below it)
 * </pre>
 */
record LabelledOperand(Expr expr, int[] labels) {

  /** The operand without transposes on top. */
  static LabelledOperand of(Expr operand, int[] labels) {
    return new LabelledOperand(operand, labels).withoutTransposes();
  }

  private LabelledOperand withoutTransposes() {
    LabelledOperand operand = this;
    while (operand.expr instanceof Transpose transpose) {
      int[] permutation = transpose.permutation();
      int[] below = new int[permutation.length];
      for (int axis = 0; axis < below.length; axis++) {
        below[permutation[axis]] = operand.labels[axis];
      }
      operand = new LabelledOperand(transpose.operand(), below);
    }
    return operand;
  }
}
