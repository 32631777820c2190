package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.launcher.ExitCode;
import io.numflink.launcher.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code numflink cluster} as its user sees it. */
@Tag("cluster")
class ClusterCommandTest {
  @TempDir private Path temporary;

  private record Outcome(int exitCode, String out, String err) {}

  private Outcome cluster(String... arguments) {
    List<String> commandLine = new ArrayList<>(List.of("cluster"));
    commandLine.addAll(List.of(arguments));
    commandLine.addAll(List.of("--dir", folder().toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(new PrintWriter(out), new PrintWriter(err), commandLine.toArray(String[]::new));
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private Path folder() {
    return temporary.resolve("cluster");
  }

  @Test
  void startsOnceShowsAndStops() {
    try {
      Outcome started =
          cluster("start", "--taskmanagers", "1", "--slots", "3", "--port", "0", "--heap", "256m");
      assertThat(started.err()).startsWith("Starting").doesNotContain("numflink:");
      assertThat(started.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(started.out())
          .containsPattern("REST +http://127\\.0\\.0\\.1:\\d+")
          .containsPattern("jobmanager +pid \\d+")
          .containsPattern("tm-1 +pid \\d+, 3 slots, 3 free");

      Outcome status = cluster("status");
      assertThat(status.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(status.out()).isEqualTo(started.out());

      Outcome again = cluster("start", "--port", "0");
      assertThat(again.exitCode()).isEqualTo(ExitCode.CLUSTER);
      assertThat(again.err()).contains("a cluster already runs in " + folder(), "stop it first");
    } finally {
      Outcome stopped = cluster("stop");
      assertThat(stopped).isEqualTo(new Outcome(ExitCode.DONE, "", ""));
    }
    assertThat(folder()).doesNotExist();
    assertThat(cluster("stop").exitCode()).isEqualTo(ExitCode.CLUSTER);
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = cluster("start", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
      assertThat(outcome.err())
          .contains("port %d is in use on this machine".formatted(taken.getLocalPort()));
      assertThat(folder()).doesNotExist();
    }
  }

  @Test
  void saysWhyATaskManagerDoesNotComeUpAndLeavesNoProcess() {
    Outcome outcome = cluster("start", "--port", "0", "--taskmanagers", "1", "--heap", "900000g");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(outcome.err())
        .contains("tm-1 has ended", folder().resolve("log/tm-1.out").toString(), "heap");
    assertThat(cluster("status").err()).contains("no cluster runs");
  }

  @Test
  void keepsOutOfAFolderWithOtherThingsInIt() throws Exception {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("thesis.tex"), "");
    Outcome outcome = cluster("start", "--port", "0");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(outcome.err()).contains("is not empty and holds no cluster");
    assertThat(folder().resolve("thesis.tex")).exists();
  }
}
