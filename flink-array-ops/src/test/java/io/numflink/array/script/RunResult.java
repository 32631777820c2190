package io.numflink.array.script;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What a run of a script left behind. */
record RunResult(int status, String out, String err) {

  static RunResult of(String fileName, String source) throws InterruptedException {
    return of(fileName, source, run -> run);
  }

  static RunResult of(String fileName, String source, UnaryOperator<ScriptRun> setting)
      throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status;
    try {
      ScriptRun run =
          ScriptRun.of(
              Script.parse(fileName, source),
              new PrintStream(out, false, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      status = setting.apply(run).run();
    } catch (ScriptSyntaxException e) {
      return new RunResult(1, "", e.getMessage() + "\n");
    }
    return new RunResult(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  String lastErrorLine() {
    String[] lines = err.split("\n");
    return lines[lines.length - 1];
  }
}
