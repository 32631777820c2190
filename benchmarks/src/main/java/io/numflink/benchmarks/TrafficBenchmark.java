package io.numflink.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;

/**
 * What a plan predicts beside what the cluster moves: scripts on four TaskManagers of one slot,
 * each a JVM of its own, and again with heaps of {@link #PER_PEAK} × the predicted peak of live
 * blocks + {@link #HEAP_BESIDE_BLOCKS}. Prints a JSON object a case and a table; exit status 1 if
 * something does not hold.
 *
 * <p>Usage: {@code TrafficBenchmark ROOT [CASE…]}.
 */
public final class TrafficBenchmark {
  private static final int NODES = 4;
  private static final MemorySize ROOMY = MemorySize.ofMebiBytes(1024);

  /** What live blocks may take, in terms of the predicted peak. */
  private static final double PER_PEAK = 1.2;

  /**
   * 96 MiB for Flink, NumFlink's classes and programs, and chunks on their way, which is what the
   * planner leaves out of account as well ({@code NodeMemory}); 64 MiB for the collector, which has
   * to find room in two generations, and for copies that kernels work on.
   */
  private static final MemorySize HEAP_BESIDE_BLOCKS = MemorySize.ofMebiBytes(96 + 64);

  /** What Flink counts beside payload: headers of chunks and of buffers. */
  private static final double OVERHEAD = 1.03;

  /** Events on the channels of a job when it begins and ends, into one TaskManager. */
  private static final long EVENT_BYTES = 4 << 10;

  /** Sums of up to 10⁸ terms of one sign, in another order. */
  private static final double ROUNDING = 1e-9;

  private final Path root;
  private final Path data;
  private final Path work;
  private final TextTable table =
      new TextTable(
          "case",
          "net in a node, predicted = measured",
          "Flink's count in all",
          "peak, predicted (measured)",
          "off NumPy",
          "s",
          "capped heap",
          "capped run, s");
  private boolean allHold = true;

  private TrafficBenchmark(Path root) {
    this.root = root;
    data = root.resolve("benchmarks/target/data");
    work = root.resolve("benchmarks/target/traffic");
  }

  public static void main(String[] arguments) throws Exception {
    TrafficBenchmark benchmark = new TrafficBenchmark(Path.of(arguments[0]).toAbsolutePath());
    List<TrafficCase> cases = Stream.of(arguments).skip(1).map(TrafficCase::named).toList();
    benchmark.run(cases.isEmpty() ? List.of(TrafficCase.values()) : cases);
    System.exit(benchmark.allHold ? 0 : 1);
  }

