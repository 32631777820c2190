package io.numflink.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.ClusterModel;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What NumPy reads from the same text, see {@code src/test/python/text_goldens.py}. */
class TextGoldensTest {
  private static Session session;

  @TempDir Path directory;

  @BeforeAll
  static void open() throws Exception {
    session = Session.embedded(SessionOptions.of(ClusterModel.uniform(1, 1, 1 << 28)));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  static Stream<String> cases() throws Exception {
    try (InputStream in = TextGoldensTest.class.getResourceAsStream("text.golden")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asNumpy(String line) throws Exception {
    check(line, false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compressedAsNumpy(String line) throws Exception {
    check(line, true);
  }

  private void check(String line, boolean compressed) throws Exception {
    String[] fields = line.split("\t", -1);
    Path file = directory.resolve(compressed ? "x.csv.gz" : "x.csv");
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream text = compressed ? new GZIPOutputStream(out) : out) {
      text.write(unescape(fields[2]).getBytes(StandardCharsets.UTF_8));
    }
    TextFormat format = format(fields[0], fields[1]);
    if (fields[3].startsWith("!")) {
      ArrayException e =
          catchThrowableOfType(
              ArrayException.class, () -> DelimitedText.load(file.toString(), format));
      assertThat(e).as(line).isNotNull();
      assertThat("!" + e.errorType() + ":" + e.getMessage())
          .startsWith(unescape(fields[3]))
          .contains("x.csv");
    } else {
      Expr array = DelimitedText.load(file.toString(), format);
      assertValue(session.evaluate(List.of(array)).get(0), fields[3], line);
    }
  }

  private static String unescape(String text) {
    return text.translateEscapes();
  }

  private static TextFormat format(String function, String arguments) {
    TextFormat format = function.equals("loadtxt") ? TextFormat.loadtxt() : TextFormat.genfromtxt();
    for (String argument : arguments.isEmpty() ? new String[0] : arguments.split("\\|")) {
      String value = unescape(argument.substring(argument.indexOf('=') + 1));
      format =
          switch (argument.substring(0, argument.indexOf('='))) {
            case "delimiter" -> format.withDelimiter(value);
            case "comments" -> format.withComments(value);
            case "quotechar" -> format.withQuote(value.charAt(0));
            case "skiprows", "skip_header" -> format.withSkip(Integer.parseInt(value));
            case "max_rows" -> format.withMaxRows(Long.parseLong(value));
            case "usecols" ->
                format.withColumns(
                    Arrays.stream(value.split(",")).map(Integer::valueOf).toArray(Integer[]::new));
            case "filling_values" -> format.withFill(Double.valueOf(value));
            case "unpack" -> format.withUnpack(true);
            case "ndmin" -> format.withMinimumRank(Integer.parseInt(value));
            case "dtype" -> format.withDtype(dtype(value));
            default -> throw new IllegalArgumentException(argument);
          };
    }
    return format;
  }

  private static DType dtype(String name) {
    return Arrays.stream(DType.values())
        .filter(dtype -> dtype.numpyName().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static void assertValue(Block actual, String expected, String what) {
    String[] parts = expected.split(" ", -1);
    assertThat(actual.dtype().numpyName()).as(what).isEqualTo(parts[0]);
    int[] shape =
        parts[1].isEmpty()
            ? new int[0]
            : Arrays.stream(parts[1].split("x")).mapToInt(Integer::parseInt).toArray();
    assertThat(actual.shape()).as(what).isEqualTo(shape);
    String[] values = parts[2].isEmpty() ? new String[0] : parts[2].split(",");
    for (int i = 0; i < values.length; i++) {
      Object element = Array.get(actual.data(), i);
      if (element instanceof Boolean truth) {
        assertThat(truth).as(what).isEqualTo(values[i].equals("True"));
      } else {
        String number = values[i].replace("inf", "Infinity").replace("nan", "NaN");
        assertThat(((Number) element).doubleValue()).as(what).isEqualTo(Double.valueOf(number));
      }
    }
  }
}
