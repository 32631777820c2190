package io.numflink.benchmarks;

import io.numflink.array.cluster.RemoteCluster;
import io.numflink.iteration.BulkIteration;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.IterationRunner;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.Distribution;
import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;

/**
 * What a superstep costs beside its arithmetic, on a JobManager and TaskManagers in JVMs of their
 * own: supersteps that compute nothing, with broadcasts and partial results of the size of Newton's
 * method with some numbers of features. Prints a JSON object a line; the first tenth of the
 * supersteps warms up.
 *
 * <p>Usage: {@code SuperstepBenchmark BENCHMARKS.jar [SUPERSTEPS [TASKMANAGERS [SLOTS]]]}.
 */
public final class SuperstepBenchmark {
  private static final int[] FEATURES = {1, 28, 256};

  private SuperstepBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int supersteps = argument(arguments, 1, 3000);
    int taskManagers = argument(arguments, 2, 2);
    int slots = argument(arguments, 3, 1);
    List<Path> jars = new ArrayList<>(Distribution.ofThisProgram().jobJars());
    jars.add(Path.of(arguments[0]));
    Path folder = Files.createTempDirectory("numflink-supersteps").resolve("cluster");
    try (LocalCluster local = LocalCluster.start(ClusterSpec.of(taskManagers, slots), folder)) {
      String[] address = local.restAddress().split(":");
      try (RemoteCluster cluster =
          RemoteCluster.connect(address[0], Integer.parseInt(address[1]), jars)) {
        IterationRunner runner =
            new IterationRunner(cluster, new Configuration(), new IterationListener() {});
        for (int features : FEATURES) {
          EmptyLoop loop =
              new EmptyLoop(supersteps, features, features * (features + 1) / 2 + features + 1);
          IterationResult<double[]> result =
              runner.run(
                  new BulkIteration<>("empty supersteps", loop, loop, loop),
                  IterationOptions.ofSlots(taskManagers * slots));
          print(taskManagers, slots, features, result.supersteps());
        }
      }
    }
  }

  private static int argument(String[] arguments, int index, int fallback) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : fallback;
  }

  private static void print(
      int taskManagers, int slots, int features, List<SuperstepRecord> supersteps) {
    double[] millis =
        supersteps.stream()
            .skip(supersteps.size() / 10)
            .mapToDouble(each -> 1e3 * each.overheadSeconds())
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "{\"taskmanagers\":%d,\"slots\":%d,\"features\":%d,\"supersteps\":%d,\"median_ms\":%.2f,\"p90_ms\":%.2f,\"p99_ms\":%.2f,\"bytes\":%d}%n",
        taskManagers,
        slots,
        features,
        millis.length,
        millis[millis.length / 2],
        millis[millis.length * 9 / 10],
        millis[millis.length * 99 / 100],
        supersteps.get(0).measuredBytes());
  }
}
