package io.numflink.array.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.cluster.ClusterException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotWatchTest {
  private int registered = 4;

  private SlotWatch watch(Duration patience) {
    return new SlotWatch(() -> 4, () -> registered, patience);
  }

  private static void assertQuiet(SlotWatch watch) {
    assertThatCode(watch::look).doesNotThrowAnyException();
  }

  @Test
  void tellsOfSlotsThatStayAway() {
    SlotWatch watch = watch(Duration.ZERO);
    assertQuiet(watch);
    registered = 3;
    assertQuiet(watch); // the first time that they are missing
    assertThatThrownBy(watch::look)
        .isInstanceOf(SlotsLostException.class)
        .hasMessageContaining("the job needs 4 slots, and the cluster has 3 left");
  }

  @Test
  void waitsAnewAfterTheirReturn() {
    SlotWatch watch = watch(Duration.ZERO);
    registered = 3;
    assertQuiet(watch);
    registered = 4;
    assertQuiet(watch);
    registered = 3;
    assertQuiet(watch);
    assertThatThrownBy(watch::look).isInstanceOf(SlotsLostException.class);
  }

  @Test
  void isPatient() {
    SlotWatch watch = watch(Duration.ofHours(1));
    registered = 0;
    assertQuiet(watch);
    assertQuiet(watch);
  }

  @Test
  void leavesAJobManagerAloneThatDoesNotAnswer() {
    SlotWatch watch =
        new SlotWatch(
            () -> 4,
            () -> {
              throw new ClusterException("no answer");
            },
            Duration.ZERO);
    assertQuiet(watch);
    assertQuiet(watch);
  }
}
