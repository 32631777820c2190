package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator.SubtaskGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** A loop's coordinator, and all that Flink and the slots do to it. */
final class CoordinatorProbe implements AutoCloseable {
  static final int SLOTS = 2;
  static final PartialStatistics STATISTICS = new PartialStatistics(List.of(), 1, 2, 3);

  private final CoordinatorContext context = new CoordinatorContext(SLOTS);
  private final ConcurrentLinkedQueue<LoopEvent> told = new ConcurrentLinkedQueue<>();
  private final LeastSquares loop;
  private LoopCoordinator<double[], double[]> coordinator;
  private volatile Runnable whenTold = () -> {};

  /** Starts it. */
  CoordinatorProbe(LeastSquares loop) {
    this.loop = loop;
    coordinator = made();
    coordinator.start();
  }

  private LoopCoordinator<double[], double[]> made() {
    return new LoopCoordinator<>(context, loop, loop.broadcastCodec());
  }

  LoopCoordinator<double[], double[]> get() {
    return coordinator;
  }

  /** Another JobManager goes on from a checkpoint. */
  void continueFrom(byte[] checkpoint) {
    coordinator.close();
    coordinator = made();
    coordinator.resetToCheckpoint(1, checkpoint);
    coordinator.start();
  }

  List<Throwable> failures() {
    return context.failures();
  }

  /** What to do when an operator is told something. */
  void whenTold(Runnable action) {
    whenTold = action;
  }

  SubtaskGateway gateway(int subtask) {
    return new SubtaskGateway() {
      @Override
      public CompletableFuture<Acknowledge> sendEvent(OperatorEvent event) {
        told.add((LoopEvent) event);
        whenTold.run();
        return CompletableFuture.completedFuture(Acknowledge.get());
      }

      @Override
      public ExecutionAttemptID getExecution() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int getSubtask() {
        return subtask;
      }
    };
  }

  /** All that the coordinator has told the operators by now, since the last call. */
  List<LoopEvent> told() throws Exception {
    snapshot(); // whatever was asked of it before is done when this is
    List<LoopEvent> events = new ArrayList<>(told);
    told.clear();
    return events;
  }

  /** The steps, one for each slot, that are all that was told since the last call. */
  List<StepOrder> steps() throws Exception {
    return steps(told());
  }

  static List<StepOrder> steps(List<LoopEvent> events) {
    assertThat(events).hasSize(SLOTS).allMatch(LoopEvent.Step.class::isInstance);
    return events.stream().map(event -> ((LoopEvent.Step) event).order()).toList();
  }

  byte[] snapshot() throws Exception {
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    coordinator.checkpointCoordinator(1, bytes);
    return bytes.get();
  }

  /** Slots on TaskManagers of their own, with lines or null, that hold four tiles each. */
  void arrive(int attempt, LineAddress... lines) {
    for (int subtask = 0; subtask < SLOTS; subtask++) {
      // A slot reports from its open(), before Flink says that it runs
      coordinator.handleEventFromOperator(
          subtask,
          attempt,
          new LoopEvent.Held(
              "tm-" + subtask,
              lines.length == 0 ? null : lines[subtask],
              4,
              List.of(new SplitRows(subtask, SLOTS, 4, 40))));
      coordinator.executionAttemptReady(subtask, attempt, gateway(subtask));
    }
  }

  /** The result of an issue of a superstep comes by way of Flink's messages. */
  void merged(long round, double gradient) throws IOException {
    double[] result = result(gradient);
    DataOutputSerializer out = new DataOutputSerializer(64);
    BlockCodec.write(Block.of(result, result.length), out);
    coordinator.handleEventFromOperator(
        0, 0, new LoopEvent.Merged(round, STATISTICS, 0, 1, out.getCopyOfBuffer()));
  }

  /** A result for one column. */
  static double[] result(double gradient) {
    return new double[] {gradient, 0, 1};
  }

  @Override
  public void close() {
    coordinator.close();
  }
}
