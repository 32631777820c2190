package io.numflink.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs scripts under CPython with NumPy 1.24, many in one process. */
final class NumpyRuns {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path PROGRAM = Path.of("src/test/python/run_scripts.py");
  private static final long PATIENCE_SECONDS = 600;

  private NumpyRuns() {}

  /** Whether this machine has it. */
  static boolean arePossible() throws InterruptedException {
    return exitCode("-c", "import numpy; assert numpy.__version__.startswith('1.24.')") == 0;
  }

  /** Runs all scripts in a folder, where {@link #outcome} then finds what they print. */
  static void runAll(Path folder) throws InterruptedException {
    if (exitCode(PROGRAM.toString(), folder.toString()) != 0) {
      throw new AssertionError(PROGRAM + " fails");
    }
  }

  /** What the last run of a script printed; its exit code is 1 if it failed. */
  static Script.Outcome outcome(Path script) throws IOException {
    Path err = beside(script, ".err");
    boolean failed = Files.exists(err);
    return new Script.Outcome(
        failed ? 1 : 0,
        Files.readString(beside(script, ".out")),
        failed ? Files.readString(err) : "");
  }

  private static Path beside(Path script, String suffix) {
    return script.resolveSibling(script.getFileName().toString().replaceFirst("\\.py$", suffix));
  }

  private static int exitCode(String... arguments) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(arguments).inheritIO();
    builder.command().add(0, PYTHON);
    builder.environment().put("PYTHONHASHSEED", "0");
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", builder.command()) + " does not end");
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }
}
