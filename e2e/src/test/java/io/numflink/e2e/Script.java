package io.numflink.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a copy of the script {@code ./numflink} as a user would: a process with an environment. */
record Script(Path file, Path workingDirectory, Map<String, String> environment) {
  private static final long PATIENCE_SECONDS = 180;

  record Outcome(int exitCode, String out, String err) {}

  /** The script at the root of the sources, which is told not to build anything. */
  static Script ofTheBuild(Path workingDirectory) {
    return new Script(
        original(),
        workingDirectory,
        Map.of("NUMFLINK_BUILD", "never", "JAVA_HOME", System.getProperty("java.home")));
  }

  static Path original() {
    return Path.of(System.getProperty("numflink.script"));
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", file.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("numflink", ".out");
    Path err = Files.createTempFile("numflink", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(workingDirectory.toFile());
      builder.environment().putAll(environment);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end");
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
