package io.numflink.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same scripts under CPython with NumPy, and how far their numbers are from ours. */
final class NumpyReference {
  private static final String PYTHON = "/usr/bin/python3";

  private NumpyReference() {}

  /** Makes input files that are not there yet. */
  static void makeInputs(Path root, Path folder, List<String> names)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("benchmarks/src/main/python/inputs.py").toString());
    command.add(folder.toString());
    command.addAll(names);
    python(command);
  }

  /**
   * What a script prints.
   *
   * @param script the script and its arguments
   */
  static String printed(List<String> script) throws IOException, InterruptedException {
    return python(script).strip();
  }

  private static String python(List<String> script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(script);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("NumPy's side has failed; its error stands above: " + command);
    }
    return printed;
  }

  /**
   * The largest relative difference of the numbers of two texts.
   *
   * @return infinity if they have different numbers of numbers
   */
  static double difference(String actual, String expected) {
    String[] ours = actual.split("\\s+");
    String[] theirs = expected.split("\\s+");
    if (ours.length != theirs.length) {
      return Double.POSITIVE_INFINITY;
    }
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < ours.length; i++) {
      double our = Double.parseDouble(ours[i]);
      double their = Double.parseDouble(theirs[i]);
      differences.add(our == their ? 0 : Math.abs(our - their) / Math.abs(their));
    }
    return Collections.max(differences);
  }
}
