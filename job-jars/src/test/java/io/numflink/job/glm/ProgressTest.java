package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.iteration.SuperstepRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final SuperstepRecord SUPERSTEP =
      new SuperstepRecord(7, "irls", 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, Map.of("iteration", 3.0));

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void wipesItsLineOffOnce() {
    Progress progress = new Progress(new PrintStream(shown, true, UTF_8));
    progress.clear();
    assertThat(shown.size()).isZero();
    progress.show(SUPERSTEP);
    progress.clear();
    progress.clear();
    assertThat(shown.toString(UTF_8))
        .isEqualTo("\r\033[Ksuperstep 7 (irls) {iteration=3.0}\r\033[K");
  }

  @Test
  void showsNothingWithoutATerminal() {
    Progress progress = new Progress(null);
    progress.show(SUPERSTEP);
    progress.clear();
    assertThat(shown.size()).isZero();
  }
}
