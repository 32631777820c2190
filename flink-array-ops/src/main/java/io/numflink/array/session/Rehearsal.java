package io.numflink.array.session;

import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import java.util.List;

/**
 * What {@link Session#rehearse} found out.
 *
 * @param jobs the jobs that would run, in order
 * @param driverOperations how many block operations the driver would compute instead
 */
public record Rehearsal(List<PlannedJob> jobs, int driverOperations) {

  /** Arrays of the driver up to this size travel with a plan and cost nothing. */
  private static final long SHIPPED = 64 << 10;

  public Rehearsal {
    jobs = List.copyOf(jobs);
  }

  /** Lets what is built on an array find it computed, although it has no value. */
  static void pretend(Expr expr) {
    expr.keep(
        expr.size() * expr.dtype().bytes() <= SHIPPED
            ? ((Leaf) Creation.zeros(expr.dtype(), expr.shape())).source()
            : new LeafSource.Stored("value", null, expr.shape(), expr.dtype()));
  }
}
