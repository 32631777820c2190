package io.numflink.job;

import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.Session;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells a session how a script calls its arrays, and which blocks the user wants them in. An array
 * that is too large for the driver announces a job, so the cluster starts while the script goes on.
 */
final class VariableNames {
  private final Session session;
  private final Runnable clusterNeeded;
  private final ScriptOptions options;
  private final Map<String, int[]> blockShapes;
  private final Set<String> unbound;
  private String fault;

  /**
   * @param clusterNeeded called when a job is likely to come
   */
  VariableNames(Session session, Runnable clusterNeeded, ScriptOptions options) {
    this.session = session;
    this.clusterNeeded = clusterNeeded;
    this.options = options;
    blockShapes = options.blockShapes();
    unbound = new TreeSet<>(blockShapes.keySet());
  }

  /** A variable of the script's module was bound. */
  void bind(String name, NumpyValue value) {
    Expr expr = value.expr();
    NDArray array = session.wrap(expr).named(name);
    int[] blockShape = blockShapes.get(name);
    if (blockShape != null) {
      unbound.remove(name);
      if (blockShape.length == expr.rank()) {
        array.inBlocksOf(blockShape);
      } else {
        fault =
            "--block %s has %d extents, and the script binds an array of %d axes to it"
                .formatted(name, blockShape.length, expr.rank());
      }
    }
    if (expr.size() * expr.dtype().bytes() > session.options().driverThresholdBytes()) {
      clusterNeeded.run();
    }
  }

  /** Arrays may have got other contents since they were bound. */
  void see(LiveArrays live) {
    live.named().forEach(this::bind);
  }

  /**
   * @throws picocli.CommandLine.ParameterException if a block shape does not fit its array
   */
  void check() {
    if (fault != null) {
      throw options.fault(fault);
    }
  }

  /** The names given with {@code --block} that the script has bound no array to. */
  Set<String> unbound() {
    return unbound;
  }
}
