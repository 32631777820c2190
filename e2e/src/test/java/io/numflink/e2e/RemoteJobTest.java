package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Path;
import java.util.ArrayList;
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
  void numFlinkTravelsWithTheJobAndNativeLibrariesStayOnTheCluster(LocalCluster cluster)
      throws Exception {
    StreamExecutionEnvironment environment = RemoteJobs.environment(cluster, folder);
    environment.setParallelism(1);
    List<String> origins = new ArrayList<>();
    try (CloseableIterator<String> found =
        environment
            .fromData(
                "io.numflink.array.block.DType",
                "io.numflink.lshs.ClusterModel",
                "org.bytedeco.openblas.global.openblas",
                "org.bytedeco.javacpp.Loader")
            .uid("names")
            .map(new ClassOrigin())
            .uid("origins")
            .executeAndCollect()) {
      found.forEachRemaining(origins::add);
    }
    assertThat(origins)
        .containsExactly(
            "io.numflink.array.block.DType job",
            "io.numflink.lshs.ClusterModel job",
            "org.bytedeco.openblas.global.openblas cluster",
            "org.bytedeco.javacpp.Loader cluster");
  }
}
