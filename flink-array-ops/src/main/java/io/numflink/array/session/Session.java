package io.numflink.array.session;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.blocking.WholeArray;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.dataflow.ArrayJobResult;
import io.numflink.array.dataflow.ArrayJobRunner;
import io.numflink.array.expr.BlockReader;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.kernel.RandomKernel.Distribution;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;

/**
 * Evaluates arrays on one cluster. Arrays are lazy: {@link #evaluate} plans and runs all that is
 * asked for together as one Flink job, and afterwards their expressions are settled: what is built
 * on them starts from their values.
 *
 * <p>Not thread-safe.
 */
public final class Session implements AutoCloseable {
  private final SessionOptions options;
  private final FlinkCluster cluster;
  private final Map<Expr, int[]> blockShapes = new IdentityHashMap<>();
  private final Map<Expr, String> names = new IdentityHashMap<>();
  private final List<JobRecord> jobs = new ArrayList<>();
  private Consumer<JobID> beforeFinish = job -> {};
  private int driverOperations;
  private long planNanos;

  private Session(SessionOptions options, FlinkCluster cluster) {
    this.options = options;
    this.cluster = cluster;
  }

  /** A session on a cluster; closing the session closes the connection. */
  public static Session on(FlinkCluster cluster, SessionOptions options) {
    return new Session(options, cluster);
  }

  /** A session on a cluster of its own in this process, with the heap shared by the nodes. */
  public static Session embedded(int nodes, int slotsPerNode) throws IOException {
    long memory = Runtime.getRuntime().maxMemory() / 2 / nodes;
    return embedded(SessionOptions.of(ClusterModel.uniform(nodes, slotsPerNode, memory)));
  }

  /** A session on a cluster of its own in this process. */
  public static Session embedded(SessionOptions options) throws IOException {
    ClusterModel model = options.cluster();
    int slots = model.nodes().get(0).slots();
    if (model.nodes().stream().anyMatch(node -> node.slots() != slots)) {
      throw new IllegalArgumentException("an embedded cluster has as many slots on every node");
    }
    return new Session(options, EmbeddedCluster.start(model.nodeCount(), slots));
  }

  public SessionOptions options() {
    return options;
  }

  // ---- arrays

  /** An array with these elements. */
  public NDArray array(double[] elements, int... shape) {
    return wrap(
        Creation.array(
            Block.of(elements, shape.length == 0 ? new int[] {elements.length} : shape)));
  }

  /** The array that a block holds. */
  public NDArray array(Block block) {
    return wrap(Creation.array(block));
  }

  public NDArray zeros(long... shape) {
    return wrap(Creation.zeros(DType.FLOAT64, shape));
  }

  public NDArray ones(long... shape) {
    return wrap(Creation.ones(DType.FLOAT64, shape));
  }

  /** Numbers in [0, 1): those of NumPy's {@code default_rng(seed).random(shape)}. */
  public NDArray random(long seed, long... shape) {
    return wrap(
        Creation.random(
            BigInteger.valueOf(seed), 0, Distribution.UNIFORM, 0, 1, DType.FLOAT64, shape));
  }

  /** A stored array, whose blocks the reader reads where the plan wants them. */
  public NDArray stored(String name, BlockReader reader, DType dtype, long... shape) {
    return wrap(Creation.stored(name, reader, dtype, shape)).named(name);
  }

  /** The array of an expression. */
  public NDArray wrap(Expr expr) {
    return new NDArray(this, expr);
  }

  void name(Expr expr, String name) {
    names.put(expr, name);
  }

  void blockShape(Expr expr, int[] blockShape) {
    blockShapes.put(expr, blockShape);
  }

  // ---- evaluation

  /** Plans what {@link #evaluate} would run, without running it. */
  public PlannedJob plan(List<Expr> roots) {
    BlockingRequest.Builder request = BlockingRequest.builder();
    names.forEach((expr, name) -> request.name(name, expr.resolved()));
    blockShapes.forEach((expr, shape) -> request.blockShape(expr.resolved(), shape));
    roots.forEach(request::output);
    BlockedGraph blocked = Blocking.block(request.build(), options.blocking());
    Plan plan =
        options
            .placement()
            .assigner()
            .assign(blocked.program().graph(), options.cluster(), options.assigner());
    return new PlannedJob(blocked, plan, PlanLoads.of(plan));
  }

  /**
   * The values of the expressions, each as one block. What has no value yet runs as one job, or on
   * the driver.
   */
  public List<Block> evaluate(List<Expr> roots) throws InterruptedException {
    List<Expr> open = distinctOpen(roots);
    if (!open.isEmpty()) {
      List<Block> values = fitsDriver(open) ? evaluateOnDriver(open) : evaluateOnCluster(open);
      for (int i = 0; i < open.size(); i++) {
        open.get(i).settle(values.get(i));
      }
    }
    return roots.stream().map(Expr::settledValue).toList();
  }

  /** Whether {@link #evaluate} would compute these on the driver. */
  public boolean fitsDriver(List<Expr> roots) {
    return DriverPolicy.fitsDriver(roots, blockShapes.keySet(), options.driverThresholdBytes());
  }

  private static List<Expr> distinctOpen(List<Expr> roots) {
    var distinct = Collections.<Expr>newSetFromMap(new IdentityHashMap<>());
    return roots.stream().filter(root -> !root.isSettled() && distinct.add(root)).toList();
  }

  private List<Block> evaluateOnDriver(List<Expr> roots) {
    BlockedGraph blocked =
        Blocking.block(BlockingRequest.of(roots.toArray(Expr[]::new)), options.blocking());
    driverOperations += blocked.program().graph().size();
    return List.of(LocalEvaluator.evaluate(blocked));
  }

  private List<Block> evaluateOnCluster(List<Expr> roots) throws InterruptedException {
    long began = System.nanoTime();
    PlannedJob planned = plan(roots);
    planNanos += System.nanoTime() - began;
    ArrayJobResult result =
        new ArrayJobRunner(cluster, options.flink(), beforeFinish)
            .run(
                "NumFlink arrays",
                planned.blocked().program(),
                planned.plan(),
                planned.loads(),
                planned.budgets());
    jobs.add(new JobRecord(planned, result));
    return planned.blocked().roots().stream()
        .map(
            root ->
                WholeArray.assemble(root.dtype(), root.grid(), i -> result.block(root.array(), i)))
        .toList();
  }

  /**
   * Calls {@code hook} in every job when its results are here and it still runs, so that Flink
   * still measures it.
   */
  public void beforeJobsFinish(Consumer<JobID> hook) {
    beforeFinish = hook;
  }

  /** The jobs that were run, in order. */
  public List<JobRecord> jobs() {
    return Collections.unmodifiableList(jobs);
  }

  /** How long the planning of the jobs that were run has taken, in seconds. */
  public double planSeconds() {
    return planNanos / 1e9;
  }

  /** How many block operations the driver has computed itself. */
  public int driverOperations() {
    return driverOperations;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