  private void run(List<TrafficCase> cases) throws IOException, InterruptedException {
    for (TrafficCase each : cases) {
      NumpyReference.makeInputs(root, data, each.inputs());
    }
    List<Launched> roomy = new ArrayList<>();
    try (RunningCluster cluster = start(ROOMY)) {
      for (TrafficCase each : cases) {
        roomy.add(launch(each, cluster, "roomy"));
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      compare(cases.get(i), roomy.get(i));
    }
    System.out.println();
    table.print(System.out);
    System.out.println(allHold ? "Everything holds." : "Not everything holds.");
  }

  private RunningCluster start(MemorySize heap) {
    ClusterSpec spec = ClusterSpec.of(NODES, 1).withMemory(TaskManagerMemory.ofHeap(heap));
    return RunningCluster.start(spec, work.resolve("cluster"));
  }

  private List<String> script(TrafficCase each) {
    return List.of(
        root.resolve("benchmarks/src/main/scripts/" + each.script() + ".py").toString(),
        data.toString());
  }

  private Launched launch(TrafficCase each, RunningCluster cluster, String name)
      throws IOException, InterruptedException {
    return Launched.on(
        cluster.address(),
        root,
        work.resolve(each.script() + "-" + name),
        each.options(),
        script(each));
  }

  private void compare(TrafficCase each, Launched roomy) throws IOException, InterruptedException {
    if (!roomy.succeeded()) {
      allHold = false;
      System.out.printf("{\"case\":\"%s\",\"status\":%d}%n", each.script(), roomy.status());
      return;
    }
    String numpy = NumpyReference.printed(script(each));
    long peak = Collections.max(Launched.perNode(roomy.plan(), "peak_memory_bytes"));
    long heap = (long) (PER_PEAK * peak) + HEAP_BESIDE_BLOCKS.getBytes();
    Launched capped;
    try (RunningCluster cluster = start(new MemorySize(heap))) {
      capped = launch(each, cluster, "capped");
    }
    report(new Comparison(roomy, capped, heap, numpy), each);
  }

  /** What one case gave. */
  private record Comparison(Launched roomy, Launched capped, long heap, String numpy) {
    List<Long> predicted() {
      return Launched.perNode(roomy.plan(), "net_in_bytes");
    }

    List<Long> measured() {
      return Launched.perNode(roomy.run(), "net_in_bytes");
    }

    List<Long> flink() {
      return Launched.perNode(roomy.run(), "flink_net_in_bytes");
    }

    long peak(boolean asMeasured) {
      return Collections.max(
          Launched.perNode(asMeasured ? roomy.run() : roomy.plan(), "peak_memory_bytes"));
    }

    double difference() {
      return Math.max(
          NumpyReference.difference(roomy.printed(), numpy),
          NumpyReference.difference(capped.printed(), numpy));
    }

    boolean holds() {
      boolean flinkAgrees = true;
      for (int node = 0; node < NODES; node++) {
        long payload = measured().get(node);
        long counted = flink().get(node);
        flinkAgrees &= payload <= counted && counted <= OVERHEAD * payload + EVENT_BYTES;
      }
      return predicted().equals(measured())
          && flinkAgrees
          && peak(true) <= PER_PEAK * peak(false)
          && capped.succeeded()
          && difference() <= ROUNDING;
    }
  }

  private void report(Comparison result, TrafficCase each) {
    allHold &= result.holds();
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("case", each.script());
    json.put("holds", result.holds());
    json.putPOJO("predicted_net_in_bytes", result.predicted());
    json.putPOJO("measured_net_in_bytes", result.measured());
    json.putPOJO("flink_net_in_bytes", result.flink());
    json.put("predicted_peak_bytes", result.peak(false));
    json.put("measured_peak_bytes", result.peak(true));
    json.put("printed", result.roomy().printed());
    json.put("numpy", result.numpy());
    json.put("largest_relative_difference", result.difference());
    json.put("jobs", result.roomy().run().path("jobs").size());
    json.put("seconds", result.roomy().seconds());
    json.put("capped_heap_bytes", result.heap());
    json.put("capped_status", result.capped().status());
    json.put("capped_seconds", result.capped().seconds());
    System.out.println(json);

    long payload = result.measured().stream().mapToLong(Long::longValue).sum();
    long counted = result.flink().stream().mapToLong(Long::longValue).sum();
    table.row(
        each.script(),
        result.predicted().equals(result.measured())
            ? Bytes.text(result.measured())
            : Bytes.text(result.predicted()) + " ≠ " + Bytes.text(result.measured()),
        String.format(
            Locale.ROOT,
            "+%d B (%+.2f %%)",
            counted - payload,
            100.0 * (counted - payload) / payload),
        "%s (%s)".formatted(Bytes.text(result.peak(false)), Bytes.text(result.peak(true))),
        String.format(Locale.ROOT, "%.0e", result.difference()),
        String.format(Locale.ROOT, "%.1f", result.roomy().seconds()),
        Bytes.text(result.heap()),
        result.capped().succeeded()
            ? String.format(Locale.ROOT, "%.1f", result.capped().seconds())
            : "exit " + result.capped().status());
  }
}
