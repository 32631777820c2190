package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.dataflow.ResultFetch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The coordinator under the calls that Flink makes, in the orders in which it makes them. */
class LoopCoordinatorTest {
  /** β counts supersteps; three of them. */
  private static final LeastSquares LOOP = new LeastSquares(1, 3, 0, -1);

  private final CoordinatorProbe probe = new CoordinatorProbe(LOOP);
  private final LoopCoordinator<double[], double[]> coordinator = probe.get();

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void beginsWhenAllSlotsHoldAllTiles() throws Exception {
    coordinator.executionAttemptReady(0, 0, probe.gateway(0));
    coordinator.executionAttemptReady(1, 0, probe.gateway(1));
    coordinator.handleEventFromOperator(0, 0, new LoopEvent.Held("tm", null, 0, List.of()));
    coordinator.handleEventFromOperator(1, 0, new LoopEvent.Held("tm", null, 0, List.of()));
    coordinator.handleEventFromOperator(
        0, 0, new LoopEvent.Held("tm", null, 3, List.of(new SplitRows(0, 2, 3, 30))));
    assertThat(probe.told()).isEmpty();
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Held("tm", null, 2, List.of(new SplitRows(1, 2, 2, 20))));
    assertThat(probe.steps()).extracting(StepOrder::superstep).containsOnly(0L);
  }

  @Test
  void issuesACutSuperstepAgainAndTakesNoResultOfTheOldAttempt() throws Exception {
    probe.arrive(0);
    long round = probe.steps().get(0).round();
    probe.merged(round, 1);
    StepOrder cut = probe.steps().get(0);
    assertThat(cut.superstep()).isEqualTo(1);

    coordinator.executionAttemptFailed(1, 0, new IOException("lost"));
    coordinator.executionAttemptFailed(0, 0, null);
    coordinator.subtaskReset(0, 7);
    coordinator.subtaskReset(1, 7);
    probe.merged(cut.round(), 100);
    assertThat(probe.told()).isEmpty();

    probe.arrive(1);
    StepOrder again = probe.steps().get(0);
    assertThat(again.superstep()).isEqualTo(1);
    assertThat(again.round()).isGreaterThan(cut.round());
    probe.merged(cut.round(), 100);
    assertThat(probe.told()).isEmpty();
    probe.merged(again.round(), 1);
    assertThat(probe.steps()).extracting(StepOrder::superstep).containsOnly(2L);
  }

  @Test
  void countsTheTilesOfEachAttemptAnew() throws Exception {
    probe.arrive(0);
    probe.steps();
    coordinator.subtaskReset(0, -1);
    coordinator.subtaskReset(1, -1);
    // No checkpoint: the tiles are read again.
    for (int subtask = 0; subtask < CoordinatorProbe.SLOTS; subtask++) {
      coordinator.executionAttemptReady(subtask, 1, probe.gateway(subtask));
      coordinator.handleEventFromOperator(subtask, 1, new LoopEvent.Held("tm", null, 0, List.of()));
    }
    assertThat(probe.told()).isEmpty();
    probe.arrive(1);
    assertThat(probe.steps()).extracting(StepOrder::superstep).containsOnly(0L);
    assertThat(probe.failures()).isEmpty();
  }

  @Test
  void continuesFromACheckpoint() throws Exception {
    probe.arrive(0);
    probe.merged(probe.steps().get(0).round(), 1);
    probe.steps();
    byte[] checkpoint = probe.snapshot();
    probe.merged(2, 1);
    probe.steps();

    probe.continueFrom(checkpoint);
    probe.arrive(0);
    assertThat(probe.steps()).extracting(StepOrder::superstep).containsOnly(1L);
  }

  @Test
  void beginsAnewWithoutACheckpoint() throws Exception {
    probe.arrive(0);
    probe.merged(probe.steps().get(0).round(), 1);
    probe.steps();
    coordinator.resetToCheckpoint(-1, null);
    probe.arrive(1);
    assertThat(probe.steps()).extracting(StepOrder::superstep).containsOnly(0L);
  }

  @Test
  void tellsTheDriverAllAndThenEveryAttemptTheEnd() throws Exception {
    probe.arrive(0);
    for (int superstep = 0; superstep < 3; superstep++) {
      probe.merged(probe.steps().get(0).round(), 1);
    }
    assertThat(probe.told()).isEmpty();
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
    probe.arrive(1);
    assertThat(probe.told()).isEmpty();
    ask(ResultFetch.FINISH, 5);
    assertThat(probe.told()).containsExactly(new LoopEvent.End(), new LoopEvent.End());
    coordinator.executionAttemptReady(1, 2, probe.gateway(1));
    assertThat(probe.told()).containsExactly(new LoopEvent.End());
  }

  /** Tasks that hear of the end may take the job along, and the coordinator, at once. */
  @Test
  void answersTheDriverBeforeItTellsTheEnd() throws Exception {
    probe.arrive(0);
    for (int superstep = 0; superstep < 3; superstep++) {
      probe.merged(probe.steps().get(0).round(), 1);
    }
    probe.whenTold(coordinator::close);
    ask(ResultFetch.FINISH, 5);
  }

  @Test
  void namesTheRowOverAllSplits() throws Exception {
    probe.arrive(0);
    probe.steps();
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Failed(0, 1, 2, 20, 10, 3, "a negative count: -1"));
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Failed(0, 1, 2, 20, 10, -1, "/ by zero"));
    coordinator.handleEventFromOperator(
        1, 0, new LoopEvent.Failed(0, LoopEvent.Failed.UNKNOWN, 0, 0, 0, -1, "no length"));
    probe.told();
    assertThat(probe.failures())
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
