package io.numflink.connectors.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.numpy.ArrayFiles;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.PendingSaves.Save;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.connectors.TestArrays;
import io.numflink.lshs.ClusterModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFilesTest {
  @TempDir Path directory;

  private final ArrayFiles files = ServiceLoader.load(ArrayFiles.class).findFirst().orElseThrow();

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  @Test
  void savedByOneEvaluationAndLoaded() throws Exception {
    Block block = TestArrays.counted(DType.FLOAT32, 4, 5);
    Map<String, Expr> two = new LinkedHashMap<>();
    two.put("arr_0", Creation.array(block));
    two.put("b", Creation.constant(2L));
    List<List<ArrayStore>> evaluated = new ArrayList<>();
    FileSaves saves = new FileSaves();
    saves.flushThrough(() -> evaluated.add(saves.take()));
    saves.add(new Save(path("x.npy"), Map.of("", Creation.array(block)), Map.of()));
    saves.add(new Save(path("y.npz"), two, Map.of()));
    saves.flush();
    saves.flush();
    assertThat(evaluated).hasSize(1);
    try (Session session =
        Session.embedded(SessionOptions.of(ClusterModel.uniform(1, 1, 1L << 28)))) {
      session.evaluate(List.of(), evaluated.get(0));
    }
    assertThat(files.knows("x.npy")).isTrue();
    assertThat(files.knows("x.zarr")).isFalse();
    Expr x = files.load(path("x.npy"), Map.of()).get("");
    assertThat(TestArrays.text(TestArrays.read(x, 4, 5))).isEqualTo(TestArrays.text(block));
    Map<String, Expr> y = files.load(path("y.npz"), Map.of());
    assertThat(y.keySet()).containsExactly("arr_0", "b");
    assertThat(TestArrays.read(y.get("b")).int64()).containsExactly(2);
  }

  @Test
  void whereNothingCanBeWrittenTheStatementFails() {
    FileSaves saves = new FileSaves();
    Map<String, Expr> array = Map.of("", Creation.constant(1L));
    assertThatThrownBy(() -> saves.add(new Save("none/x.npy", array, Map.of())))
        .isInstanceOf(ArrayException.class)
        .hasMessage("[Errno 2] No such file or directory: 'none/x.npy'");
    assertThatThrownBy(() -> saves.add(new Save("x.dat", array, Map.of())))
        .isInstanceOf(ScriptException.class);
    assertThat(saves.take()).isEmpty();
  }

  @Test
  void textByTheRulesOfTheFunction() throws Exception {
    Files.writeString(Path.of(path("t.csv")), "a,b\n1,2\n3,\n");
    Expr lenient =
        files.loadText(
            path("t.csv"),
            Map.of("delimiter", ",", "skip_header", 1L, "usecols", None.NONE, "names", None.NONE));
    assertThat(TestArrays.read(lenient, 2, 2).float64()).containsExactly(1, 2, 3, Double.NaN);
    assertThatThrownBy(
            () -> files.loadText(path("t.csv"), Map.of("delimiter", ",", "skiprows", 1L)))
        .hasMessageContaining("could not convert string '' to float64 at row 1, column 2.");
    Expr named = files.loadText(path("t.csv"), Map.of("delimiter", ",", "function", "genfromtxt"));
    assertThat(named.shape()).containsExactly(3, 2);
  }
}
