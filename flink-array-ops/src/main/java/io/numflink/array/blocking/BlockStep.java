package io.numflink.array.blocking;

import io.numflink.array.expr.Expr;
import java.util.List;

/** How one node becomes vertices. */
interface BlockStep {

  /** The arrays that must be blocked before. */
  List<Expr> inputs();

  /** Adds the vertices. */
  BlockedArray build(Blocks blocks);
}
