package io.numflink.array.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that are to be walked through lie on the nodes, spread evenly. */
class KeptRowsTest {
  private static Session session;

  @BeforeAll
  static void start() throws Exception {
    session = Session.embedded(2, 2);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static Expr column(NDArray vector) {
    return Layouts.reshape(vector.expr(), vector.expr().size(), 1);
  }

  private static void assertSpread(KeptRows rows, int blocks) {
    assertThat(rows.taskManagers()).hasSize(blocks);
    for (String each : new HashSet<>(rows.taskManagers())) {
      assertThat(Collections.frequency(rows.taskManagers(), each)).isEqualTo(blocks / 2);
    }
  }

  @Test
  void liesInEqualBlocksOnAllNodes() throws InterruptedException {
    NDArray x = session.random(1, 4000, 10);
    NDArray y = session.random(2, 4000);
    Expr joined = session.sideBySide(List.of(x.expr(), column(y)));
    KeptRows rows = session.keepRows(joined);
    assertThat(rows.rows()).isEqualTo(4000);
    assertThat(rows.columns()).isEqualTo(11);
    assertThat(rows.blockRows()).isEqualTo(1000);
    assertThat(rows.firstRow(3)).isEqualTo(3000);
    assertSpread(rows, 4);
    assertThat(session.keepRows(joined)).isEqualTo(rows);
  }

  @Test
  void keepsTheBlocksOfTheFirstArray() throws InterruptedException {
    NDArray x = session.random(3, 4000, 10).inBlocksOf(250, 10);
    Expr joined = session.sideBySide(List.of(x.expr(), column(session.random(4, 4000))));
    KeptRows rows = session.keepRows(joined);
    assertThat(rows.blockRows()).isEqualTo(250);
    assertSpread(rows, 16);
    Expr single =
        Functions.cast(session.random(3, 4000, 10).inBlocksOf(500, 3).expr(), DType.FLOAT32);
    Expr converted = Functions.cast(single, DType.FLOAT64);
    assertThat(session.keepRows(session.sideBySide(List.of(converted))).blockRows()).isEqualTo(500);
  }

  /** Each turn crosses between the nodes, and one job has at most 64 stages. */
  @Test
  @Timeout(60)
  void longProgramsAreCutIntoJobs() throws InterruptedException {
    NDArray x = session.random(7, 200, 200).inBlocksOf(100, 100);
    NDArray w = session.random(8, 200, 200).multiply(0.01).inBlocksOf(100, 100);
    for (int turn = 0; turn < 80; turn++) {
      x = w.matmul(x).matmul(w);
    }
    int before = session.jobs().size();
    KeptRows rows = session.keepRows(session.sideBySide(List.of(x.expr())));
    assertThat(session.jobs()).hasSizeGreaterThan(before + 1);
    assertThat(rows.rows()).isEqualTo(200);
  }

  @Test
  void blocksThatLeaveSlotsWithoutWorkAreCutAnew() throws InterruptedException {
    NDArray x = session.random(5, 400, 3).inBlocksOf(300, 3);
    KeptRows rows = session.keepRows(session.sideBySide(List.of(x.expr())));
    assertThat(rows.blockRows()).isEqualTo(100);
    assertThat(rows.taskManagers()).hasSize(4);
    NDArray few = session.random(6, 3, 2);
    assertThat(session.keepRows(session.sideBySide(List.of(few.expr()))).taskManagers()).hasSize(3);
  }
}
