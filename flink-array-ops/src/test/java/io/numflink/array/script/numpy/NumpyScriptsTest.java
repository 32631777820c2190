package io.numflink.array.script.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.Script;
import io.numflink.array.script.ScriptRun;
import io.numflink.array.script.value.Evaluator;
import io.numflink.array.script.value.LiveArrays;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts print what they print under NumPy 1.24; {@code src/test/python/numpy_script_goldens.py}
 * has written the expected text beside each. Numbers may differ by rounding.
 */
class NumpyScriptsTest {
  private static final Path SCRIPTS =
      Path.of("src/test/resources/io/numflink/array/script/numpy/scripts");

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".py"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void printsWhatNumpyPrints(String name) throws Exception {
    Path script = SCRIPTS.resolve(name);
    String actual = run(name, Files.readString(script));
    Files.createDirectories(Path.of("target/scripts"));
    Files.writeString(Path.of("target/scripts", name.replace(".py", ".out")), actual);
    String expected = Files.readString(SCRIPTS.resolve(name.replace(".py", ".out")));
    assertThat(SameText.upToRounding(actual, expected)).isEqualTo(expected);
  }

  @Test
  void aFileNeedsAFormat() throws Exception {
    assertThat(run("load.py", "import numpy as np\nnp.load('x.foo')\n"))
        .contains(
            "NotImplementedError: numpy.load of 'x.foo' needs a file format that is not on the"
                + " class path: add the connectors");
  }

  @Test
  void arraysPrintedByOneCallAreEvaluatedTogether() throws Exception {
    List<Integer> evaluated = new ArrayList<>();
    String source =
        """
        import numpy as np
        x = np.arange(6.0)
        big = np.zeros(5000) + x[5]
        print(x.sum(), 'and', x * 2, big, x.shape)
        print(x.sum())
        """;
    String text =
        run(
            "print.py",
            source,
            (roots, live) -> {
              evaluated.add(roots.size());
              return evaluate(roots, live);
            });
    assertThat(text)
        .isEqualTo("15.0 and [ 0.  2.  4.  6.  8. 10.] [5. 5. 5. ... 5. 5. 5.] (6,)\n15.0\n");
    assertThat(evaluated).startsWith(3, 1);
  }

  /** What a script prints to both streams. */
  private static String run(String name, String source) throws InterruptedException {
    return run(name, source, NumpyScriptsTest::evaluate);
  }

  private static String run(String name, String source, Evaluator evaluator)
      throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    ScriptRun.of(Script.parse(name, source), out, out)
        .evaluator(evaluator)
        .arrays(NumpyArrays::new)
        .run();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static List<Block> evaluate(List<Expr> roots, LiveArrays live) {
    Set<Expr> open = Collections.newSetFromMap(new IdentityHashMap<>());
    roots.stream().filter(root -> !root.isSettled()).forEach(open::add);
    Expr[] wanted = open.toArray(Expr[]::new);
    if (wanted.length > 0) {
      BlockedGraph graph =
          Blocking.block(BlockingRequest.of(wanted), new BlockingOptions(2, 1 << 20));
      Block[] values = LocalEvaluator.evaluate(graph);
      for (int i = 0; i < wanted.length; i++) {
        wanted[i].settle(values[i]);
      }
    }
    return roots.stream().map(Expr::settledValue).toList();
  }
}
