package io.numflink.glm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.estimator.EstimatedStage;
import io.numflink.glm.estimator.InspectStage;
import io.numflink.glm.estimator.Objective;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Gamma;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.InverseGaussian;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.Tweedie;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What checkpoints hold of a training keeps its form: the bytes of earlier builds are read, written
 * again alike, and lead to the same end. There is a file for every kind of stage; of a new kind one
 * is written to {@code target/stages}.
 */
class TrainingStateFormTest {
  private static final Path STORED = Path.of("src/test/resources/io/numflink/glm/train/stages");
  private static final int VERSION = new RecordCodec<>(TrainingState.class).getVersion();
  private static final Set<String> LARGE = Set.of("HeadStartStage", "SecantStage");
  private static final Path MADE = Path.of("target/stages");
  private static final int ROWS = 48;

  /** So many that training economises. */
  private static final int MANY_ROWS = 300_000;

  private static final int MANY_COLUMNS = 40;
  private static final List<String> COLUMNS = List.of("a", "b");
  private static final Map<String, Stage> STAGES = stages();

  /** Two columns, and labels 0, 1, 2 that go with them loosely. */
  private static Tile tile(int classes) {
    double[] x = new double[2 * ROWS];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[2 * i] = i * 7 % 11 - 5;
      x[2 * i + 1] = i * 5 % 13 / 4.0;
      y[i] = (i * 7 % 11 / 4 + i * 3 % 5) % classes;
    }
    return new Tile(0, 0, Columns.ofRows(ROWS, 2, x), y, null, null);
  }

  /** Labels that go with the first columns. */
  private static Tile large() {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles((long) MANY_ROWS * MANY_COLUMNS, -1, 1).toArray();
    double[] y = new double[MANY_ROWS];
    for (int i = 0; i < MANY_ROWS; i++) {
      double eta = x[i] + 2 * x[MANY_ROWS + i] - 1.5 * x[2 * MANY_ROWS + i];
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
    return new Tile(0, 0, new Columns(MANY_ROWS, MANY_COLUMNS, x), y, null, null);
  }

  private static List<String> largeColumns() {
    return IntStream.range(0, MANY_COLUMNS).mapToObj(j -> "x" + j).toList();
  }

  private static Stage binomial(SolverKind solver, int steps) {
    TrainingOptions options =
        TrainingOptions.DEFAULT.withSolver(solver).withStopping(1e-12, steps).withResiduals();
    return new Training(Response.of(new Binomial()), COLUMNS, options).start();
  }

  /** The last stage of every kind that the trainings go through. */
  private static Map<String, Stage> stages() {
    Map<String, Stage> stages = new TreeMap<>();
    collect(binomial(SolverKind.GD, 50), tile(2), stages);
    collect(binomial(SolverKind.SGD, 20), tile(2), stages);
    collect(binomial(SolverKind.LBFGS, 50), tile(2), stages);
    collect(binomial(SolverKind.IRLS, 50), tile(2), stages);
    collect(
        new SoftmaxTraining(COLUMNS, List.of("u", "v", "ŵ"), TrainingOptions.DEFAULT).start(),
        tile(3),
        stages);
    Map<String, Stage> economical = new TreeMap<>();
    collect(
        new Training(Response.of(new Binomial()), largeColumns(), TrainingOptions.DEFAULT).start(),
        large(),
        economical);
    for (String kind : LARGE) {
      stages.put(kind, economical.get(kind));
    }
    return stages;
  }

  private static void collect(Stage start, Tile tile, Map<String, Stage> stages) {
    Stage stage = start;
    while (!stage.finished()) {
      stages.put(stage.getClass().getSimpleName(), stage);
      stage = stage.next(SerialTrainer.superstep(stage.pass(), List.of(tile)));
    }
    stages.put(stage.getClass().getSimpleName(), stage);
  }

  private static double[] end(Stage stage) {
    String kind = stage.getClass().getSimpleName();
    Tile tile = LARGE.contains(kind) ? large() : tile(kind.startsWith("Softmax") ? 3 : 2);
    Stage last = SerialTrainer.run(stage, List.of(tile));
    return last instanceof SoftmaxFinished softmax
        ? softmax.fit().estimates()
        : ((Finished) last).fit().estimates();
  }

  static Stream<String> kinds() {
    return Arrays.stream(Stage.class.getPermittedSubclasses())
        .filter(kind -> !kind.isInterface())
        .map(Class::getSimpleName);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isReadWrittenAlikeAndContinued(String kind) throws IOException {
    RecordCodec<TrainingState> codec = new RecordCodec<>(TrainingState.class);
    Stage made = STAGES.get(kind);
    assertThat(made).as("a training that goes through a " + kind).isNotNull();
    Path file = STORED.resolve("v" + VERSION).resolve(kind + ".bin");
    if (!Files.exists(file)) {
      Files.createDirectories(MADE);
      Files.write(
          MADE.resolve(kind + ".bin"), codec.serialize(new TrainingState("y ~ a + b", made)));
    }
    byte[] stored = Files.readAllBytes(file);
    TrainingState read = codec.deserialize(VERSION, stored);
    assertThat(codec.serialize(read)).isEqualTo(stored);
    assertGoesOn(read, made);
  }

  static Stream<Path> earlier() throws IOException {
    try (Stream<Path> files = Files.list(STORED.resolve("v2"))) {
      return files.sorted().toList().stream();
    }
  }

  /** States of version 2 do not say whether estimates alone are wanted: they were not. */
  @ParameterizedTest
  @MethodSource("earlier")
  void continuesThoseOfTheVersionBefore(Path file) throws IOException {
    RecordCodec<TrainingState> codec = new RecordCodec<>(TrainingState.class);
    TrainingState read = codec.deserialize(2, Files.readAllBytes(file));
    assertGoesOn(read, STAGES.get(read.stage().getClass().getSimpleName()));
  }

  private static void assertGoesOn(TrainingState read, Stage made) {
    assertThat(read.subject()).isEqualTo("y ~ a + b");
    assertThat(read.stage().name()).isEqualTo(made.name());
    assertThat(read.stage().trace()).hasSameSizeAs(made.trace());
    double[] expected = end(made);
    double[] actual = end(read.stage());
    for (int j = 0; j < expected.length; j++) {
      // Standard errors are about 0.1; kernels of another processor round otherwise
      assertThat(actual[j]).isCloseTo(expected[j], within(1e-9));
    }
  }

  /** Fits of scripts do not outlive a build, but their state is in checkpoints, too. */
  @Test
  void keepsStagesOfScripts() throws IOException {
    Objective objective =
        new Objective(
            "LogisticRegression", null, 0, 1, true, true, SolverKind.NEWTON, 1e-6, 50, false);
    Stage stage = new InspectStage(objective, 2);
    Set<String> kinds = new TreeSet<>();
    while (!stage.finished()) {
      stage = restored(stage, kinds);
      stage = stage.next(SerialTrainer.superstep(stage.pass(), List.of(tile(3))));
    }
    EstimatedStage end = (EstimatedStage) restored(stage, kinds);
    assertThat(kinds).containsExactly("EstimatedStage", "InspectStage", "TrainStage");
    assertThat(end.estimate().coefficients()).hasDimensions(3, 2);
    assertThat(end.estimate().coefficients())
        .isDeepEqualTo(((EstimatedStage) stage).estimate().coefficients());
  }

  private static Stage restored(Stage stage, Set<String> kinds) throws IOException {
    kinds.add(stage.getClass().getSimpleName());
    byte[] bytes = TrainingState.codec().serialize(new TrainingState("script", stage));
    return TrainingState.codec().deserialize(VERSION, bytes).stage();
  }

  static Stream<Response> responses() {
    return Stream.of(
        Response.of(new Gaussian()),
        Response.of(new Binomial()),
        Response.of(new Poisson()),
        Response.of(new Gamma()),
        Response.of(new InverseGaussian()),
        Response.of(new NegativeBinomial(2.5)),
        Response.of(new Tweedie(1.5)),
        new Response(new Poisson(), Link.parse("power(0.3)")));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void keepsFamiliesAndLinks(Response response) throws IOException {
    RecordCodec<Response> codec = new RecordCodec<>(Response.class);
    assertThat(codec.deserialize(VERSION, codec.serialize(response))).isEqualTo(response);
  }

  @Test
  void keepsWhatIsNotThere() throws IOException {
    SoftmaxFit fit =
        new SoftmaxFit(
            "newton",
            COLUMNS,
            List.of("u", "v"),
            new double[] {Double.NaN, -0.0},
            null,
            1L << 40,
            3,
            Double.POSITIVE_INFINITY,
            Double.MIN_VALUE,
            0,
            7,
            false,
            true,
            List.of());
    RecordCodec<SoftmaxFit> codec = new RecordCodec<>(SoftmaxFit.class);
    SoftmaxFit read = codec.deserialize(VERSION, codec.serialize(fit));
    assertThat(read.estimates()).containsExactly(fit.estimates());
    assertThat(read.root()).isNull();
    assertThat(read.rows()).isEqualTo(fit.rows());
    assertThat(read.deviance()).isInfinite();
    assertThat(read.nullDeviance()).isEqualTo(fit.nullDeviance());
    assertThat(read.coefficientNames()).isEqualTo(fit.coefficientNames());
  }

  @Test
  void refusesOtherVersions() {
    RecordCodec<TrainingState> codec = new RecordCodec<>(TrainingState.class);
    assertThatThrownBy(() -> codec.deserialize(1, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a training's state of version 1 cannot be read: this NumFlink knows versions 2 to 3");
  }

  /** Records as another build might have them. */
  private record Point(double x, List<String> names) {}

  /** The same, with its components in another order. */
  private static final class Turned {
    private record Point(List<String> names, double x) {}
  }

  /** Others. */
  private static final class Other {
    private record Point(double x, List<String> titles) {}
  }

  @Test
  void readsComponentsByName() throws IOException {
    byte[] bytes = new RecordCodec<>(Point.class).serialize(new Point(1.5, List.of("a", "β")));
    Turned.Point turned = new RecordCodec<>(Turned.Point.class).deserialize(VERSION, bytes);
    assertThat(turned.x()).isEqualTo(1.5);
    assertThat(turned.names()).containsExactly("a", "β");
    assertThatThrownBy(() -> new RecordCodec<>(Other.Point.class).deserialize(VERSION, bytes))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a training's state holds Point of [x, names], which this version of NumFlink does not"
                + " know");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17})
  void refusesBytesThatAreCut(int kept) throws IOException {
    RecordCodec<Point> codec = new RecordCodec<>(Point.class);
    byte[] bytes = codec.serialize(new Point(1, List.of()));
    assertThatThrownBy(() -> codec.deserialize(VERSION, Arrays.copyOf(bytes, kept)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> codec.deserialize(VERSION, Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(IOException.class)
        .hasMessage("1 bytes follow a training's state");
  }
}
