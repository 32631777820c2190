package io.numflink.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says and returns when nothing needs to be started. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String commandLine) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), commandLine.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clutser                             | unknown command or option 'clutser'",
        "cluster                             | start, status or stop",
        "run                                 | Missing required parameter: 'SCRIPT.py'",
        "run --nodes x.py                    | 'x.py' is not an int",
        "run --nodes 0 x.py                  | --nodes has to be at least 1, not 0",
        "run --slots -1 x.py                 | --slots has to be at least 1, not -1",
        "run --placement best x.py           | no placement policy is named 'best'",
        "run --block X=2,2 x.py              | 'X=2,2' names no block shape: write e.g. X=1000x200",
        "run --node-grid 2 --node-grid x.py  | 'x.py' is not a grid of nodes",
        "run --node-memory huge x.py         | 'huge' is not a size",
        "run --cluster here x.py             | 'here' is not the REST address of a cluster",
        "run --state-backend disk x.py       | no state backend is named 'disk'",
        "run --fast x.py                     | unknown command or option '--fast'",
        "plan                                | Missing required parameter: 'SCRIPT.py'",
        "plan x.py --jason p                 | unknown command or option '--jason'",
        "run --checkpoint-interval 1s x.py   | --checkpoint DIR says where to",
        "run --checkpoint-interval soon x.py | 'soon' is not a duration of 10 ms or more",
        "glm savepoint --to d                | Missing required option: '--cluster=HOST:PORT'",
        "glm savepoint --cluster h:1         | Missing required option: '--to=DIR'",
        "glm savepoint --cluster h:1 --to d 12 | '12' is no id of a Flink job",
        "glm stop                            | unknown command or option 'stop'",
        "cluster begin                       | unknown command or option 'begin'",
        "cluster status --verbose            | unknown command or option '--verbose'",
        "cluster start --taskmanagers 0      | at least 1 TaskManager, not 0",
        "cluster start --taskmanagers two    | 'two' is not an int",
        "cluster start --slots 0             | at least 1 slot, not 0",
        "cluster start --port 65536          | from 0 to 65535, not 65536",
        "cluster start --heap 1q             | '1q' is not a size",
        "cluster start --heap 100m           | at least 160 mb is needed",
        "cluster start --memory 1g           | a TaskManager of 1 gb is too small",
        "cluster start --memory 2g --heap 1g | --memory=SIZE, --heap=SIZE are mutually exclusive",
        "cluster start -D key                | KEY=VALUE format",
      })
  void namesTheFaultOfACommandLine(String commandLine, String message) {
    assertThat(run(commandLine)).isEqualTo(ExitCode.COMMAND_LINE);
    assertThat(err.toString()).contains("numflink: ", message, "--help").doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "run --help",
        "plan --help",
        "glm --help",
        "glm fit --help",
        "glm savepoint --help",
        "cluster --help",
        "cluster start --help",
        "cluster status --help",
        "cluster stop --help"
      })
  void helpsEverywhere(String commandLine) {
    assertThat(run(commandLine)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("Usage: numflink").contains("--debug");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsItsVersions() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("numflink ", "Flink 2.", "Java ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "stop"})
  void saysThatNoClusterRuns(String command, @TempDir Path folder) {
    assertThat(run("cluster " + command + " --dir " + folder)).isEqualTo(ExitCode.CLUSTER);
    assertThat(err.toString())
        .isEqualTo(
            "numflink: no cluster runs in %s: `numflink cluster start` starts one%n"
                .formatted(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan"})
  void saysAsPythonDoesThatThereIsNoSuchScript(String command, @TempDir Path folder) {
    Path script = folder.resolve("x.py");
    assertThat(run(command + " " + script)).isEqualTo(ExitCode.COMMAND_LINE);
    assertThat(err.toString())
        .isEqualTo(
            "numflink: can't open file '%s': [Errno 2] No such file or directory%n"
                .formatted(script));
  }

  @Test
  void showsTheStackTraceOnDemand(@TempDir Path folder) {
    assertThat(run("cluster stop --debug --dir " + folder)).isEqualTo(ExitCode.CLUSTER);
    assertThat(err.toString()).contains("no cluster runs in", "\tat io.numflink");
  }
}
