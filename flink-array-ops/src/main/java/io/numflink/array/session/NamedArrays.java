package io.numflink.array.session;

import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.expr.Expr;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** What the program calls its arrays, and the block shapes that were asked for. */
final class NamedArrays {
  private final Map<Expr, String> names = new WeakHashMap<>();
  private final Map<Expr, int[]> blockShapes = new WeakHashMap<>();

  void name(Expr expr, String name) {
    names.put(expr, name);
  }

  void blockShape(Expr expr, int... blockShape) {
    blockShapes.put(expr, blockShape.clone());
  }

  /** The block shape that was asked for; null if none was. */
  int[] blockShapeOf(Expr expr) {
    return blockShapes.get(expr);
  }

  /** The arrays for which a block shape was asked for. */
  Set<Expr> blocked() {
    return blockShapes.keySet();
  }

  void addTo(BlockingRequest.Builder request) {
    names.forEach((expr, name) -> request.name(name, expr.resolved()));
    blockShapes.forEach((expr, shape) -> request.blockShape(expr.resolved(), shape));
  }
}
