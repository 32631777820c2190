package io.numflink.array.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressReportsTest {
  /** Forty operations ahead, in steps of ten. */
  private final ProgressReports reports = new ProgressReports(f -> f / 10 * 10 + 40);

  @Test
  void aMoveThatAllowsNothingIsNeverTold() {
    assertThat(reports.isDue(9, false)).isFalse();
    assertThat(reports.isDue(9, true)).isFalse();
  }

  @Test
  void aQuarterOfTheWindowIsToldAnyhow() {
    assertThat(reports.isDue(10, false)).isTrue();
  }

  @Test
  void lessIsToldIfASlotIsIdle() {
    ProgressReports fine = new ProgressReports(f -> f + 40);
    assertThat(fine.isDue(9, false)).isFalse();
    assertThat(fine.isDue(9, true)).isTrue();
    fine.reported(9);
    assertThat(fine.isDue(9, true)).isFalse();
    assertThat(fine.isDue(18, false)).isFalse();
    assertThat(fine.isDue(19, false)).isTrue();
  }

  @Test
  void withoutRunAheadEveryMoveIsTold() {
    ProgressReports serial = new ProgressReports(f -> f);
    assertThat(serial.isDue(1, false)).isTrue();
  }
}
