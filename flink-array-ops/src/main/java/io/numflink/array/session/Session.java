package io.numflink.array.session;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.dataflow.JobListener;
import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.BlockReader;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Layouts;
import io.numflink.array.kernel.RandomKernel.Distribution;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobID;

/**
 * Evaluates arrays on one cluster. Arrays are lazy: {@link #evaluate} plans and runs all that is
 * asked for together as one Flink job, and afterwards their expressions are settled: what is built
 * on them starts from their values.
 *
 * <p>Not thread-safe.
 */
public final class Session implements AutoCloseable {
  private final FlinkCluster cluster;
  private final NamedArrays names = new NamedArrays();
  private final ReusePolicy reuse = new ReusePolicy();
  private final ClusterEvaluator jobs;
  private int driverOperations;

  private Session(SessionOptions options, FlinkCluster cluster, LiveTopology live) {
    this.cluster = cluster;
    this.jobs = new ClusterEvaluator(options, () -> cluster, live, names);
  }

  /**
   * A session on a cluster that stays as it is; closing the session closes the connection.
   *
   * <p>A job that finds another topology than the options have fails.
   */
  public static Session on(FlinkCluster cluster, SessionOptions options) {
    return on(cluster, options, LiveTopology.fixed(options.cluster()));
  }

  /**
   * A session on a cluster that may change; closing the session closes the connection.
   *
   * @param live tells what to plan for when a job found another topology than it was planned for
   */
  public static Session on(FlinkCluster cluster, SessionOptions options, LiveTopology live) {
    return new Session(options, cluster, live);
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
    return on(EmbeddedCluster.start(model.nodeCount(), slots), options);
  }

  /** How the session plans; of a cluster that has changed, for what it is now. */
  public SessionOptions options() {
    return jobs.options();
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
    names.name(expr, name);
  }

  void blockShape(Expr expr, int[] blockShape) {
    names.blockShape(expr, blockShape);
  }

  // ---- evaluation

  /** Plans what {@link #evaluate} would run as a job, without running it. */
  public PlannedJob plan(List<Expr> roots) {
    return plan(roots, List.of());
  }

  /** Plans what {@link #evaluate(List, List)} would run, without running or touching anything. */
  public PlannedJob plan(List<Expr> roots, List<ArrayStore> stores) {
    return jobs.plan(roots, List.of(), Saving.planned(stores));
  }

  /**
   * The values of the expressions, each as one block. What has no value yet runs as one job, or on
   * the driver if it is small.
   */
  public List<Block> evaluate(List<Expr> roots) throws InterruptedException {
    return evaluate(roots, List.of());
  }

  /**
   * The values of the expressions, each as one block, once the arrays of the stores are saved: all
   * of it as one job, or on the driver. Blocks are written where they are computed, and the arrays
   * that are only saved do not come to the driver. If anything fails, nothing is saved.
   */
  public List<Block> evaluate(List<Expr> roots, List<ArrayStore> stores)
      throws InterruptedException {
    List<Expr> open = distinctOpen(roots);
    if (!open.isEmpty() || !stores.isEmpty()) {
      try (Saving saving = Saving.begin(stores)) {
        evaluateOpen(open, saving);
        saving.commit();
      }
    }
    return roots.stream().map(Expr::settledValue).toList();
  }

  private void evaluateOpen(List<Expr> open, Saving saving) throws InterruptedException {
    List<Expr> targets = new ArrayList<>(open);
    targets.addAll(saving.arrays());
    if (targets.isEmpty()) {
      return;
    }
    if (fitsDriver(targets)) {
      evaluateOnDriver(open, saving);
    } else {
      jobs.evaluate(open, reuse.worthKeeping(targets), saving);
    }
  }

  /**
   * Joins matrices of float64 with equally many rows side by side, and computes the result on the
   * cluster in blocks of whole rows that stay on the nodes until nobody holds the expression any
   * more. Where the first one comes in blocks that suit, its blocks are the result's.
   */
  public Expr sideBySide(List<Expr> matrices) {
    Expr joined = Layouts.concatenate(matrices, 1);
    int rows = RowBlocks.rows(joined, matrices.get(0), names, options());
    names.blockShape(joined, rows, Math.toIntExact(joined.extent(1)));
    return joined;
  }

