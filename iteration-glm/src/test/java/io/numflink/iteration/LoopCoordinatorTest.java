package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.dataflow.ResultFetch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator.SubtaskGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The coordinator under the calls that Flink makes, in the orders in which it makes them. */
class LoopCoordinatorTest {
  private static final int SLOTS = 2;
  private static final PartialStatistics STATISTICS = new PartialStatistics(List.of(), 1, 2, 3);

  /** β counts supersteps; three of them. */
  private static final LeastSquares LOOP = new LeastSquares(1, 3, 0, -1);

  private final CoordinatorContext context = new CoordinatorContext(SLOTS);
  private final ConcurrentLinkedQueue<LoopEvent> told = new ConcurrentLinkedQueue<>();
  private LoopCoordinator<double[], double[]> coordinator;
  private volatile Runnable whenTold = () -> {};

  @BeforeEach
  void start() {
    coordinator = made();
    coordinator.start();
  }

  private LoopCoordinator<double[], double[]> made() {
    return new LoopCoordinator<>(context, LOOP, LOOP.broadcastCodec());
  }

  @AfterEach
  void close() {
    coordinator.close();
  }

  private SubtaskGateway gateway(int subtask) {
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
  private List<LoopEvent> told() throws Exception {
    snapshot(); // whatever was asked of it before is done when this is
    List<LoopEvent> events = new ArrayList<>(told);
    told.clear();
    return events;
  }

  private byte[] snapshot() throws Exception {
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    coordinator.checkpointCoordinator(1, bytes);
    return bytes.get();
  }

  /** A slot reports from its open(), before Flink says that it runs. */
  private void arrive(int attempt) {
    for (int subtask = 0; subtask < SLOTS; subtask++) {
      coordinator.handleEventFromOperator(
          subtask,
          attempt,
          new LoopEvent.Held("tm-" + subtask, 4, List.of(new SplitRows(subtask, SLOTS, 4, 40))));
      coordinator.executionAttemptReady(subtask, attempt, gateway(subtask));
    }
  }

  private void merged(long round, double gradient) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    BlockCodec.write(Block.of(new double[] {gradient, 0, 1}, 3), out);
    coordinator.handleEventFromOperator(
        0, 0, new LoopEvent.Merged(round, STATISTICS, 0, 1, out.getCopyOfBuffer()));
  }

  /** The superstep and round of the steps, one for each slot, that were told. */
  private static List<LoopEvent.Step> steps(List<LoopEvent> events) {
    assertThat(events).hasSize(SLOTS).allMatch(LoopEvent.Step.class::isInstance);
    return events.stream().map(LoopEvent.Step.class::cast).toList();
  }

