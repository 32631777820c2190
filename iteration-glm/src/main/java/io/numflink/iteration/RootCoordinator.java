package io.numflink.iteration;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * Passes the results of supersteps on to the loop's coordinator: an operator can send events to its
 * own coordinator only, and the coordinators of a job find each other in their store. It has no
 * state.
 */
final class RootCoordinator implements OperatorCoordinator {
  private final Context context;

  RootCoordinator(Context context) {
    this.context = context;
  }

  @Override
  public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
    LoopCoordinator<?, ?> loop = LoopCoordinator.of(context.getCoordinatorStore());
    loop.handleEventFromOperator(subtask, attempt, event);
  }

  @Override
  public void start() {}

  @Override
  public void close() {}

  @Override
  public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
    result.complete(new byte[0]);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {}

  @Override
  public void resetToCheckpoint(long checkpointId, byte[] data) {}

  @Override
  public void subtaskReset(int subtask, long checkpointId) {}

  @Override
  public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {}

  @Override
  public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {}
}
