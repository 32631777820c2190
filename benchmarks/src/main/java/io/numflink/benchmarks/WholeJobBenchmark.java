package io.numflink.benchmarks;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.ClusterModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whole array jobs on one embedded TaskManager of two slots against NumPy with two threads, the
 * same work timed in turn in one run. Prints a JSON object a line: medians over the repeats after
 * one that warms up; {@code ratio} is NumPy's seconds over ours, {@code core_ratio} NumPy's seconds
 * for the product alone over all of ours (making the inputs, planning, the Flink job, the result).
 *
 * <p>Usage: {@code WholeJobBenchmark NUMPY_PEER.py [REPEATS [CASE SIZE]…]}.
 */
public final class WholeJobBenchmark {
  private static final String[] DEFAULT_CASES = {
    "matmul", "4096", "matmul", "8192", "pipeline", "100000000", "sigmoid", "100000000"
  };

  private final Session session;
  private final PrintWriter toNumpy;
  private final BufferedReader fromNumpy;

  /** What one side took for a case. */
  private record Timing(double seconds, double coreSeconds, double checksum) {}

  private WholeJobBenchmark(Session session, Process numpy) {
    this.session = session;
    toNumpy = new PrintWriter(numpy.getOutputStream(), true, StandardCharsets.UTF_8);
    fromNumpy =
        new BufferedReader(new InputStreamReader(numpy.getInputStream(), StandardCharsets.UTF_8));
  }

  public static void main(String[] arguments) throws Exception {
    int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<String> cases =
        arguments.length > 2
            ? List.of(arguments).subList(2, arguments.length)
            : List.of(DEFAULT_CASES);
    ProcessBuilder python = new ProcessBuilder("/usr/bin/python3", arguments[0]);
    // Debian's OpenBLAS does not know the newest CPUs and would fall back to slower kernels.
    python.environment().putIfAbsent("OPENBLAS_CORETYPE", "SkylakeX");
    python.environment().put("OPENBLAS_NUM_THREADS", "2");
    // Not on the system's path, as this process might then find the library, too.
    String libraries = System.getenv("NUMPY_LIBRARY_PATH");
    if (libraries != null) {
      python.environment().put("LD_LIBRARY_PATH", libraries);
    }
    Process numpy = python.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    long memory = Runtime.getRuntime().maxMemory() / 2;
    SessionOptions options =
        SessionOptions.of(ClusterModel.uniform(1, 2, memory)).withDriverThreshold(0);
    try (Session session = Session.embedded(options)) {
      WholeJobBenchmark benchmark = new WholeJobBenchmark(session, numpy);
      for (int i = 0; i < cases.size(); i += 2) {
        benchmark.run(cases.get(i), Integer.parseInt(cases.get(i + 1)), repeats);
      }
    } finally {
      numpy.destroy();
    }
  }

  private void run(String name, int size, int repeats) throws Exception {
    List<Timing> ours = new ArrayList<>();
    List<Timing> theirs = new ArrayList<>();
    for (int repeat = 0; repeat <= repeats; repeat++) {
      Timing our = onFlink(name, size);
      Timing their = onNumpy(name, size);
      if (Math.abs(our.checksum() - their.checksum()) > 1e-9 * Math.abs(their.checksum())) {
        throw new IllegalStateException(
            "%s %d: ours %s, NumPy's %s".formatted(name, size, our.checksum(), their.checksum()));
      }
      if (repeat > 0) {
        ours.add(our);
        theirs.add(their);
      }
    }
    double our = median(ours.stream().map(Timing::seconds).toList());
    double their = median(theirs.stream().map(Timing::seconds).toList());
    double core = median(theirs.stream().map(Timing::coreSeconds).toList());
    System.out.printf(
        Locale.ROOT,
        "{\"case\":\"%s\",\"size\":%d,\"repeats\":%d,\"numflink_s\":%.3f,\"numpy_s\":%.3f,\"numpy_core_s\":%.3f,\"ratio\":%.2f,\"core_ratio\":%.2f}%n",
        name,
        size,
        repeats,
        our,
        their,
        core,
        their / our,
        core / our);
  }

  private Timing onFlink(String name, int size) throws InterruptedException {
    NDArray result =
        switch (name) {
          case "matmul" ->
              session.random(1, size, size).matmul(session.random(2, size, size)).sum();
          case "pipeline" -> pipeline(size);
          case "sigmoid" -> sigmoid(size);
          default -> throw new IllegalArgumentException("no case " + name);
        };
    long begin = System.nanoTime();
    double checksum = result.toDoubles()[0];
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Timing(seconds, seconds, checksum);
  }

  private NDArray arange(int size) {
    return session.wrap(Creation.arange(0.0, (double) size, 1.0, DType.FLOAT64));
  }

  private NDArray sigmoid(int size) {
    return session.ones().divide(arange(size).multiply(-4.0 / size).exp().add(1)).mean();
  }

  private NDArray pipeline(int size) {
    NDArray x = arange(size);
    return x.multiply(0.5).add(1).sqrt().multiply(2).subtract(x.divide(x.add(3))).sum();
  }

  private Timing onNumpy(String name, int size) throws IOException {
    toNumpy.println(name + " " + size);
    String line = fromNumpy.readLine();
    if (line == null) {
      throw new IOException("NumPy's side has ended; its error stands above");
    }
    String[] answer = line.split(" ", -1);
    return new Timing(
        Double.parseDouble(answer[0]),
        Double.parseDouble(answer[1]),
        Double.parseDouble(answer[2]));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
