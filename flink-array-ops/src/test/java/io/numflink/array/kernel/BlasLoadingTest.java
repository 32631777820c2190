package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process loads the library once, so what its loading meets takes a process of its own. */
class BlasLoadingTest {
  @TempDir private Path cache;

  /** The process. */
  static final class Interrupted {
    private Interrupted() {}

    public static void main(String[] arguments) {
      Thread.currentThread().interrupt();
      Blas.require();
      System.out.println("loaded, interrupted " + Thread.interrupted());
    }
  }

  /** Flink interrupts tasks that it cancels, and the next job needs the library. */
  @Test
  @Timeout(60)
  void isNotCutOffByAnInterrupt() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.cachedir=" + cache, // libraries are yet to be unpacked
                "-cp",
                System.getProperty("java.class.path"),
                Interrupted.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).isEqualTo("loaded, interrupted true");
  }
}
