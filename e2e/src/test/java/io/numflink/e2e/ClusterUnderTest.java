package io.numflink.e2e;

import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a cluster of 2 TaskManagers × 2 slots. All test classes that ask for it share one; a
 * test that hurts its cluster starts its own.
 */
public final class ClusterUnderTest implements ParameterResolver {
  static final ClusterSpec TWO_BY_TWO =
      ClusterSpec.of(2, 2)
          .withMemory(TaskManagerMemory.ofHeap(MemorySize.ofMebiBytes(320)))
          .withJobManagerHeap(MemorySize.ofMebiBytes(320));

  /** A running cluster that ends with the tests, even if they are interrupted. */
  private record Running(LocalCluster cluster) implements ExtensionContext.Store.CloseableResource {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("numflink-cluster");
        LocalCluster cluster = LocalCluster.start(TWO_BY_TWO, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
        return new Running(cluster);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(Path folder) {
      LocalCluster.find(folder).ifPresent(LocalCluster::stop);
    }

    @Override
    public void close() {
      cluster.stop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalCluster.class;
  }

  @Override
  public LocalCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ClusterUnderTest.class))
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .cluster();
  }
}
