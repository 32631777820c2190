package io.numflink.array.session;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.WholeArray;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.dataflow.ArrayJobException;
import io.numflink.array.dataflow.ArrayJobGraph;
import io.numflink.array.dataflow.ArrayJobResult;
import io.numflink.array.dataflow.ArrayJobRunner;
import io.numflink.array.dataflow.JobListener;
import io.numflink.array.dataflow.NodeHistory;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.dataflow.Staging;
import io.numflink.array.dataflow.TopologyMismatchException;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import io.numflink.array.kernel.KeptBlockLostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.apache.flink.util.ExceptionUtils;

/**
 * Evaluates expressions as Flink jobs: usually one; several if the chain of transfers is too long
 * for one. Arrays that later jobs will use are settled if they are small, and left on the nodes
 * otherwise; what a lost node took along is computed again from what it was made of.
 */
final class ClusterEvaluator {

  /**
   * Intermediate arrays up to this size travel with the next plan; larger ones stay on the nodes.
   */
  private static final long LARGEST_GATHERED = 64 << 10;

  /** How often in a row an evaluation starts over because kept blocks or slots got lost. */
  private static final int MOST_LOSSES = 5;

  private final TopologyFit fit;
  private final Supplier<FlinkCluster> cluster;
  private final NamedArrays names;
  private final KeptArrays kept = new KeptArrays();
  private final List<JobRecord> jobs = new ArrayList<>();

  /** Arrays that stay on the nodes whatever their size. */
  private final Set<Expr> held = Collections.newSetFromMap(new WeakHashMap<>());

  private SessionOptions options;
  private List<String> taskManagers = List.of();
  private long planNanos;
  private JobListener listener = new JobListener() {};

  ClusterEvaluator(
      SessionOptions options,
      Supplier<FlinkCluster> cluster,
      LiveTopology live,
      NamedArrays names) {
    this.options = options;
    this.fit = new TopologyFit(options.cluster(), live);
    this.cluster = cluster;
    this.names = names;
  }

  void listen(JobListener newListener) {
    listener = newListener;
  }

  /** How the next job is planned: for the cluster as it was last found. */
  SessionOptions options() {
    return options;
  }

  /** How long the planning of the jobs that were run has taken, in seconds. */
  double planSeconds() {
    return planNanos / 1e9;
  }

  List<JobRecord> jobs() {
    return jobs;
  }

  /**
   * Settles the roots.
   *
   * @param intermediates arrays on the way to the roots that should outlive the job
   * @param saving arrays to be written
   */
  void evaluate(List<Expr> roots, List<Expr> intermediates, Saving saving)
      throws InterruptedException {
    for (int losses = 0; ; losses++) {
      try {
        evaluateInPieces(roots, intermediates, saving, this::run);
        return;
      } catch (ArrayJobException e) {
        if (losses == MOST_LOSSES || !recovers(e)) {
          throw e;
        }
        if (!saving.arrays().isEmpty()) {
          saving.beginAgain();
        }
      }
    }
  }

  /**
   * Computes an array whose blocks then lie on the nodes.
   *
   * @param intermediates arrays on the way to it that should outlive the job, too
   */
  KeptRows keepRows(Expr matrix, List<Expr> intermediates) throws InterruptedException {
    held.add(matrix);
    if (!matrix.isKept()) {
      List<Expr> kept = new ArrayList<>(intermediates);
      kept.add(matrix);
      evaluate(List.of(), kept, Saving.planned(List.of()));
    }
    LeafSource.Kept place = (LeafSource.Kept) ((Leaf) matrix.resolved()).source();
    return new KeptRows(
        place.id(),
        place.grid().shape()[0],
        (int) place.grid().shape()[1],
        place.grid().blockShape()[0],
        place.nodes().stream().map(taskManagers::get).toList());
  }

  /** Plans the jobs of {@link #keepRows}, and takes them for run. */
  List<PlannedJob> rehearseRows(Expr matrix, List<Expr> intermediates) {
    held.add(matrix);
    List<Expr> kept = new ArrayList<>(intermediates);
    kept.add(matrix);
    return rehearse(List.of(), kept, Saving.planned(List.of()));
  }

  /**
   * Prepares for another try after the failure of a job that used kept arrays where they lie, if
   * that failure can be got over. Arrays that are not kept any more have to be kept anew.
   */
  boolean recoversKept(Throwable failure) throws InterruptedException {
    if (recovers(failure)) {
      return true;
    }
    if (ExceptionUtils.findThrowable(failure, TopologyMismatchException.class).isEmpty()) {
      return false;
    }
    kept.loseAll(); // the next array job leaves them on TaskManagers that are there now
    return true;
  }

  /** How many slots a job should hold to reach every node. */
  int heldSlots() {
    return fit.heldSlots();
  }

