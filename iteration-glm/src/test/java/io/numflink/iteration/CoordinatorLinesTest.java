package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop's coordinator with lines to two TaskManagers, whose ends are the test's. */
@Timeout(60)
class CoordinatorLinesTest {
  private final CoordinatorProbe probe = new CoordinatorProbe(new LeastSquares(1, 30, 0, -1));
  private LineEnd first;
  private LineEnd second;

  @BeforeEach
  void open() throws IOException {
    first = new LineEnd();
    second = new LineEnd();
  }

  @AfterEach
  void close() throws IOException {
    probe.close();
    first.close();
    second.close();
  }

  /** All slots are there, and both lines are open. */
  private void arrive() throws Exception {
    probe.arrive(0, first.address(), second.address());
    first.accept();
    assertThat(probe.told()).isEmpty(); // it is not known yet if the second has a line
    second.accept();
  }

  private static LineMessage.Merged merged(long round) {
    return new LineMessage.Merged(round, CoordinatorProbe.STATISTICS, CoordinatorProbe.result(1));
  }

  /** The steps that came next, for one slot by its line and for the other by Flink's messages. */
  private StepOrder toldWithoutALine(int subtask, LineEnd other) throws Exception {
    StepOrder byLine = other.steps().order(1 - subtask);
    List<LoopEvent> told = probe.told();
    assertThat(told).hasSize(1);
    StepOrder byMessage = ((LoopEvent.Step) told.get(0)).order();
    assertThat(byMessage.round()).isEqualTo(byLine.round());
    assertThat(byMessage.superstep()).isEqualTo(byLine.superstep());
    return byMessage;
  }

  @Test
  void issuesSuperstepsOnThemAndTakesResultsBack() throws Exception {
    arrive();
    for (int superstep = 0; superstep < 5; superstep++) {
      LineMessage.Steps steps = first.steps();
      assertThat(steps.superstep()).isEqualTo(superstep);
      assertThat(steps.routes()).containsOnlyKeys(0);
      assertThat(second.steps().routes()).containsOnlyKeys(1);
      first.send(merged(steps.round()));
    }
    assertThat(first.steps().superstep()).isEqualTo(5);
    assertThat(probe.told()).isEmpty();
  }

  @Test
  void goesByFlinksMessagesWhereThereIsNone() throws Exception {
    first.close(); // nobody listens there
    probe.arrive(0, first.address(), second.address());
    second.accept();
    StepOrder order = toldWithoutALine(0, second);
    probe.merged(order.round(), 1);
    assertThat(toldWithoutALine(0, second).superstep()).isEqualTo(1);
  }

  @Test
  void issuesAnewWhatIsUnderWayWhenOneBreaks() throws Exception {
    arrive();
    long cut = first.steps().round();
    second.steps();
    first.cut();
    StepOrder again = toldWithoutALine(0, second);
    assertThat(again.superstep()).isZero();
    assertThat(again.round()).isGreaterThan(cut);
    second.send(merged(cut)); // of the round that was cut
    probe.merged(again.round(), 1);
    assertThat(toldWithoutALine(0, second).superstep()).isEqualTo(1);
  }

  @Test
  void issuesAnewWhenATaskManagerSaysThatOneIsBroken() throws Exception {
    arrive();
    long cut = first.steps().round();
    second.steps();
    probe.get().handleEventFromOperator(0, 0, new LoopEvent.LineLost(first.address()));
    StepOrder again = toldWithoutALine(0, second);
    assertThat(again.round()).isEqualTo(cut + 1);
    probe.get().handleEventFromOperator(0, 0, new LoopEvent.LineLost(first.address()));
    assertThat(probe.told()).isEmpty(); // known already

    probe.get().handleEventFromOperator(0, 0, new LoopEvent.LineLost(second.address()));
    assertThat(probe.steps()).extracting(StepOrder::round).containsOnly(cut + 2);
    probe.get().handleEventFromOperator(0, 0, new LoopEvent.LineLost(second.address()));
    assertThat(probe.told()).isEmpty();
  }

  /** As after a savepoint that stops the job. */
  @Test
  void issuesNothingWhenTasksEnd() throws Exception {
    arrive();
    long round = first.steps().round();
    second.steps();
    first.end();
    second.send(merged(round));
    StepOrder next = toldWithoutALine(0, second);
    assertThat(next.superstep()).isEqualTo(1);
    assertThat(next.round()).isEqualTo(round + 1);
  }

  @Test
  void opensThemAnewForTheNextAttempt() throws Exception {
    arrive();
    long cut = first.steps().round();
    probe.get().executionAttemptFailed(0, 0, new IOException("lost"));
    probe.get().subtaskReset(0, 7);
    probe.get().subtaskReset(1, 7);
    try (LineEnd nextFirst = new LineEnd();
        LineEnd nextSecond = new LineEnd()) {
      probe.arrive(1, nextFirst.address(), nextSecond.address());
      nextFirst.accept();
      nextSecond.accept();
      assertThat(nextFirst.steps().round()).isGreaterThan(cut);
      assertThat(nextSecond.steps().superstep()).isZero();
    }
  }

  /** A broadcast of 64 MB is more than any buffer takes for a TaskManager that stands still. */
  @Test
  void doesNotWaitForATaskManagerThatIsLost() throws Exception {
    try (CoordinatorProbe wide = new CoordinatorProbe(new LeastSquares(8_000_000, 3, 0, -1))) {
      wide.arrive(0, first.address(), second.address());
      first.accept();
      second.accept();
      Thread.sleep(200); // it waits by now; if it is slow to, the test shows less
      wide.get().executionAttemptFailed(0, 0, new IOException("no heartbeat"));
      wide.told();
      assertThat(wide.failures()).isEmpty();
    }
  }
}
