package io.numflink.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.launcher.cluster.ClusterHosts;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.MemorySize;

/**
 * Logistic regression by Newton's method where the network is slow: TaskManagers of one slot in
 * network namespaces of their own, whose links {@code benchmarks/network} has made and limited. For
 * every placement a new cluster runs the same script. Prints a JSON object a placement and a table;
 * exit status 1 if a run fails or its result is not NumPy's.
 *
 * <p>Usage, in the namespace of the bridge: {@code NetworkBenchmark ROOT ADDRESS LINKS [STEPS
 * [PLACEMENT…]]}, where ADDRESS is this namespace's; the system properties {@code network.heap},
 * {@code network.jvm} and {@code network.rate} are set.
 */
public final class NetworkBenchmark {

  /** Stages of hash and round-robin have many channels. */
  private static final MemorySize NETWORK_BUFFERS = MemorySize.ofMebiBytes(512);

  /** The coefficients of Newton's method, after sums of 2·10⁶ terms in another order. */
  private static final double ROUNDING = 1e-9;

  private final Path root;
  private final ClusterHosts.Host hub;
  private final List<Link> links;
  private final Path data;
  private final Path work;
  private final String steps;
  private final TextTable table =
      new TextTable(
          "placement",
          "payload crossing",
          "bound",
          "Flink's count",
          "interfaces, in",
          "worst node, in",
          "peak memory of the worst node, predicted (measured)",
          "s",
          "processors, s",
          "off NumPy");
  private boolean allSucceeded = true;

  private NetworkBenchmark(Path root, String address, List<Link> links, String steps) {
    this.root = root;
    this.hub = new ClusterHosts.Host(address, List.of());
    this.links = links;
    this.steps = steps;
    data = root.resolve("benchmarks/target/data");
    work = root.resolve("benchmarks/target/network");
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    NetworkBenchmark benchmark =
        new NetworkBenchmark(
            Path.of(given.get(0)).toAbsolutePath(),
            given.get(1),
            Link.parse(given.get(2)),
            given.size() > 3 ? given.get(3) : "10");
    benchmark.run(given.size() > 4 ? given.subList(4, given.size()) : List.of("lshs"));
    System.exit(benchmark.allSucceeded ? 0 : 1);
  }

  private List<String> script() {
    return List.of(
        root.resolve("benchmarks/src/main/scripts/newton.py").toString(), data.toString(), steps);
  }

  private void run(List<String> placements) throws IOException, InterruptedException {
    NumpyReference.makeInputs(root, data, List.of("network_features", "network_labels"));
    String numpy = numpyResult();
    for (String placement : placements) {
      run(placement, numpy);
    }
    System.out.println();
    table.print(System.out);
  }

  /** NumPy takes gigabytes for this, so what it printed is kept. */
  private String numpyResult() throws IOException, InterruptedException {
    Path kept = data.resolve("newton-" + steps + ".txt");
    if (!Files.exists(kept)) {
      Files.writeString(kept, NumpyReference.printed(script()));
    }
    return Files.readString(kept);
  }

  private ClusterSpec spec() {
    String jvm = System.getProperty("network.jvm");
    return ClusterSpec.of(links.size(), 1)
        .withHosts(new ClusterHosts(hub, links.stream().map(Link::host).toList()))
        .withJvmOptions(jvm.isBlank() ? List.of() : List.of(jvm.strip().split("\\s+")))
        .withMemory(
            TaskManagerMemory.ofHeap(MemorySize.parse(System.getProperty("network.heap")))
                .withNetwork(NETWORK_BUFFERS));
  }

  private void run(String placement, String numpy) throws IOException, InterruptedException {
    Launched launched;
    List<Link.Traffic> traffic = new ArrayList<>();
    double processor;
    try (RunningCluster cluster = RunningCluster.start(spec(), work.resolve("cluster"))) {
      List<Link.Traffic> before = new ArrayList<>();
      double processorBefore = cluster.processorSeconds();
      for (Link link : links) {
        before.add(link.traffic());
      }
      launched =
          Launched.on(
              cluster.address(),
              root,
              work.resolve(placement),
              List.of("--placement", placement),
              script());
      processor = cluster.processorSeconds() - processorBefore;
      for (int i = 0; i < links.size(); i++) {
        traffic.add(links.get(i).traffic().since(before.get(i)));
      }
    }
    if (!launched.succeeded()) {
      allSucceeded = false;
      System.out.printf("{\"placement\":\"%s\",\"status\":%d}%n", placement, launched.status());
      return;
    }
    report(placement, launched, traffic, processor, numpy);
  }

  private void report(
      String placement,
      Launched launched,
      List<Link.Traffic> traffic,
      double processor,
      String numpy) {
    List<Long> payload = Launched.perNode(launched.run(), "net_in_bytes");
    List<Long> in = traffic.stream().map(Link.Traffic::in).toList();
    List<Long> out = traffic.stream().map(Link.Traffic::out).toList();
    long bound = launched.plan().at("/lower_bound/total_net_bytes").asLong();
    long predictedPeak = Collections.max(Launched.perNode(launched.plan(), "peak_memory_bytes"));
    long measuredPeak = Collections.max(Launched.perNode(launched.run(), "peak_memory_bytes"));
    long flink = launched.run().path("flink_net_in_bytes").asLong();
    double difference = NumpyReference.difference(launched.printed(), numpy);
    allSucceeded &= difference <= ROUNDING;

    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("placement", placement);
    json.put("steps", Integer.parseInt(steps));
    json.put("rate", System.getProperty("network.rate"));
    json.put("jobs", launched.run().path("jobs").size());
    json.putPOJO("payload_in_bytes", payload);
    json.put("lower_bound_bytes", bound);
    json.put("flink_in_bytes", flink);
    json.putPOJO("interface_in_bytes", in);
    json.putPOJO("interface_out_bytes", out);
    json.put("predicted_peak_bytes", predictedPeak);
    json.put("measured_peak_bytes", measuredPeak);
    json.put("processor_s", processor);
    json.putPOJO("busy_s", busySeconds(launched));
    json.set("timings", launched.run().path("timings"));
    json.put("largest_relative_difference", difference);
    System.out.println(json);

    table.row(
        placement,
        Bytes.text(sum(payload)),
        Bytes.text(bound),
        Bytes.text(flink),
        Bytes.text(sum(in)),
        Bytes.text(Collections.max(in)),
        "%s (%s)".formatted(Bytes.text(predictedPeak), Bytes.text(measuredPeak)),
        String.format(Locale.ROOT, "%.1f", launched.seconds()),
        String.format(Locale.ROOT, "%.1f", processor),
        String.format(Locale.ROOT, "%.0e", difference));
  }

  private static List<Double> busySeconds(Launched launched) {
    List<Double> busy = new ArrayList<>();
    launched.run().path("per_node").forEach(node -> busy.add(node.path("busy_s").asDouble()));
    return busy;
  }

  private static long sum(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }
}
