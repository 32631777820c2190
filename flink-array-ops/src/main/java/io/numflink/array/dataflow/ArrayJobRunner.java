package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;

/** The driver's side of an array job: submits it, fetches the wanted blocks, ends it. */
public final class ArrayJobRunner {
  /** How long after a refused request the next one is sent: at first, and at most. */
  private static final long FIRST_RETRY_MILLIS = 5;

  private static final long LAST_RETRY_MILLIS = 100;

  /** How long a job that is given up is waited for. */
  private static final Duration CANCELLATION = Duration.ofSeconds(20);

  /** Nodes tell of their progress every second. */
  private static final long SILENCE_NANOS = Duration.ofSeconds(3).toNanos();

  private final FlinkCluster cluster;
  private final Configuration settings;
  private final JobListener listener;
  private final int heldSlots;
  private long retryMillis = FIRST_RETRY_MILLIS;
  private long lastHeardNanos;

  /**
   * @param settings Flink settings for the jobs
   */
  public ArrayJobRunner(FlinkCluster cluster, Configuration settings, JobListener listener) {
    this(cluster, settings, listener, 0);
  }

  /**
   * @param settings Flink settings for the jobs
   * @param heldSlots how many slots a job holds at least. More than its plan has leave some idle,
   *     and leave the plan a choice: Flink spreads a job over TaskManagers as it likes.
   */
  public ArrayJobRunner(
      FlinkCluster cluster, Configuration settings, JobListener listener, int heldSlots) {
    this.cluster = cluster;
    this.settings = settings;
    this.listener = listener;
    this.heldSlots = heldSlots;
  }

