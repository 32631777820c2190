package io.numflink.array.script.value;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import java.util.function.Function;

/**
 * A NumPy scalar such as {@code np.float64}: what a full reduction or {@code x[0]} gives. It is
 * lazy; {@link #toPython} forces it.
 */
public final class NumpyScalar implements NumpyValue {
  private final Expr expr;
  private final Function<Expr, Block> force;

  /**
   * @param expr of rank 0
   * @param force how its value is got: {@link ScriptRuntime#value}
   */
  public NumpyScalar(Expr expr, Function<Expr, Block> force) {
    if (expr.rank() != 0) {
      throw new IllegalArgumentException("a scalar has no axes: " + expr);
    }
    this.expr = expr;
    this.force = force;
  }

  @Override
  public Expr expr() {
    return expr;
  }

  /** The value as {@link Boolean}, {@link Long} or {@link Double}; what {@code .item()} gives. */
  public Object toPython() {
    Block block = expr.isSettled() ? expr.settledValue() : force.apply(expr);
    return switch (block.dtype()) {
      case BOOL -> block.bool()[0];
      case INT32 -> (long) block.int32()[0];
      case INT64 -> block.int64()[0];
      case FLOAT32 -> (double) block.float32()[0];
      case FLOAT64 -> block.float64()[0];
    };
  }
}
