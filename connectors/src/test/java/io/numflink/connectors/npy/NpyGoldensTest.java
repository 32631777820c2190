package io.numflink.connectors.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.TestArrays;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote, see {@code src/test/python/npy_goldens.py}. */
class NpyGoldensTest {
  @TempDir Path directory;

  static Path resource(Class<?> owner, String name) throws Exception {
    return Path.of(owner.getResource(name).toURI());
  }

  private static Block expected(String name) {
    String[] parts = name.split("-", -1);
    DType dtype =
        switch (parts[0].substring(parts[0].indexOf('_') + 1)) {
          case "f8" -> DType.FLOAT64;
          case "f4" -> DType.FLOAT32;
          case "i8" -> DType.INT64;
          case "i4" -> DType.INT32;
          default -> DType.BOOL;
        };
    int[] shape =
        parts[2].isEmpty()
            ? new int[0]
            : Arrays.stream(parts[2].split("x")).mapToInt(Integer::parseInt).toArray();
    return TestArrays.counted(dtype, shape);
  }

  private static void assertReads(String name, Expr array) {
    Block expected = expected(name);
    for (int extent : new int[] {100, 1, 2, 3}) {
      int[] blockShape = new int[expected.rank()];
      Arrays.fill(blockShape, extent);
      assertThat(TestArrays.text(TestArrays.read(array, blockShape)))
          .as("%s in blocks of %d", name, extent)
          .isEqualTo(TestArrays.text(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void everyTypeOrderAndShapeOfAnArchive(String archive) throws Exception {
    Map<String, Expr> arrays = Npz.load(resource(getClass(), archive).toString());
    assertThat(arrays).hasSize(9 * 2 * 8);
    arrays.forEach(NpyGoldensTest::assertReads);
  }

  @Test
  void everyTypeOrderAndShapeOfAFile() throws Exception {
    try (InputStream in = Files.newInputStream(resource(getClass(), "stored.npz"));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = directory.resolve(entry.getName());
        byte[] bytes = zip.readAllBytes();
        Files.write(file, bytes);
        String name = entry.getName().replace(".npy", "");
        assertReads(name, Npy.load(file.toString()));
        assertReads(name, Npy.load(file.toUri().toString()));
        if (!name.startsWith("big") && name.contains("-C-")) {
          Block array = expected(name);
          long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
          byte[] header = NpyHeader.bytes(array.dtype(), shape);
          assertThat(header).as(name).isEqualTo(Arrays.copyOf(bytes, header.length));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyFormatVersion(int version) throws Exception {
    assertReads(
        "little_f8-C-5x4", Npy.load(resource(getClass(), "version" + version + ".npy").toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "complex,complex128 ('<c16')",
    "int8,int8 ('|i1')",
    "uint16,uint16 ('<u2')",
    "half,float16 ('<f2')",
    "text,str ('<U2')",
    "dates,datetime64 ('<M8[D]')",
    "fields,structured [",
    "objects,object ('|O')"
  })
  void otherTypesAreRefusedByName(String file, String type) throws Exception {
    String path = resource(getClass(), file + ".npy").toString();
    assertThatThrownBy(() -> Npy.load(path))
        .isInstanceOfSatisfying(
            ArrayException.class, e -> assertThat(e.errorType()).isEqualTo("TypeError"))
        .hasMessageContaining("'" + path + "'")
        .hasMessageContaining("elements of type " + type)
        .hasMessageContaining("float64, float32, int64, int32 or bool")
        .hasMessageContaining("astype");
  }

  @Test
  void aMissingFileIsPythonsError() {
    assertThatThrownBy(() -> Npy.load("no/such/x.npy"))
        .isInstanceOfSatisfying(
            ArrayException.class, e -> assertThat(e.errorType()).isEqualTo("FileNotFoundError"))
        .hasMessage("[Errno 2] No such file or directory: 'no/such/x.npy'");
  }

  @Test
  void aDirectoryIsPythonsError() {
    assertThatThrownBy(() -> Npy.load(directory.toString()))
        .isInstanceOf(ArrayException.class)
        .hasMessage("[Errno 21] Is a directory: '" + directory + "'");
  }

  @Test
  void aTruncatedFileIsFoundBeforeAnythingRuns() throws Exception {
    byte[] whole = Files.readAllBytes(resource(getClass(), "version1.npy"));
    Path file = directory.resolve("short.npy");
    Files.write(file, Arrays.copyOf(whole, whole.length - 8));
    assertThatThrownBy(() -> Npy.load(file.toString()))
        .isInstanceOf(ArrayException.class)
        .hasMessage(
            "'%s' is truncated: float64 (5,4) takes 288 bytes with its header, and there are 280"
                .formatted(file));
    Files.write(file, Arrays.copyOf(whole, 60));
    assertThatThrownBy(() -> Npy.load(file.toString()))
        .hasMessage("'" + file + "' ends within its npy header");
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    Path file = directory.resolve("x.npy");
    Files.writeString(file, "hello, world");
    assertThatThrownBy(() -> Npy.load(file.toString()))
        .hasMessage("'" + file + "' is no .npy file (Python pickles are not read)");
    assertThatThrownBy(() -> Npz.load(file.toString())).hasMessageContaining("no complete .npz");
  }

  @Test
  void aTruncatedArchiveIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(resource(getClass(), "stored.npz"));
    Path file = directory.resolve("short.npz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Npz.load(file.toString()))
        .hasMessage(
            "'%s' is no complete .npz archive (%d bytes without a directory of members)"
                .formatted(file, whole.length / 2));
  }

  @Test
  void aFileThatHasChangedSinceIsNotReadForTheOldOne() throws Exception {
    Path file = directory.resolve("x.npy");
    Files.copy(resource(getClass(), "version1.npy"), file);
    Expr array = Npy.load(file.toString());
    var source =
        (io.numflink.array.expr.LeafSource.Stored) ((io.numflink.array.expr.Leaf) array).source();
    source.reader().verify();
    Files.write(file, Files.readAllBytes(resource(getClass(), "half.npy")));
    assertThatThrownBy(() -> source.reader().verify())
        .hasMessageContaining("has changed since it was loaded");
  }
}