  /**
   * Runs a planned program.
   *
   * @param budgets the bytes that live blocks may take on each node
   * @param history what earlier jobs have left on the nodes
   * @throws ArrayJobException if the job fails; its cause is the error that made it fail
   */
  public ArrayJobResult run(
      String jobName,
      BlockProgram program,
      Plan plan,
      PlanLoads loads,
      long[] budgets,
      NodeHistory history)
      throws InterruptedException {
    Staging staging = new Staging(plan);
    PlacedProgram placed = new PlacedProgram(program, plan, loads, staging, budgets, history);
    int parallelism = Math.max(placed.slotCount(), heldSlots);
    var graph = ArrayJobGraph.create(jobName, placed, staging, parallelism, settings);
    long start = System.nanoTime();
    listener.starting(plan.size());
    JobID job = submit(graph);
    double submitSeconds = (System.nanoTime() - start) / 1e9;
    CompletableFuture<JobResult> end = cluster.result(job);
    Fetcher fetcher = new Fetcher(placed);
    lastHeardNanos = System.nanoTime();
    try {
      long confirmed = 0;
      while (!fetcher.isComplete()) {
        confirmed = Math.max(confirmed, fetch(job, end, confirmed, fetcher));
        if (System.nanoTime() - lastHeardNanos > SILENCE_NANOS) {
          lastHeardNanos = System.nanoTime();
          listener.silent();
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      listener.resultsComplete(job);
      finish(job, end, confirmed);
      return new ArrayJobResult(job, fetcher.blocks(), fetcher.nodes(), submitSeconds, seconds);
    } catch (InterruptedException | RuntimeException e) {
      if (!end.isDone()) {
        cancel(job, end, e);
      }
      throw e;
    }
  }

  /** Cancels a job that is given up; one that may be tried again must not write any more. */
  private void cancel(JobID job, CompletableFuture<JobResult> end, Exception reason)
      throws InterruptedException {
    var unused = cluster.cancel(job);
    if (reason instanceof InterruptedException) {
      return;
    }
    try {
      end.get(CANCELLATION.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      reason.addSuppressed(e);
    }
  }

  private JobID submit(StreamGraph graph) throws InterruptedException {
    try {
      return cluster.submit(graph).get();
    } catch (ExecutionException e) {
      throw ArrayJobException.of(e.getCause());
    }
  }

  /** Fetches what there is and returns the sequence number of the last message. */
  private long fetch(JobID job, CompletableFuture<JobResult> end, long confirmed, Fetcher fetcher)
      throws InterruptedException {
    CoordinationResponse response;
    try {
      response =
          cluster
              .ask(
                  job, ArrayJobGraph.RESULTS_UID, ResultFetch.request(ResultFetch.FETCH, confirmed))
              .get();
    } catch (ExecutionException e) {
      // The job may not have started yet, or may be over; its own end tells which.
      if (end.isDone()) {
        throw failureOf(end, e.getCause());
      }
      pause();
      return confirmed;
    }
    retryMillis = FIRST_RETRY_MILLIS;
    try {
      for (ResultMessage message : ResultFetch.messages(response)) {
        lastHeardNanos = System.nanoTime();
        fetcher.take(message);
        if (message instanceof ResultMessage.NodeProgress progress) {
          listener.progressed(progress.statistics());
        }
      }
    } catch (IOException e) {
      throw ArrayJobException.of(e);
    }
    if (end.isDone() && !fetcher.isComplete()) {
      throw failureOf(end, null);
    }
    return ResultFetch.lastSequence(response);
  }

  private void pause() throws InterruptedException {
    Thread.sleep(retryMillis);
    retryMillis = Math.min(LAST_RETRY_MILLIS, 2 * retryMillis);
  }

  private void finish(JobID job, CompletableFuture<JobResult> end, long confirmed)
      throws InterruptedException {
    while (true) {
      try {
        cluster
            .ask(job, ArrayJobGraph.RESULTS_UID, ResultFetch.request(ResultFetch.FINISH, confirmed))
            .get();
        break;
      } catch (ExecutionException e) {
        if (end.isDone()) {
          throw failureOf(end, e.getCause());
        }
        pause();
      }
    }
    try {
      JobResult result = end.get();
      if (!result.isSuccess()) {
        throw failureOf(end, null);
      }
    } catch (ExecutionException e) {
      throw ArrayJobException.of(e.getCause());
    }
  }

  private static ArrayJobException failureOf(CompletableFuture<JobResult> end, Throwable fallback)
      throws InterruptedException {
    try {
      JobResult result = end.get();
      Throwable cause =
          result
              .getSerializedThrowable()
              .<Throwable>map(
                  t -> SerializedThrowable.get(t, ArrayJobRunner.class.getClassLoader()))
              .orElse(fallback);
      return ArrayJobException.of(
          cause == null
              ? new IllegalStateException(
                  "the job ended as " + result.getApplicationStatus() + " without its results")
              : cause);
    } catch (ExecutionException e) {
      return ArrayJobException.of(ExceptionUtils.stripExecutionException(e));
    }
  }

  /** Puts blocks together from their chunks. */
  private static final class Fetcher {
    private final PlacedProgram program;
    private final Map<Integer, Map<Integer, Block>> blocks = new HashMap<>();
    private final Map<Integer, Partial> partials = new HashMap<>();
    private final TreeMap<Integer, NodeStatistics> nodes = new TreeMap<>();
    private int missing;

    /** A block under way; an attempt's chunks come in order, a new attempt starts over. */
    private record Partial(int attempt, Block block) {}

    Fetcher(PlacedProgram program) {
      this.program = program;
      this.missing = program.outputCount();
    }

    void take(ResultMessage message) throws IOException {
      if (message instanceof ResultMessage.NodeDone done) {
        NodeStatistics statistics = done.statistics();
        nodes.values().removeIf(other -> other.attempt() < statistics.attempt());
        nodes.put(statistics.node(), statistics);
      } else if (message instanceof ResultMessage.Chunk chunk) {
        take(chunk);
      }
    }

    private void take(ResultMessage.Chunk chunk) throws IOException {
      int array = program.targetArray(chunk.operation());
      int index = program.targetIndex(chunk.operation());
      Map<Integer, Block> done = blocks.computeIfAbsent(array, a -> new HashMap<>());
      if (done.containsKey(index)) {
        return;
      }
      Partial partial = partials.get(chunk.operation());
      if (partial == null || partial.attempt() != chunk.attempt()) {
        partial = new Partial(chunk.attempt(), Block.zeros(chunk.dtype(), chunk.shape()));
        partials.put(chunk.operation(), partial);
      }
      Block block = partial.block();
      BlockCodec.readPayload(
          chunk.dtype(),
          block.data(),
          chunk.from(),
          chunk.to(),
          new DataInputDeserializer(chunk.payload()));
      if (chunk.to() == block.size()) {
        partials.remove(chunk.operation());
        done.put(index, block);
        missing--;
      }
    }

    boolean isComplete() {
      return missing == 0 && nodes.size() == program.nodeCount();
    }

    Map<Integer, Map<Integer, Block>> blocks() {
      return blocks;
    }

    List<NodeStatistics> nodes() {
      return new ArrayList<>(nodes.values());
    }
  }
}