  @Test
  void beginsWhenAllSlotsHoldAllTiles() throws Exception {
    coordinator.executionAttemptReady(0, 0, gateway(0));
    coordinator.executionAttemptReady(1, 0, gateway(1));
    coordinator.handleEventFromOperator(0, 0, new LoopEvent.Held("tm", 0, List.of()));
    coordinator.handleEventFromOperator(1, 0, new LoopEvent.Held("tm", 0, List.of()));
    coordinator.handleEventFromOperator(
        0, 0, new LoopEvent.Held("tm", 3, List.of(new SplitRows(0, 2, 3, 30))));
    assertThat(told()).isEmpty();
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Held("tm", 2, List.of(new SplitRows(1, 2, 2, 20))));
    assertThat(steps(told())).extracting(LoopEvent.Step::superstep).containsOnly(0L);
  }

  @Test
  void issuesACutSuperstepAgainAndTakesNoResultOfTheOldAttempt() throws Exception {
    arrive(0);
    long round = steps(told()).get(0).round();
    merged(round, 1);
    LoopEvent.Step cut = steps(told()).get(0);
    assertThat(cut.superstep()).isEqualTo(1);

    coordinator.executionAttemptFailed(1, 0, new IOException("lost"));
    coordinator.executionAttemptFailed(0, 0, null);
    coordinator.subtaskReset(0, 7);
    coordinator.subtaskReset(1, 7);
    merged(cut.round(), 100);
    assertThat(told()).isEmpty();

    arrive(1);
    LoopEvent.Step again = steps(told()).get(0);
    assertThat(again.superstep()).isEqualTo(1);
    assertThat(again.round()).isGreaterThan(cut.round());
    merged(cut.round(), 100);
    assertThat(told()).isEmpty();
    merged(again.round(), 1);
    assertThat(steps(told())).extracting(LoopEvent.Step::superstep).containsOnly(2L);
  }

  @Test
  void countsTheTilesOfEachAttemptAnew() throws Exception {
    arrive(0);
    steps(told());
    coordinator.subtaskReset(0, -1);
    coordinator.subtaskReset(1, -1);
    // No checkpoint: the tiles are read again.
    for (int subtask = 0; subtask < SLOTS; subtask++) {
      coordinator.executionAttemptReady(subtask, 1, gateway(subtask));
      coordinator.handleEventFromOperator(subtask, 1, new LoopEvent.Held("tm", 0, List.of()));
    }
    assertThat(told()).isEmpty();
    arrive(1);
    assertThat(steps(told())).extracting(LoopEvent.Step::superstep).containsOnly(0L);
    assertThat(context.failures()).isEmpty();
  }

  @Test
  void continuesFromACheckpoint() throws Exception {
    arrive(0);
    merged(steps(told()).get(0).round(), 1);
    steps(told());
    byte[] checkpoint = snapshot();
    merged(2, 1);
    steps(told());
    coordinator.close();

    coordinator = made();
    coordinator.resetToCheckpoint(1, checkpoint);
    coordinator.start();
    arrive(0);
    assertThat(steps(told())).extracting(LoopEvent.Step::superstep).containsOnly(1L);
  }

  @Test
  void beginsAnewWithoutACheckpoint() throws Exception {
    arrive(0);
    merged(steps(told()).get(0).round(), 1);
    steps(told());
    coordinator.resetToCheckpoint(-1, null);
    arrive(1);
    assertThat(steps(told())).extracting(LoopEvent.Step::superstep).containsOnly(0L);
  }

  @Test
  void tellsTheDriverAllAndThenEveryAttemptTheEnd() throws Exception {
    arrive(0);
    for (int superstep = 0; superstep < 3; superstep++) {
      merged(steps(told()).get(0).round(), 1);
    }
    assertThat(told()).isEmpty();
    List<LoopMessage> messages = messages(ask(ResultFetch.FETCH, 0));
    assertThat(messages).hasSize(5);
    assertThat(messages.subList(0, 3)).allMatch(LoopMessage.Superstep.class::isInstance);
    assertThat(messages.get(3)).isInstanceOf(LoopMessage.VariablePart.class);
    assertThat(messages.get(4))
        .isEqualTo(new LoopMessage.Finished(new LoadedData(8, 80), 0, List.of()));
    assertThat(messages(ask(ResultFetch.FETCH, 4))).isEqualTo(messages.subList(4, 5));

    // An attempt that starts after the last superstep waits for the driver, and then ends.
    coordinator.subtaskReset(0, 7);
    coordinator.subtaskReset(1, 7);
    arrive(1);
    assertThat(told()).isEmpty();
    ask(ResultFetch.FINISH, 5);
    assertThat(told()).containsExactly(new LoopEvent.End(), new LoopEvent.End());
    coordinator.executionAttemptReady(1, 2, gateway(1));
    assertThat(told()).containsExactly(new LoopEvent.End());
  }

  /** Tasks that hear of the end may take the job along, and the coordinator, at once. */
  @Test
  void answersTheDriverBeforeItTellsTheEnd() throws Exception {
    arrive(0);
    for (int superstep = 0; superstep < 3; superstep++) {
      merged(steps(told()).get(0).round(), 1);
    }
    whenTold = coordinator::close;
    ask(ResultFetch.FINISH, 5);
  }

  @Test
  void namesTheRowOverAllSplits() throws Exception {
    arrive(0);
    steps(told());
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Failed(0, 1, 2, 20, 10, 3, "a negative count: -1"));
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Failed(0, 1, 2, 20, 10, -1, "/ by zero"));
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Failed(0, LoopEvent.Failed.UNKNOWN, 0, 0, 0, -1, "no length"));
    told();
    assertThat(context.failures())
        .extracting(failure -> failure.getCause().getMessage())
        .containsExactly(
            "superstep 0, row 64 (tile 3 of split 2): a negative count: -1",
            "superstep 0, rows 61 to 70 (tile 3 of split 2): / by zero",
            "superstep 0: no length");
  }

  @Test
  void leavesNoRequestWithoutAnAnswer() {
    CompletableFuture<CoordinationResponse> open =
        coordinator.handleCoordinationRequest(ResultFetch.request(ResultFetch.FETCH, 0));
    coordinator.close();
    CompletableFuture<CoordinationResponse> late =
        coordinator.handleCoordinationRequest(ResultFetch.request(ResultFetch.FETCH, 0));
    assertThat(open).isDone();
    assertThat(late).isCompletedExceptionally();
  }

  private CoordinationResponse ask(String kind, long offset) throws Exception {
    return coordinator.handleCoordinationRequest(ResultFetch.request(kind, offset)).get();
  }

  private static List<LoopMessage> messages(CoordinationResponse response) throws IOException {
    List<LoopMessage> messages = new ArrayList<>();
    for (byte[] bytes : ResultFetch.payloads(response)) {
      messages.add(LoopMessage.fromBytes(bytes));
    }
    return messages;
  }
}
