package io.numflink.e2e;

import io.numflink.e2e.random.RandomProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Random programs that are run in one way and by the reference. */
final class RandomRuns {
  private static final Pattern JAVA_STACK = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(");

  private final ProgramRunner runner;
  private final ProgramRunner reference;
  private final boolean numpy;
  private final Path folder;

  /**
   * @param otherwise the reference where there is no NumPy 1.24
   * @param folder where programs are written, with what they print; other files there are deleted
   */
  RandomRuns(ProgramRunner runner, ProgramRunner otherwise, Path folder)
      throws InterruptedException {
    this.runner = runner;
    numpy = NumpyRuns.arePossible();
    reference = numpy ? (program, file) -> NumpyRuns.outcome(file) : otherwise;
    this.folder = folder;
  }

  /** Those that do not do what they should, with the difference. */
  Map<RandomProgram, String> differences(List<RandomProgram> programs) throws Exception {
    clear();
    for (RandomProgram program : programs) {
      Files.writeString(file(program), program.text());
    }
    if (numpy) {
      NumpyRuns.runAll(folder);
    }
    Map<RandomProgram, String> differences = new LinkedHashMap<>();
    for (RandomProgram program : programs) {
      difference(program).ifPresent(text -> differences.put(program, text));
    }
    return differences;
  }

  /**
   * The program without statements that the difference does not need, found by leaving out one by
   * one.
   */
  RandomProgram shrunk(RandomProgram program) throws Exception {
    RandomProgram smallest = program;
    for (int i = program.statements().size() - 1; i >= 0; i--) {
      RandomProgram smaller = smallest.without(i);
      boolean differs = !differences(List.of(smaller)).isEmpty();
      if (differs && reference.run(smaller, file(smaller)).exitCode() == 0) {
        smallest = smaller;
      }
    }
    return smallest;
  }

  private Optional<String> difference(RandomProgram program) throws Exception {
    Script.Outcome expected = reference.run(program, file(program));
    if (expected.exitCode() != 0) {
      return Optional.of("the reference refuses it: " + expected.err());
    }
    Script.Outcome actual = runner.run(program, file(program));
    if (actual.exitCode() != 0 || JAVA_STACK.matcher(actual.err()).find()) {
      return Optional.of("exit " + actual.exitCode() + ": " + actual.err());
    }
    return GoldenText.difference(expected.out(), actual.out());
  }

  private Path file(RandomProgram program) {
    return folder.resolve(program.focus() + "-" + program.seed() + ".py");
  }

  private void clear() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> stale = Files.list(folder)) {
      for (Path file : stale.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
