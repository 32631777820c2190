package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.e2e.random.Focus;
import io.numflink.e2e.random.RandomProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Runs random programs in one way and compares what they print with what NumPy 1.24 prints, or,
 * where this machine does not have it, with what they print in another way.
 *
 * <p>{@code -Dnumflink.random.scripts=N} draws N programs each time, {@code
 * -Dnumflink.random.first=S} from seed S on, {@code -Dnumflink.random.focus=VIEWS} of one kind
 * only. A program that fails is written to {@code target/random-scripts}, as it was drawn and (as
 * {@code .min}) without the statements that do not matter.
 */
final class RandomCampaign {
  private static final Integer PROGRAMS = Integer.getInteger("numflink.random.scripts");
  private static final long FIRST = Long.getLong("numflink.random.first", 1);
  private static final String FOCUS = System.getProperty("numflink.random.focus", "");
  private static final Path FOLDER = Path.of("target/random-scripts");
  private static final int SHRUNK = 5;

  private final String name;
  private final RandomRuns runs;
  private final RandomRuns shrinking;

  /**
   * @param name also the folder of programs
   * @param otherwise how programs are run for comparison where there is no NumPy 1.24
   */
  RandomCampaign(String name, ProgramRunner runner, ProgramRunner otherwise)
      throws InterruptedException {
    this.name = name;
    Path folder = FOLDER.resolve(name);
    runs = new RandomRuns(runner, otherwise, folder);
    shrinking = new RandomRuns(runner, otherwise, folder.resolve("shrunk"));
  }

  /**
   * @param count how many programs are drawn if nothing else is asked for
   * @param place campaigns at different places draw different programs
   */
  void check(int count, int place) throws Exception {
    Map<RandomProgram, String> differences = runs.differences(programs(count, place));
    StringBuilder report = new StringBuilder();
    int reported = 0;
    for (Map.Entry<RandomProgram, String> difference : differences.entrySet()) {
      report.append("%n%s%n%s%n".formatted(difference.getKey(), difference.getValue()));
      if (reported++ < SHRUNK) {
        report.append(shrunk(difference.getKey()));
      }
    }
    assertThat(differences).as("%s%n%s", name, report).isEmpty();
  }

  private static List<RandomProgram> programs(int count, int place) {
    List<Focus> kinds =
        FOCUS.isEmpty() ? Arrays.asList(Focus.values()) : List.of(Focus.valueOf(FOCUS));
    int programs = PROGRAMS == null ? count : PROGRAMS;
    long first = FIRST + (long) programs * place;
    return LongStream.range(first, first + programs)
        .mapToObj(seed -> RandomProgram.draw(seed, kinds.get((int) (seed % kinds.size()))))
        .toList();
  }

  private String shrunk(RandomProgram program) throws Exception {
    RandomProgram small = shrinking.shrunk(program);
    save(small);
    return "%s%n%s".formatted(shrinking.differences(List.of(small)).values(), small.text());
  }

  private void save(RandomProgram small) throws IOException {
    Path file = FOLDER.resolve(name).resolve(small.focus() + "-" + small.seed() + ".min");
    Files.writeString(file, small.text());
  }
}
