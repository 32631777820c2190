package io.numflink.benchmarks;

import io.numflink.array.cluster.RemoteCluster;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.train.GlmTrainer;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.Distribution;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/**
 * Logistic regression on more tiles than two TaskManagers have memory for, with RocksDB, beside the
 * same rows once, which fit: how much slower a superstep gets for each byte, what the processes
 * took at most, and whether the coefficients are the same. Prints JSON lines; exit status 1 if they
 * are not, or a process took more than it should.
 *
 * <p>Usage: {@code SpillBenchmark ROOT BENCHMARKS.jar [COPIES]}.
 */
public final class SpillBenchmark {
  private static final int TASK_MANAGERS = 2;
  private static final MemorySize PROCESS = MemorySize.ofMebiBytes(1536);

  /** Of the process, for RocksDB's memtables and block cache. */
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);

  private static final int COLUMNS = 28;

  /** 128 MiB of features. */
  private static final int DISTINCT = 256;

  /** Sums in another order: far below this share of a standard error. */
  private static final double ROUNDING = 1e-9;

  private SpillBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[0]).toAbsolutePath().resolve("benchmarks/target/spill");
    int copies = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 32;
    List<Path> jars = new ArrayList<>(Distribution.ofThisProgram().jobJars());
    jars.add(Path.of(arguments[1]));
    TaskManagerMemory usual = TaskManagerMemory.ofProcess(PROCESS.subtract(MANAGED));
    MemorySize managed = usual.managed().add(MANAGED);
    ClusterSpec spec = ClusterSpec.of(TASK_MANAGERS, 1).withMemory(usual.withManaged(managed));
    boolean holds;
    try (RunningCluster local = RunningCluster.start(spec, work.resolve("cluster"))) {
      String[] address = local.address().split(":");
      try (RemoteCluster cluster =
          RemoteCluster.connect(address[0], Integer.parseInt(address[1]), jars)) {
        Trained small = train(cluster, new RepeatedTiles(COLUMNS, DISTINCT, 1));
        print(small, local.peakResidentBytes());
        Trained large = train(cluster, new RepeatedTiles(COLUMNS, DISTINCT, copies));
        long resident = local.peakResidentBytes();
        print(large, resident);
        double difference = difference(small.fit(), large.fit());
        holds = difference <= ROUNDING && resident <= PROCESS.getBytes();
        System.out.printf(
            Locale.ROOT,
            "{\"slowdown_per_byte\":%.2f,\"difference_in_standard_errors\":%.1e,\"holds\":%b}%n",
            small.bytesPerSecond() / large.bytesPerSecond(),
            difference,
            holds);
      }
    }
    System.exit(holds ? 0 : 1);
  }

  private record Trained(RepeatedTiles tiles, GlmFit fit, IterationResult<Stage> run) {
    /** Of the quickest superstep of scoring: others compile code besides, in a short job all. */
    double seconds() {
      return run.supersteps().stream()
          .filter(each -> each.purpose().equals("irls"))
          .mapToDouble(SuperstepRecord::seconds)
          .min()
          .orElseThrow();
    }

    double bytesPerSecond() {
      return tiles.bytes() / seconds();
    }

    double hitRate() {
      double hits = run.supersteps().stream().mapToLong(SuperstepRecord::cacheHits).sum();
      return hits / run.supersteps().size() / tiles.tiles();
    }
  }

  private static Trained train(RemoteCluster cluster, RepeatedTiles tiles)
      throws InterruptedException {
    Configuration flink = new Configuration();
    flink.setString("state.backend.type", "rocksdb");
    List<String> names = IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toList();
    Stage start = new Training(Response.of(new Binomial()), names, TrainingOptions.DEFAULT).start();
    IterationResult<Stage> run =
        new GlmTrainer(cluster, flink, new IterationListener() {})
            .train(
                "spilled",
                "spilled",
                start,
                tiles,
                tiles.layout(),
                IterationOptions.ofSlots(TASK_MANAGERS));
    return new Trained(tiles, ((Finished) run.variable()).fit(), run);
  }

  private static void print(Trained trained, long resident) {
    System.out.printf(
        Locale.ROOT,
        "{\"rows\":%d,\"tile_bytes\":%d,\"load_s\":%.1f,\"supersteps\":%d,\"superstep_s\":%.2f,\"mb_per_s\":%.0f,\"in_memory\":%.2f,\"peak_resident_mib\":%d}%n",
        trained.run().rows(),
        trained.tiles().bytes(),
        trained.run().seconds()
            - trained.run().supersteps().stream().mapToDouble(SuperstepRecord::seconds).sum(),
        trained.run().supersteps().size(),
        trained.seconds(),
        trained.bytesPerSecond() / 1e6,
        trained.hitRate(),
        resident >> 20);
  }

  /** The largest difference of a coefficient, in standard errors. */
  private static double difference(GlmFit small, GlmFit large) {
    double largest = 0;
    for (int j = 0; j < small.estimates().length; j++) {
      double difference = Math.abs(small.estimates()[j] - large.estimates()[j]);
      largest = Math.max(largest, difference / large.standardError(j));
    }
    return largest;
  }
}
