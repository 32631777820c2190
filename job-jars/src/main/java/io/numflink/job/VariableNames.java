package io.numflink.job;

import io.numflink.array.cluster.DeferredCluster;
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
  private final DeferredCluster cluster;
  private final ScriptOptions options;
  private final Map<String, int[]> blockShapes;
  private final Set<String> unbound;

  VariableNames(Session session, DeferredCluster cluster, ScriptOptions options) {
    this.session = session;
    this.cluster = cluster;
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
      if (blockShape.length != expr.rank()) {
        throw options.fault(
            "--block %s: %d extents for an array of %d axes"
                .formatted(name, blockShape.length, expr.rank()));
      }
      array.inBlocksOf(blockShape);
    }
    if (expr.size() * expr.dtype().bytes() > session.options().driverThresholdBytes()) {
      cluster.prepare();
    }
  }

  /** Arrays may have got other contents since they were bound. */
  void see(LiveArrays live) {
    live.named().forEach(this::bind);
  }

  /** The names given with {@code --block} that the script has bound no array to. */
  Set<String> unbound() {
    return unbound;
  }
}
