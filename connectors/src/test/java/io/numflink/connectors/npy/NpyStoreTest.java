package io.numflink.connectors.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.StoredArrays;
import io.numflink.connectors.TestArrays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyStoreTest {
  private static final int[][] SHAPES = {{}, {0}, {7}, {0, 3}, {5, 4}, {3, 4, 5}};
  private static final int[][] BLOCKS = {{}, {1}, {3}, {2, 2}, {2, 3}, {2, 3, 2}};

  @TempDir Path directory;

  private List<String> files() throws Exception {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "parts://"})
  void archivesHoldTheirArrays(String scheme) throws Exception {
    Map<String, Block> blocks = new LinkedHashMap<>();
    Map<String, Expr> arrays = new LinkedHashMap<>();
    List<int[]> blockShapes = new ArrayList<>();
    for (DType dtype : DType.values()) {
      for (int i = 0; i < SHAPES.length; i++) {
        Block block = TestArrays.counted(dtype, SHAPES[i]);
        blocks.put(dtype.numpyName() + i, block);
        arrays.put(dtype.numpyName() + i, Creation.array(block));
        blockShapes.add(BLOCKS[i]);
      }
    }
    String path = scheme + directory.resolve("all");
    var store = StoredArrays.saveArchive(path, List.of(), arrays);
    List<BlockWriter> writers = store.begin();
    int next = 0;
    for (Block block : blocks.values()) {
      StoreTesting.write(writers.get(next), blockShapes.get(next), block);
      next++;
    }
    assertThat(files()).doesNotContain("all.npz");
    store.commit();
    assertThat(files()).containsExactly("all.npz");
    Map<String, Expr> loaded = StoredArrays.load(path + ".npz");
    assertThat(loaded.keySet()).containsExactlyElementsOf(blocks.keySet());
    blocks.forEach(
        (name, block) ->
            assertThat(TestArrays.text(TestArrays.read(loaded.get(name), wholes(block))))
                .isEqualTo(TestArrays.text(block)));
  }

  private static int[] wholes(Block block) {
    int[] shape = new int[block.rank()];
    Arrays.fill(shape, 100);
    return shape;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "parts://"})
  void nothingIsSeenBeforeCommitOrAfterAbort(String scheme) throws Exception {
    Block block = TestArrays.counted(DType.FLOAT64, 5, 4);
    Path file = directory.resolve("x.npy");
    Files.writeString(file, "old");
    NpyStore store = new NpyStore(scheme + file, Creation.array(block));
    StoreTesting.write(store.begin().get(0), new int[] {2, 3}, block);
    assertThat(file).hasContent("old");
    store.abort();
    assertThat(files()).containsExactly("x.npy");
    assertThat(file).hasContent("old");
  }

  @Test
  void aCommitThatFailsHalfWayLeavesNoFile() throws Exception {
    Block block = TestArrays.counted(DType.FLOAT64, 5, 4);
    NpyStore store = new NpyStore("parts://" + directory.resolve("x.npy"), Creation.array(block));
    store
        .begin()
        .get(0)
        .write(new long[] {0, 0}, TestArrays.cut(block, new long[2], new int[] {2, 4}));
    assertThatThrownBy(store::commit).isInstanceOf(IOException.class);
    store.abort();
    assertThat(files()).isEmpty();
  }

  @Test
  void aWriterDoesNotBringAnAbortedFileBack() throws Exception {
    Block block = TestArrays.counted(DType.FLOAT64, 5, 4);
    NpyStore store = new NpyStore(directory.resolve("x.npy").toString(), Creation.array(block));
    BlockWriter writer = store.begin().get(0);
    store.abort();
    assertThatThrownBy(() -> writer.write(new long[2], block))
        .hasMessageContaining("is not on this TaskManager's machine");
    assertThat(files()).isEmpty();
  }

  @Test
  void aMissingDirectoryIsPythonsError() {
    String path = directory.resolve("none/x.npy").toString();
    NpyStore store = new NpyStore(path, Creation.array(TestArrays.counted(DType.BOOL, 3)));
    assertThatThrownBy(store::begin)
        .isInstanceOfSatisfying(
            ArrayException.class, e -> assertThat(e.errorType()).isEqualTo("FileNotFoundError"))
        .hasMessage("[Errno 2] No such file or directory: '" + path + "'");
  }

  @Test
  void suffixesAreAppendedAsNumpyDoes() throws Exception {
    Block block = TestArrays.counted(DType.INT32, 3);
    String path = directory.resolve("x.dat").toString();
    StoreTesting.store(StoredArrays.save(path, Creation.array(block)), new int[] {2}, block);
    assertThat(files()).containsExactly("x.dat.npy");
  }

  @Test
  void numpyReadsWhatIsWritten() throws Exception {
    String python = python();
    for (DType dtype : DType.values()) {
      for (int i = 0; i < SHAPES.length; i++) {
        Block block = TestArrays.counted(dtype, SHAPES[i]);
        String name = "%s-%d".formatted(dtype.numpyName(), i);
        for (String scheme : List.of("", "parts://")) {
          String path = scheme + directory.resolve(name + scheme.length() + ".npy");
          StoreTesting.store(new NpyStore(path, Creation.array(block)), BLOCKS[i], block);
        }
        var archive =
            StoredArrays.saveArchive(
                directory.resolve(name).toString(), List.of(Creation.array(block)), Map.of());
        StoreTesting.store(archive, BLOCKS[i], block);
      }
    }
    String script =
        """
        import glob, sys, numpy as np
        shapes = [(), (0,), (7,), (0, 3), (5, 4), (3, 4, 5)]
        count = 0
        for path in glob.glob(sys.argv[1] + '/*'):
            dtype, i = path.split('/')[-1].split('.')[0].split('-')
            array = np.load(path)
            if path.endswith('.npz'):
                array = array['arr_0']
            shape = shapes[int(i[0])]
            n = np.arange(int(np.prod(shape)))
            want = {'f': 0.5 * n - 1.25, 'i': 3 * n - 7, 'b': n % 3 == 0}[dtype[0]]
            assert array.dtype == np.dtype(dtype) and array.shape == shape, path
            assert (array.ravel() == want.astype(dtype)).all(), path
            count += 1
        print(count, 'arrays')
        """;
    Process process =
        new ProcessBuilder(python, "-c", script, directory.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output).isEqualTo("90 arrays\n");
  }

  /**
   * A Python with NumPy. Where there is none the test is skipped, or fails if {@code
   * NUMFLINK_REQUIRE_NUMPY=true} is in the environment.
   */
  private static String python() throws Exception {
    for (String python : List.of("/usr/bin/python3", "python3")) {
      try {
        Process process =
            new ProcessBuilder(python, "-c", "import numpy").redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() == 0) {
          return python;
        }
      } catch (IOException e) {
        // There is none of this name.
      }
    }
    String missing = "no python3 with NumPy on this machine";
    assertThat(System.getenv("NUMFLINK_REQUIRE_NUMPY")).as(missing).isNotEqualTo("true");
    return Assumptions.abort(missing);
  }
}
