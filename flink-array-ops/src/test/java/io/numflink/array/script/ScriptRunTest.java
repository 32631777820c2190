package io.numflink.array.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.ComputationException;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.ModuleValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.PendingSaves;
import io.numflink.array.script.value.ScriptRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run gives to and takes from its surroundings. */
class ScriptRunTest {

  /** A module of functions without arguments, imported as {@code probe}. */
  private static ModuleValue probe(Map<String, Function<SourcePosition, Object>> functions) {
    Map<String, Object> members = new java.util.LinkedHashMap<>();
    functions.forEach(
        (name, body) ->
            members.put(
                name, NativeFunction.of(name, "", a -> body.apply(SourcePosition.current()))));
    return new ModuleValue("numflink.probe", members);
  }

  private static ArrayValue array() {
    return new ArrayValue(Creation.zeros(DType.FLOAT64, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          class A: pass            | classes are not supported
          with open("f") as f: pass| 'with' is not supported
          async def f(): pass      | 'async' is not supported
          @cache                   | decorators are not supported
          x = 3j                   | complex numbers are not supported
          x = b"a"                 | bytes are not supported
          match x:                 | 'match' is not supported
          from math import *       | 'import *' is not supported
          print(y := 3)            | ':=' is not supported
          """)
  void saysWhatIsNotSupported(String line, String message) throws Exception {
    RunResult result = RunResult.of("x.py", "a = 1\n" + line + "\n");
    assertThat(result.err()).contains("File \"x.py\", line 2").contains(line.strip());
    assertThat(result.lastErrorLine()).startsWith("SyntaxError: ").contains(message);
  }

  @Test
  void saysWhichModulesExist() throws Exception {
    RunResult result =
        RunResult.of(
            "x.py", "import pandas\n", run -> run.module("numflink.probe", r -> probe(Map.of())));
    assertThat(result.lastErrorLine())
        .isEqualTo(
            "ModuleNotFoundError: No module named 'pandas'"
                + " (NumFlink scripts can import math, numflink.probe, sys, time)");
  }

  @Test
  void exitsAsTheScriptSays() throws Exception {
    assertThat(RunResult.of("x.py", "import sys\nsys.exit(3)\n").status()).isEqualTo(3);
    assertThat(RunResult.of("x.py", "import sys\nsys.exit()\n").status()).isZero();
    assertThat(
            RunResult.of(
                    "x.py",
                    "import sys\nprint(sys.argv)\n",
                    run -> run.arguments(List.of("a", "2")))
                .out())
        .isEqualTo("['x.py', 'a', '2']\n");
  }

  @Test
  void reportsALateErrorAtTheLineThatMadeTheArray() throws Exception {
    SourcePosition[] made = new SourcePosition[1];
    RunResult result =
        RunResult.of(
            "x.py",
            """
            import numflink.probe as p
            p.make()
            print("between")
            p.force()
            """,
            run ->
                run.module(
                    "numflink.probe",
                    r ->
                        probe(
                            Map.of(
                                "make",
                                at -> {
                                  made[0] = at;
                                  return None.NONE;
                                },
                                "force",
                                at -> {
                                  throw new ComputationException(
                                      "LinAlgError", "Singular matrix", made[0]);
                                }))));
    assertThat(result.out()).isEqualTo("between\n");
    assertThat(result.err())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "x.py", line 2, in <module>
                p.make()
            LinAlgError: Singular matrix
            """);
  }

  @Test
  void aDefectShowsNoJavaStack() throws Exception {
    RunResult result =
        RunResult.of(
            "x.py",
            "from numflink.probe import bug\nbug()\n",
            run ->
                run.module(
                    "numflink.probe",
                    r -> probe(Map.of("bug", at -> ((Object[]) new Integer[1])[2]))));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("line 2, in <module>").doesNotContain("\tat ");
    assertThat(result.lastErrorLine()).startsWith("SystemError: internal error: ");
  }

  @Test
  void theLossOfTheClusterIsNoErrorOfTheScript() {
    IllegalStateException lost = new IllegalStateException("lost");
    assertThatThrownBy(
            () ->
                RunResult.of(
                    "x.py",
                    "from numflink import probe\nprobe.force()\n",
                    run ->
                        run.module("numflink.probe", r -> forcing(r, array().expr()))
                            .evaluator(
                                (roots, live) -> {
                                  throw lost;
                                })))
        .isSameAs(lost);
  }

  private static ModuleValue forcing(ScriptRuntime runtime, Expr expr) {
    return probe(Map.of("force", at -> runtime.values(List.of(expr)).size()));
  }

  @Test
  void knowsTheNamesAndTheArraysThatLive() throws Exception {
    List<String> bound = new ArrayList<>();
    List<LiveArrays> seen = new ArrayList<>();
    RunResult result =
        RunResult.of(
            "x.py",
            """
            from numflink.probe import make, force
            a = b = make()
            c = [make(), {"k": make()}]
            a = 1
            def f(x):
                y = make()
                force()
            f(make())
            """,
            run ->
                run.module(
                        "numflink.probe",
                        r ->
                            probe(
                                Map.of(
                                    "make",
                                    at -> array(),
                                    "force",
                                    at -> r.values(List.of()).isEmpty())))
                    .onBind((name, value) -> bound.add(name))
                    .evaluator(
                        (roots, live) -> {
                          seen.add(live);
                          assertThat(live.values()).hasSize(5);
                          assertThat(live.named()).containsOnlyKeys("b");
                          return List.of();
                        }));
    assertThat(result.err()).isEmpty();
    assertThat(seen).hasSize(1);
    assertThat(bound).containsExactly("a", "b");
  }

  @Test
  void writesPendingFilesAtTheEnd() throws Exception {
    int[] flushed = new int[1];
    PendingSaves saves =
        new PendingSaves() {
          @Override
          public void add(Save save) {}

          @Override
          public void flush() {
            flushed[0]++;
          }
        };
    assertThat(RunResult.of("x.py", "x = 1\n", run -> run.saves(saves)).status()).isZero();
    assertThat(flushed[0]).isEqualTo(1);
  }

  @Test
  void aMillionIterationsTakeSeconds() throws Exception {
    long start = System.nanoTime();
    RunResult result =
        RunResult.of("x.py", "s = 0\nfor i in range(1000000):\n    s += i % 7\nprint(s)\n");
    assertThat(result.out()).isEqualTo("2999997\n");
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
  }
}
