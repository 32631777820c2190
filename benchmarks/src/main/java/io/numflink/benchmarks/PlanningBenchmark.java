package io.numflink.benchmarks;

import io.numflink.array.block.DType;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.dataflow.NodeHistory;
import io.numflink.array.dataflow.PlacedProgram;
import io.numflink.array.dataflow.Staging;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.LinearAlgebra;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import io.numflink.lshs.AssignerOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.LowerBound;
import io.numflink.lshs.LshsAssigner;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.RunAhead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans of about a million block operations on 16 nodes of 32 slots. Prints a JSON object a line:
 * operations of the plan, seconds to place and order them ({@code plan_s}; the whole of {@code
 * assign}), to block the expressions and to work out what the plan loads, to find the lower bound,
 * the peak of the heap during {@code assign} (garbage included), and how many bytes an operation
 * the serialised plan has.
 *
 * <p>Usage: {@code PlanningBenchmark [REPEATS [CASE…]]}; the least of the repeats counts.
 */
public final class PlanningBenchmark {
  private static final ClusterModel CLUSTER = ClusterModel.uniform(16, 32, 1L << 40);
  private static final List<String> CASES = List.of("matmul", "pipeline", "newton");

  /** Arrays that are never read: only their shapes count. */
  private static final class Inputs {
    private final BlockingRequest.Builder request;

    Inputs(BlockingRequest.Builder request) {
      this.request = request;
    }

    Expr add(String name, int[] block, long... shape) {
      Expr input =
          Creation.stored(
              name,
              (offset, extents) -> {
                throw new UnsupportedOperationException("a plan reads nothing");
              },
              DType.FLOAT64,
              shape);
      request.name(name, input).blockShape(input, block);
      return input;
    }
  }

  private PlanningBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int repeats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    List<String> cases =
        arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : CASES;
    for (String name : cases) {
      String best = null;
      double least = Double.POSITIVE_INFINITY;
      for (int repeat = 0; repeat < repeats; repeat++) {
        Measured measured = measure(request(name));
        if (measured.planSeconds < least) {
          least = measured.planSeconds;
          best = measured.json(name);
        }
      }
      System.out.println(best);
    }
  }

  private static BlockingRequest request(String name) {
    return switch (name) {
      case "matmul" -> request(PlanningBenchmark::matmul);
      case "pipeline" -> request(PlanningBenchmark::pipeline);
      case "newton" -> request(PlanningBenchmark::newton);
      default -> throw new IllegalArgumentException("no case is named " + name);
    };
  }

  private static BlockingRequest request(Function<BlockingRequest.Builder, List<Expr>> program) {
    BlockingRequest.Builder request = BlockingRequest.builder();
    program.apply(request).forEach(request::output);
    return request.build();
  }

  /** 100³ products. */
  private static List<Expr> matmul(BlockingRequest.Builder request) {
    Inputs inputs = new Inputs(request);
    int[] block = {1000, 1000};
    Expr a = inputs.add("A", block, 100_000, 100_000);
    return List.of(Products.matmul(a, inputs.add("B", block, 100_000, 100_000)));
  }

  /** Two inputs, what is made of them and its column sums, in 500² blocks each. */
  private static List<Expr> pipeline(BlockingRequest.Builder request) {
    Inputs inputs = new Inputs(request);
    int[] block = {1000, 1000};
    Expr x = inputs.add("X", block, 500_000, 500_000);
    Expr y = inputs.add("Y", block, 500_000, 500_000);
    Expr z = Functions.sqrt(Functions.add(Functions.multiply(x, y), Creation.constant(1.0)));
    return List.of(z, Reductions.sum(z, new int[] {0}, false));
  }

  /** Ten steps of logistic regression over 20 000 blocks of rows. */
  private static List<Expr> newton(BlockingRequest.Builder request) {
    Inputs inputs = new Inputs(request);
    Expr x = inputs.add("X", new int[] {5000, 50}, 100_000_000, 50);
    Expr y = inputs.add("y", new int[] {5000}, 100_000_000);
    Expr one = Creation.constant(1.0);
    Expr beta = Creation.zeros(DType.FLOAT64, 50);
    Expr transposed = Layouts.transpose(x, 1, 0);
    for (int step = 0; step < 10; step++) {
      Expr eta = Products.matmul(x, beta);
      Expr mu = Functions.divide(one, Functions.add(one, Functions.apply(UFunc.EXP, negated(eta))));
      Expr gradient = Products.matmul(transposed, Functions.subtract(mu, y));
      Expr weights = Functions.multiply(mu, Functions.subtract(one, mu));
      Expr hessian = Products.matmul(Functions.multiply(transposed, weights), x);
      beta = Functions.subtract(beta, LinearAlgebra.solve(hessian, gradient));
    }
    return List.of(beta);
  }

  private static Expr negated(Expr x) {
    return Functions.multiply(x, Creation.constant(-1.0));
  }

  private record Measured(
      Plan plan,
      PlanLoads loads,
      Optional<LowerBound> bound,
      double blockSeconds,
      double planSeconds,
      double loadSeconds,
      double boundSeconds,
      double packSeconds,
      long heapBytes,
      long planBytes) {

    String json(String name) {
      return String.format(
          Locale.ROOT,
          "{\"case\":\"%s\",\"nodes\":%d,\"slots\":%d,\"operations\":%d,\"plan_s\":%.2f,"
              + "\"peak_heap_mib\":%d,\"block_s\":%.2f,\"loads_s\":%.2f,\"bound_s\":%.2f,"
              + "\"pack_s\":%.2f,\"bytes_per_operation\":%.1f,\"total_net_bytes\":%d,"
              + "\"max_net_in_bytes\":%d,\"max_peak_memory_bytes\":%d,"
              + "\"lower_bound_total_net_bytes\":%s}",
          name,
          plan.cluster().nodeCount(),
          plan.cluster().slotCount(),
          plan.size(),
          planSeconds,
          heapBytes >> 20,
          blockSeconds,
          loadSeconds,
          boundSeconds,
          packSeconds,
          (double) planBytes / plan.size(),
          loads.totalNetBytes(),
          loads.maxNetInBytes(),
          loads.maxPeakMemoryBytes(),
          bound.map(LowerBound::totalNetBytes).orElse(null));
    }
  }

  private static Measured measure(BlockingRequest request) throws IOException {
    long began = System.nanoTime();
    BlockedGraph blocked = Blocking.block(request, BlockingOptions.forSlots(CLUSTER.slotCount()));
    double blockSeconds = secondsSince(began);
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    began = System.nanoTime();
    Plan plan = new LshsAssigner().assign(blocked.program().graph(), CLUSTER);
    double planSeconds = secondsSince(began);
    long heap = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    began = System.nanoTime();
    PlanLoads loads = PlanLoads.of(plan);
    double loadSeconds = secondsSince(began);
    began = System.nanoTime();
    Optional<LowerBound> bound = LowerBound.of(plan, loads, AssignerOptions.defaults());
    double boundSeconds = secondsSince(began);
    began = System.nanoTime();
    PlacedProgram placed =
        new PlacedProgram(
            blocked.program(),
            plan,
            loads,
            new Staging(plan),
            RunAhead.defaultBudget(plan, loads),
            NodeHistory.none());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(placed.pack());
    }
    return new Measured(
        plan,
        loads,
        bound,
        blockSeconds,
        planSeconds,
        loadSeconds,
        boundSeconds,
        secondsSince(began),
        heap,
        bytes.size());
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
