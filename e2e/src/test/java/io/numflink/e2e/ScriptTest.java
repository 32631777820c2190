package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.launcher.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./numflink} with what the build left. */
@Tag("cluster")
class ScriptTest {
  @TempDir private Path folder;

  @Test
  void runsAClusterThatOutlivesIt() throws Exception {
    Script numflink = Script.ofTheBuild(folder);
    Script.Outcome started =
        numflink.run("cluster", "start", "--taskmanagers", "1", "--port", "0", "--heap", "256m");
    try {
      assertThat(started.err()).startsWith("Starting");
      assertThat(started.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(folder.resolve(".numflink/cluster/cluster.json")).exists();
      assertThat(numflink.run("cluster", "status")).isEqualTo(onlyOut(started.out()));
    } finally {
      assertThat(numflink.run("cluster", "stop")).isEqualTo(onlyOut(""));
    }
    assertThat(folder.resolve(".numflink/cluster")).doesNotExist();
  }

  @Test
  void passesOnExitCodes() throws Exception {
    Script numflink = Script.ofTheBuild(folder);
    assertThat(numflink.run("clutser").exitCode()).isEqualTo(ExitCode.COMMAND_LINE);
    assertThat(numflink.run("cluster", "stop").exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(numflink.run("--help").exitCode()).isEqualTo(ExitCode.DONE);
  }

  private static Script.Outcome onlyOut(String out) {
    return new Script.Outcome(ExitCode.DONE, out, "");
  }
}
