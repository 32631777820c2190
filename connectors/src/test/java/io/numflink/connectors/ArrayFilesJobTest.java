package io.numflink.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.dataflow.ArrayJobException;
import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.BlockReader;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.connectors.text.TextFormat;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read and written by jobs on two nodes of two slots. */
class ArrayFilesJobTest {
  private static Session session;

  @TempDir Path directory;

  @BeforeAll
  static void open() throws Exception {
    session =
        Session.embedded(
            SessionOptions.of(ClusterModel.uniform(2, 2, 1L << 28)).withDriverThreshold(0));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Saves an array in blocks of that shape. */
  private void save(ArrayStore store, int... blockShape) throws Exception {
    store.arrays().forEach(array -> session.wrap(array).inBlocksOf(blockShape));
    session.evaluate(List.of(), List.of(store));
  }

  @Test
  void savesAndValuesOfOneProgramAreOneJob() throws Exception {
    Block values = TestArrays.counted(DType.FLOAT64, 137, 61);
    save(StoredArrays.save(path("x.npy"), Creation.array(values)), 30, 25);
    Expr x = StoredArrays.load(path("x.npy"));
    session.wrap(x).named("X").inBlocksOf(40, 61);
    Expr doubled = Functions.add(x, x);
    Expr gram = Products.matmul(io.numflink.array.expr.Layouts.transpose(x), x);
    Expr total = Reductions.sum(doubled, new int[] {0, 1}, false);
    int before = session.jobs().size();

    List<Block> results =
        session.evaluate(
            List.of(total),
            List.of(
                StoredArrays.save(path("doubled.npy"), doubled),
                StoredArrays.save("parts://" + path("gram.npy"), gram),
                StoredArrays.saveArchive(path("both.npz"), List.of(x, gram), Map.of("t", total))));

    assertThat(session.jobs()).hasSize(before + 1);
    assertThat(files()).containsExactly("both.npz", "doubled.npy", "gram.npy", "x.npy");
    double sum = 0;
    for (double value : values.float64()) {
      sum += 2 * value;
    }
    assertThat(results.get(0).float64()[0]).isCloseTo(sum, within(1e-6));
    Block readDoubled = TestArrays.read(StoredArrays.load(path("doubled.npy")), 137, 61);
    for (int i = 0; i < values.size(); i++) {
      assertThat(readDoubled.float64()[i]).isEqualTo(2 * values.float64()[i]);
    }
    Map<String, Expr> both = StoredArrays.loadArchive(path("both.npz"));
    assertThat(both.keySet()).containsExactlyInAnyOrder("arr_0", "arr_1", "t");
    assertThat(TestArrays.text(TestArrays.read(both.get("arr_0"), 7, 7)))
        .isEqualTo(TestArrays.text(values));
    assertThat(TestArrays.text(TestArrays.read(both.get("arr_1"), 61, 61)))
        .isEqualTo(TestArrays.text(TestArrays.read(StoredArrays.load(path("gram.npy")), 61, 61)));
    assertThat(TestArrays.read(both.get("t")).float64()).containsExactly(results.get(0).float64());
  }

  @Test
  void whatIsOnlySavedDoesNotComeToTheDriver() throws Exception {
    Expr ones = Creation.ones(DType.FLOAT64, 1000, 500);
    save(StoredArrays.save(path("ones.npy"), ones), 250, 250);
    var result = session.jobs().get(session.jobs().size() - 1).result();
    long fetched =
        result.blocks().values().stream()
            .flatMap(blocks -> blocks.values().stream())
            .mapToLong(Block::bytes)
            .sum();
    assertThat(fetched).isEqualTo(8 * 8);
    long written =
        result.blocks().values().stream()
            .flatMap(blocks -> blocks.values().stream())
            .mapToLong(block -> block.int64()[0])
            .sum();
    assertThat(written).isEqualTo(8 * 500_000);
    assertThat(ones.isSettled()).isFalse();
    // A block is written where it is: nothing crosses between nodes.
    assertThat(result.nodes().stream().mapToLong(node -> node.netInBytes()).sum()).isZero();
  }

  @Test
  void smallArraysAreSavedByTheDriver() throws Exception {
    try (Session driver =
        Session.embedded(SessionOptions.of(ClusterModel.uniform(1, 1, 1L << 28)))) {
      Expr x = Creation.array(TestArrays.counted(DType.INT64, 4, 5));
      driver.evaluate(List.of(), List.of(StoredArrays.save(path("small.npy"), x)));
      assertThat(driver.jobs()).isEmpty();
      Expr plus = Functions.add(StoredArrays.load(path("small.npy")), x);
      assertThat(driver.evaluate(List.of(plus)).get(0).int64()[19]).isEqualTo(2 * (3 * 19 - 7));
      assertThat(driver.jobs()).isEmpty();
    }
  }

  @Test
  void aFileCanBeSavedOverTheOneThatIsRead() throws Exception {
    save(StoredArrays.save(path("x.npy"), Creation.ones(DType.FLOAT32, 20, 20)), 10, 10);
    Expr x = StoredArrays.load(path("x.npy"));
    save(StoredArrays.save(path("x.npy"), Functions.add(x, x)), 10, 10);
    assertThat(TestArrays.read(StoredArrays.load(path("x.npy")), 20, 20).float32())
        .containsOnly(2f);
    assertThatThrownBy(() -> session.evaluate(List.of(x)))
        .hasMessageContaining("has changed since it was loaded");
  }

  /** Ones, except that some block cannot be read. */
  private record Broken(int badRow) implements BlockReader {
    @Override
    public Block read(long[] offset, int[] shape) {
      if (offset[0] == badRow) {
        throw new IllegalStateException("unreadable");
      }
      return Block.zeros(DType.FLOAT64, shape);
    }
  }

  @Test
  void afterAKernelErrorNoFileIsThere() throws Exception {
    Expr broken = Creation.stored("broken", new Broken(60), DType.FLOAT64, 100, 4);
    session.wrap(broken).inBlocksOf(10, 4);
    Expr good = Creation.ones(DType.FLOAT64, 100, 4);
    List<ArrayStore> stores =
        List.of(
            StoredArrays.save(path("good.npy"), good),
            StoredArrays.save(path("bad.npy"), broken),
            StoredArrays.save("parts://" + path("parts.npy"), broken),
            StoredArrays.saveArchive(path("bad.npz"), List.of(broken, good), Map.of()));
    assertThatThrownBy(() -> session.evaluate(List.of(), stores))
        .isInstanceOf(ArrayJobException.class)
        .hasMessageContaining("unreadable");
    assertThat(files()).isEmpty();
  }

  /** A store whose third block fails to be written. */
  private record FullDisk(Expr array, ArrayStore inner) implements ArrayStore {
    private record Writer(BlockWriter inner) implements BlockWriter {
      @Override
      public void write(long[] offset, Block block) throws IOException {
        if (offset[0] == 20) {
          throw new IOException("No space left on device");
        }
        inner.write(offset, block);
      }
    }

    @Override
    public List<Expr> arrays() {
      return List.of(array);
    }

    @Override
    public List<BlockWriter> begin() throws IOException {
      return List.of(new Writer(inner.begin().get(0)));
    }

    @Override
    public void commit() throws IOException {
      inner.commit();
    }

    @Override
    public void abort() {
      inner.abort();
    }
  }

  @Test
  void afterAWriteErrorNoFileIsThere() throws Exception {
    Expr ones = Creation.ones(DType.FLOAT64, 100, 4);
    ArrayStore store = new FullDisk(ones, StoredArrays.save(path("x.npy"), ones));
    assertThatThrownBy(() -> save(store, 10, 4)).hasMessageContaining("No space left on device");
    assertThat(files()).isEmpty();
  }

  @Test
  void aTextFileOfManyRangesIsReadByManyBlocks() throws Exception {
    int rows = 150_000;
    Path file = directory.resolve("big.csv");
    double[] sums = new double[3];
    try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      out.println("a,b,c");
      for (int row = 0; row < rows; row++) {
        double[] values = {row, Math.sin(row), -0.25 * row};
        out.println(values[0] + "," + values[1] + "," + values[2]);
        for (int column = 0; column < 3; column++) {
          sums[column] += values[column];
        }
      }
    }
    assertThat(Files.size(file)).isGreaterThan(4 << 20);
    Expr table =
        StoredArrays.loadText(file.toString(), TextFormat.loadtxt().withDelimiter(",").withSkip(1));
    assertThat(table.shape()).containsExactly(rows, 3);
    session.wrap(table).inBlocksOf(7000, 3);
    Block total = session.evaluate(List.of(Reductions.sum(table, new int[] {0}, false))).get(0);
    for (int column = 0; column < 3; column++) {
      assertThat(total.float64()[column]).isCloseTo(sums[column], within(1e-3));
    }
  }

  @Test
  void anErrorInALargeTextFileNamesFileAndLine() throws Exception {
    Path file = directory.resolve("ragged.csv");
    try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      for (int row = 0; row < 700_000; row++) {
        out.print(row == 650_000 ? "1,2\n" : "1,2,3.5\n");
      }
    }
    assertThat(Files.size(file)).isGreaterThan(4 << 20);
    Expr table = StoredArrays.loadText(file.toString(), TextFormat.loadtxt().withDelimiter(","));
    assertThatThrownBy(() -> session.evaluate(List.of(Reductions.sum(table, new int[] {0}, false))))
        .hasMessageContaining("the number of columns changed from 3 to 2 at row 650001; use")
        .hasMessageContaining("ragged.csv', line 650001)");
  }
}
