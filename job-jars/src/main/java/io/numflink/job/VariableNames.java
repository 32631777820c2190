package io.numflink.job;

import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.Session;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** Names that have been bound to arrays of other numbers of axes only, with the last of those. */
  private final Map<String, Integer> misfits = new TreeMap<>();

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
      boolean first = unbound.remove(name);
      if (blockShape.length == expr.rank()) {
        array.inBlocksOf(blockShape);
        misfits.remove(name);
      } else if (first || misfits.containsKey(name)) {
        misfits.put(name, expr.rank());
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
   * To be called when the script has ended: a name may be bound to arrays of several numbers of
   * axes, and its block shape holds for those that it fits.
   *
   * @throws picocli.CommandLine.ParameterException if a block shape has fitted none of the arrays
   *     that its name was bound to
   */
  void check() {
    misfits.forEach(
        (name, rank) -> {
          throw options.fault(
              "--block %s has %d extents, and the script binds an array of %d axes to it"
                  .formatted(name, blockShapes.get(name).length, rank));
        });
  }

  /** The names given with {@code --block} that the script has bound no array to. */
  Set<String> unbound() {
    return unbound;
  }
}
