package io.numflink.job;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.dataflow.ArrayJobException;
import io.numflink.array.dataflow.OperationFailedException;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.NumpyException;
import io.numflink.array.script.value.Evaluator;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.session.KeptRows;
import io.numflink.array.session.Session;
import io.numflink.connectors.script.FileSaves;
import io.numflink.lshs.PlanTooLargeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Evaluates a script's arrays in a session and keeps the time. What is the program's or its data's
 * fault becomes an error of the script's line; what is the cluster's fault ends the run.
 */
final class ScriptEvaluator implements Evaluator {
  private final Session session;
  private final Runnable clusterNeeded;
  private final Runnable ended;
  private final FileSaves saves;
  private final VariableNames names;
  private long firstSubmission;
  private long lastResult;

  /**
   * @param clusterNeeded called when a job is certain to come
   * @param ended called when jobs have ended, well or not, before anything is said about them
   */
  ScriptEvaluator(
      Session session,
      Runnable clusterNeeded,
      Runnable ended,
      FileSaves saves,
      VariableNames names) {
    this.session = session;
    this.clusterNeeded = clusterNeeded;
    this.ended = ended;
    this.saves = saves;
    this.names = names;
  }

  @Override
  public List<Block> evaluate(List<Expr> roots, LiveArrays live) throws InterruptedException {
    names.see(live);
    session.setUsedAgain(() -> live.values().stream().map(NumpyValue::expr).toList());
    if (!session.fitsDriver(roots)) {
      clusterNeeded.run();
    }
    return timed(() -> session.evaluate(roots, saves.take()));
  }

  /** Computes on the cluster what a model is fitted to. */
  KeptRows keepRows(Expr joined) throws InterruptedException {
    clusterNeeded.run();
    return timed(() -> session.keepRows(joined));
  }

  /** Work of the session. */
  private interface Work<T> {
    T run() throws InterruptedException;
  }

  private <T> T timed(Work<T> work) throws InterruptedException {
    long began = System.nanoTime();
    double planned = session.planSeconds();
    try {
      return work.run();
    } catch (PlanTooLargeException e) {
      throw new NumpyException(NumpyException.Kind.MEMORY_ERROR, e.getMessage());
    } catch (ArrayJobException e) {
      throw ofData(e);
    } finally {
      ended.run();
      if (firstSubmission == 0) {
        firstSubmission = began + (long) ((session.planSeconds() - planned) * 1e9);
      }
      lastResult = System.nanoTime();
    }
  }

  /** The script's error if a block could not be read or written; otherwise the job's failure. */
  private static RuntimeException ofData(ArrayJobException failure) {
    boolean ofFile =
        failure.getCause() instanceof OperationFailedException operation
            && (operation.getCause() instanceof IOException
                || operation.getCause() instanceof UncheckedIOException);
    return ofFile ? new ArrayException("OSError", failure.getMessage()) : failure;
  }

  /** The last model was fitted just now. */
  void trained() {
    lastResult = System.nanoTime();
  }

  /** From the submission of the first job to the last result, in seconds. */
  double executeSeconds() {
    return (lastResult - firstSubmission) / 1e9;
  }
}
