package io.numflink.glm.script;

import io.numflink.array.expr.Expr;
import io.numflink.array.session.KeptRows;

/** Computes on the cluster what {@link io.numflink.array.session.Session#sideBySide} made. */
@FunctionalInterface
public interface RowKeeper {
  KeptRows keep(Expr joined) throws InterruptedException;
}
