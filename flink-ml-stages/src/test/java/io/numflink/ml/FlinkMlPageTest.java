package io.numflink.ml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.ml.param.GlmFamilyParams;
import io.numflink.ml.param.GlmParams;
import io.numflink.ml.param.HasRawPredictionCol;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.flink.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/flink-ml.md} says. */
@Timeout(120)
class FlinkMlPageTest {
  private static final Path PAGE = Path.of("..", "docs", "flink-ml.md");
  private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String FRAME =
      """
      import static org.apache.flink.table.api.Expressions.*;
      import io.numflink.glm.inference.SummaryText;
      import io.numflink.ml.*;
      import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
      import org.apache.flink.table.api.Table;
      import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

      public class Program {
        public static void main(String[] arguments) throws Exception {
          %s
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void programRuns() throws Exception {
    Matcher program = PROGRAM.matcher(Files.readString(PAGE));
    assertThat(program.find()).isTrue();
    Path model = folder.resolve("model");
    Path source = folder.resolve("Program.java");
    Files.writeString(
        source, FRAME.formatted(program.group(1).replace("/tmp/claims-model", model.toString())));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                source.toString());
    assertThat(status).as(errors.toString(UTF_8)).isZero();

    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        PrintStream printed = new PrintStream(out, true, UTF_8)) {
      System.setOut(printed);
      classes
          .loadClass("Program")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(UTF_8))
        .contains("claims ~ age + urban", "(Intercept)", "urban", "expected", "6 rows in set");
    assertThat(model.resolve("data/coefficients.json")).exists();
  }

  @Test
  void allParametersAreListed() throws Exception {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    parameters()
        .forEach(
            parameter ->
                assertThat(rows)
                    .as(parameter)
                    .anyMatch(row -> row.split("\\|")[1].contains("`" + parameter + "`")));
  }

  private static Stream<String> parameters() {
    return Stream.of(GlmParams.class, GlmFamilyParams.class, HasRawPredictionCol.class)
        .flatMap(type -> Arrays.stream(type.getFields()))
        .map(
            field -> {
              try {
                return ((Param<?>) field.get(null)).name;
              } catch (IllegalAccessException e) {
                throw new AssertionError(e);
              }
            });
  }
}
