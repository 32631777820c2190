package io.numflink.connectors.npy;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.LeafSource;
import io.numflink.connectors.TestArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Any part of any array is what was written, whatever blocks it was written in. */
class NpyPropertiesTest {
  private final Path directory = newDirectory();

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("npy-properties");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterProperty
  void delete() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 150)
  void writtenInAnyBlocksReadInAny(
      @ForAll DType dtype,
      @ForAll @IntRange(min = 0, max = 4) int rank,
      @ForAll boolean local,
      @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    int[] shape = new int[rank];
    int[] written = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = random.nextInt(9);
      written[axis] = 1 + random.nextInt(9);
    }
    Block array = TestArrays.counted(dtype, shape);
    String path = (local ? "" : "parts://") + directory.resolve("x.npy");
    StoreTesting.store(new NpyStore(path, Creation.array(array)), written, array);

    Expr loaded = Npy.load(path);
    assertThat(loaded.dtype()).isEqualTo(dtype);
    long[] offset = new long[rank];
    int[] part = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      offset[axis] = random.nextInt(shape[axis] + 1);
      part[axis] = random.nextInt(shape[axis] - (int) offset[axis] + 1);
    }
    var source = (LeafSource.Stored) ((io.numflink.array.expr.Leaf) loaded).source();
    assertThat(TestArrays.text(source.reader().read(offset, part)))
        .isEqualTo(TestArrays.text(TestArrays.cut(array, offset, part)));
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("x.npy"));
    }
  }
}