  /** Computes what {@link #sideBySide} made, unless its blocks are on the nodes already. */
  public KeptRows keepRows(Expr joined) throws InterruptedException {
    return jobs.keepRows(joined, reuse.worthKeeping(List.of(joined)));
  }

  /** Plans the jobs of {@link #keepRows} and goes on as though they had run. */
  public List<PlannedJob> rehearseRows(Expr joined) {
    return jobs.rehearseRows(joined, reuse.worthKeeping(List.of(joined)));
  }

  /**
   * Prepares for another try after the failure of a job that read {@link KeptRows} where they lie,
   * if that can be got over: the rows are lost, or the job did not get slots where they are.
   */
  public boolean recovers(Throwable failure) throws InterruptedException {
    return jobs.recoversKept(failure);
  }

  /** How many slots a job should hold to reach every node. */
  public int heldSlots() {
    return jobs.heldSlots();
  }

  /** Tells when the slots of a job that holds {@link #heldSlots} are gone for good. */
  public SlotWatch slotWatch() {
    return jobs.slotWatch();
  }

  /** Whether {@link #evaluate} would compute these on the driver. */
  public boolean fitsDriver(List<Expr> roots) {
    return DriverPolicy.fitsDriver(roots, names.blocked(), options().driverThresholdBytes());
  }

  /**
   * Plans the jobs that {@link #evaluate(List, List)} would run and goes on as though they had run:
   * the expressions count as computed, but they have no values, and nothing is saved.
   */
  public Rehearsal rehearse(List<Expr> roots, List<ArrayStore> stores) {
    List<Expr> open = distinctOpen(roots).stream().filter(root -> !root.isKept()).toList();
    Saving saving = Saving.planned(stores);
    List<Expr> targets = new ArrayList<>(open);
    targets.addAll(saving.arrays());
    if (targets.isEmpty()) {
      return new Rehearsal(List.of(), 0);
    }
    if (!fitsDriver(targets)) {
      return new Rehearsal(jobs.rehearse(open, reuse.worthKeeping(targets), saving), 0);
    }
    int operations = blockedForDriver(open, saving).program().graph().size();
    open.forEach(Rehearsal::pretend);
    return new Rehearsal(List.of(), operations);
  }

  private BlockedGraph blockedForDriver(List<Expr> roots, Saving saving) {
    BlockingRequest.Builder request = BlockingRequest.builder();
    roots.forEach(request::output);
    saving.addTo(request);
    return Blocking.block(request.build(), options().blocking());
  }

  private static List<Expr> distinctOpen(List<Expr> roots) {
    var distinct = Collections.<Expr>newSetFromMap(new IdentityHashMap<>());
    return roots.stream().filter(root -> !root.isSettled() && distinct.add(root)).toList();
  }

  private void evaluateOnDriver(List<Expr> roots, Saving saving) {
    BlockedGraph blocked = blockedForDriver(roots, saving);
    driverOperations += blocked.program().graph().size();
    Block[] values = LocalEvaluator.evaluate(blocked);
    for (int i = 0; i < values.length; i++) {
      roots.get(i).settle(values[i]);
    }
  }

  /**
   * Lets a front end tell which arrays the program uses again after the evaluation under way; those
   * are kept, not computed again.
   */
  public void setUsedAgain(Supplier<Collection<Expr>> arrays) {
    reuse.setUsedAgain(arrays);
  }

  /**
   * Calls {@code hook} in every job when its results are here and it still runs, so that Flink
   * still measures it.
   */
  public void beforeJobsFinish(Consumer<JobID> hook) {
    listen(
        new JobListener() {
          @Override
          public void resultsComplete(JobID job) {
            hook.accept(job);
          }
        });
  }

  /** Lets a listener, instead of the last one, hear how the jobs go. */
  public void listen(JobListener listener) {
    jobs.listen(listener);
  }

  /** The jobs that were run, in order. */
  public List<JobRecord> jobs() {
    return Collections.unmodifiableList(jobs.jobs());
  }

  /** How long the planning of the jobs that were run has taken, in seconds. */
  public double planSeconds() {
    return jobs.planSeconds();
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