  /** Tells when the slots of a job that holds {@link #heldSlots} are gone for good. */
  SlotWatch slotWatch() {
    return new SlotWatch(fit::heldSlots, fit::registeredSlots, SlotWatch.PATIENCE);
  }

  /** Prepares for another try, if what made the job fail can be got over. */
  private boolean recovers(Throwable failure) throws InterruptedException {
    if (ExceptionUtils.findThrowable(failure, KeptBlockLostException.class).isPresent()) {
      kept.loseAll();
      return true;
    }
    if (!fit.adapt(failure)) {
      return false;
    }
    if (!fit.model().equals(options.cluster())) {
      if (options.assigner().isBoundToNodes()
          && fit.model().nodeCount() != options.cluster().nodeCount()) {
        return false;
      }
      options = options.withCluster(fit.model());
      kept.loseAll();
      taskManagers = List.of();
    }
    return true;
  }

  /** Plans the jobs of {@link #evaluate}, and takes them for run. */
  List<PlannedJob> rehearse(List<Expr> roots, List<Expr> intermediates, Saving saving) {
    List<PlannedJob> rehearsed = new ArrayList<>();
    evaluateInPieces(
        roots,
        intermediates,
        saving,
        job -> {
          rehearsed.add(job);
          kept.add(job.blocked(), job.plan());
          job.blocked().roots().forEach(root -> Rehearsal.pretend(root.expr()));
        });
    return rehearsed;
  }

  /** What is done with a planned job. */
  @FunctionalInterface
  private interface Step<E extends Exception> {
    void take(PlannedJob job) throws E;
  }

  private <E extends Exception> void evaluateInPieces(
      List<Expr> roots, List<Expr> intermediates, Saving saving, Step<E> step) throws E {
    while (true) {
      long began = System.nanoTime();
      PlannedJob planned = plan(roots, intermediates, saving);
      planNanos += System.nanoTime() - began;
      Staging staging = new Staging(planned.plan());
      if (staging.stageCount() <= ArrayJobGraph.MAX_STAGES) {
        step.take(planned);
        return;
      }
      List<Expr> first =
          JobCut.frontier(
              planned,
              staging,
              targets(roots, intermediates, saving),
              ArrayJobGraph.MAX_STAGES / 2);
      step.take(plan(List.of(), first, Saving.planned(List.of())));
    }
  }

  private static List<Expr> targets(List<Expr> roots, List<Expr> intermediates, Saving saving) {
    List<Expr> targets = new ArrayList<>(roots);
    intermediates.stream()
        .filter(expr -> !expr.isSettled() && !expr.isKept())
        .forEach(targets::add);
    targets.addAll(saving.arrays());
    return targets;
  }

  /**
   * Plans one job.
   *
   * @param roots arrays that the driver wants
   * @param intermediates further arrays that later jobs want
   * @param saving arrays to be written
   */
  PlannedJob plan(List<Expr> roots, List<Expr> intermediates, Saving saving) {
    BlockingRequest.Builder request = BlockingRequest.builder();
    names.addTo(request);
    roots.forEach(request::output);
    saving.addTo(request);
    for (Expr expr : intermediates) {
      if (expr.isSettled() || expr.isKept()) {
        continue;
      }
      if (!held.contains(expr) && expr.size() * expr.dtype().bytes() <= LARGEST_GATHERED) {
        request.output(expr);
      } else {
        request.keep(kept.newId(), expr);
      }
    }
    return new BlockShapeSearch(options).plan(request.build());
  }

  private void run(PlannedJob planned) throws InterruptedException {
    BlockedGraph blocked = planned.blocked();
    ArrayJobResult result;
    try {
      result =
          new ArrayJobRunner(
                  cluster.get(),
                  options.flink(),
                  new WatchedSlots(listener, slotWatch()),
                  fit.heldSlots())
              .run(
                  "NumFlink arrays",
                  blocked.program(),
                  planned.plan(),
                  planned.loads(),
                  planned.budgets(),
                  new NodeHistory(taskManagers, kept.takeDropped()));
    } catch (ArrayJobException e) {
      Optional<ArrayException> error = EvaluationErrors.ofJob(e, blocked);
      throw error.isPresent() ? error.get() : e;
    }
    jobs.add(new JobRecord(planned, result));
    taskManagers =
        result.nodes().stream()
            .sorted(Comparator.comparingInt(NodeStatistics::node))
            .map(NodeStatistics::taskManager)
            .toList();
    for (BlockedGraph.Root root : blocked.roots()) {
      Block value =
          WholeArray.assemble(root.dtype(), root.grid(), i -> result.block(root.array(), i));
      root.expr().settle(value);
    }
    kept.add(blocked, planned.plan());
  }
}
