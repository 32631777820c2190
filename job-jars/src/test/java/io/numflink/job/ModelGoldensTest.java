package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts with models print what scikit-learn makes of them, on the driver and on clusters of
 * several sizes in several blocks. {@code src/test/python/make_models_goldens.py} wrote what they
 * are to print.
 */
class ModelGoldensTest {
  private static final Path FOLDER = Path.of("src/test/resources/models");

  /**
   * The minimum of a sum of n rows of curvature H is known to about √(n u / H) where the last
   * digits of the objective decide, some 1e-7 here; solvers that look at gradients do better.
   */
  private static final double RELATIVE = 1e-6;

  private static final double ABSOLUTE = 1e-7;

  /** L-BFGS ends by the objective, at changes of 1e-13 of it. */
  private static final double OF_DESCENT = 2e-5;

  private static final ModelRun.Clusters CLUSTERS = new ModelRun.Clusters();

  @AfterAll
  static void stop() {
    CLUSTERS.close();
  }

  /** Where a script runs. */
  record Setting(int nodes, int slots, List<String> options) {
    @Override
    public String toString() {
      return options.isEmpty() ? "driver" : nodes + "x" + slots + " " + options;
    }
  }

  static Stream<Arguments> runs() {
    List<String> linear = List.of("linear", "160");
    List<String> logistic = List.of("logistic", "240", "newton-cg");
    List<String> softmax = List.of("softmax", "260", "lbfgs");
    List<String> counts = List.of("counts", "200");
    List<List<String>> all = List.of(linear, logistic, softmax, counts);
    Setting driver = new Setting(1, 1, List.of());
    Setting panels = new Setting(1, 1, List.of("--driver-threshold=0", "--block=X=50x2"));
    Setting ragged =
        new Setting(2, 2, List.of("--driver-threshold=0", "--block=X=17x3", "--block=y=60"));
    Setting chosen = new Setting(2, 2, List.of("--driver-threshold=0"));
    return Stream.of(
            all.stream().map(script -> Arguments.of(driver, script)),
            Stream.of(Arguments.of(panels, logistic), Arguments.of(panels, softmax)),
            all.stream().map(script -> Arguments.of(ragged, script)),
            Stream.of(Arguments.of(chosen, linear), Arguments.of(chosen, counts)))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void printsWhatScikitLearnMakesOfIt(Setting setting, List<String> script) throws Exception {
    check(setting, script, RELATIVE, ABSOLUTE);
  }

  static Stream<Setting> ofDescent() {
    return Stream.of(
        new Setting(1, 1, List.of()), new Setting(2, 1, List.of("--driver-threshold=0")));
  }

  @ParameterizedTest
  @MethodSource("ofDescent")
  void descentComesToTheSame(Setting setting) throws Exception {
    check(setting, List.of("logistic", "240", "lbfgs"), OF_DESCENT, OF_DESCENT);
  }

  private static void check(Setting setting, List<String> script, double relative, double absolute)
      throws Exception {
    List<String> commandLine = new ArrayList<>(setting.options());
    commandLine.add(FOLDER.resolve(script.get(0) + ".py").toString());
    commandLine.addAll(script.subList(1, script.size()));
    ModelRun run = ModelRun.of(CLUSTERS, setting.nodes(), setting.slots(), commandLine);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<String> expected = Files.readAllLines(FOLDER.resolve(script.get(0) + ".txt"));
    List<String> actual = run.out().lines().toList();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      String context = (i + 1) + ": " + expected.get(i) + " / " + actual.get(i);
      String[] wanted = expected.get(i).split(" ");
      String[] got = actual.get(i).split(" ");
      assertThat(got).as(context).hasSameSizeAs(wanted);
      for (int j = 0; j < wanted.length; j++) {
        if (wanted[j].matches("-?[0-9][0-9.]*(e-?[0-9]+)?")) {
          double value = Double.parseDouble(wanted[j]);
          assertThat(Double.parseDouble(got[j]))
              .as(context)
              .isCloseTo(value, within(absolute + relative * Math.abs(value)));
        } else {
          assertThat(got[j]).as(context).isEqualTo(wanted[j]);
        }
      }
    }
  }
}
