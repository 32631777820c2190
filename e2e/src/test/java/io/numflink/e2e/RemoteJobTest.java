package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.RemoteCluster;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs submitted over the REST interface run on the cluster's JVMs. */
@Tag("cluster")
@ExtendWith(ClusterUnderTest.class)
class RemoteJobTest {
  private static final long NUMBERS = 1_000;

  @TempDir private Path folder;

  @Test
  void sumsOverAllSlots(LocalCluster cluster) throws Exception {
    StreamExecutionEnvironment environment = RemoteJobs.environment(cluster, folder);
    environment.setParallelism(4);
    long sum = 0;
    try (CloseableIterator<Long> sums = RunningSum.upTo(NUMBERS, environment).executeAndCollect()) {
      while (sums.hasNext()) {
        sum = Math.max(sum, sums.next());
      }
    }
    assertThat(sum).isEqualTo(NUMBERS * (NUMBERS + 1) / 2);
  }

  @Test
  void jobsOfTheClustersOwnBuildLeaveItsClassesAtHome(LocalCluster cluster) throws Exception {
    assertThat(origins(cluster, jars()))
        .containsExactly(
            "io.numflink.array.block.DType cluster",
            "io.numflink.e2e.ClassOrigin job",
            "org.bytedeco.openblas.global.openblas cluster",
            "org.bytedeco.javacpp.Loader cluster");
  }

  @Test
  void jobsOfAnotherBuildBringItsClassesAndNoNativeLibraries(LocalCluster cluster)
      throws Exception {
    assertThat(origins(cluster, jars().stream().map(this::anotherVersion).toList()))
        .containsExactly(
            "io.numflink.array.block.DType job",
            "io.numflink.e2e.ClassOrigin job",
            "org.bytedeco.openblas.global.openblas cluster",
            "org.bytedeco.javacpp.Loader cluster");
  }

  @Test
  void anotherBuildIsRefusedByAClusterThatPrefersItsOwn() throws Exception {
    ClusterSpec parentFirst =
        ClusterSpec.of(1, 1).withFlinkOption("classloader.resolve-order", "parent-first");
    List<Path> others = jars().stream().map(this::anotherVersion).toList();
    try (LocalCluster cluster = LocalCluster.start(parentFirst, folder.resolve("cluster"))) {
      assertThat(origins(cluster, jars())).contains("io.numflink.array.block.DType cluster");
      assertThatThrownBy(() -> origins(cluster, others))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("another build of NumFlink")
          .hasMessageContaining("classloader.resolve-order: parent-first");
    }
  }

  private List<Path> jars() throws IOException {
    return Arrays.stream(JobJars.in(folder)).map(Path::of).toList();
  }

  /** A jar with the same classes and other bytes. */
  private Path anotherVersion(Path jar) {
    Path other = folder.resolve("other-" + jar.getFileName());
    try {
      Files.copy(jar, other);
      try (FileSystem entries = FileSystems.newFileSystem(other)) {
        Files.writeString(entries.getPath("other"), "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return other;
  }

  private static List<String> origins(LocalCluster cluster, List<Path> jars) throws Exception {
    String[] address = cluster.restAddress().split(":");
    try (RemoteCluster remote =
        RemoteCluster.connect(address[0], Integer.parseInt(address[1]), jars)) {
      return ClassOrigin.of(
          remote,
          "io.numflink.array.block.DType",
          "io.numflink.e2e.ClassOrigin",
          "org.bytedeco.openblas.global.openblas",
          "org.bytedeco.javacpp.Loader");
    }
  }
}
