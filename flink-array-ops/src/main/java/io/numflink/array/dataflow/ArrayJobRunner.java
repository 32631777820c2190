package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.cluster.CoordinatedJob;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.cluster.JobFailedException;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;

/** The driver's side of an array job: submits it, fetches the wanted blocks, ends it. */
public final class ArrayJobRunner {
  /** How long a job that is given up is waited for. */
  private static final Duration CANCELLATION = Duration.ofSeconds(20);

  /** Nodes tell of their progress every second. */
  private static final long SILENCE_NANOS = Duration.ofSeconds(3).toNanos();

  private final FlinkCluster cluster;
  private final Configuration settings;
  private final JobListener listener;
  private final int heldSlots;
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
    try {
      CoordinatedJob job = CoordinatedJob.submit(cluster, graph, ArrayJobGraph.RESULTS_UID);
      double submitSeconds = (System.nanoTime() - start) / 1e9;
      Fetcher fetcher = new Fetcher(placed);
      lastHeardNanos = System.nanoTime();
      try {
        long confirmed = 0;
        while (!fetcher.isComplete()) {
          confirmed = Math.max(confirmed, fetch(job, confirmed, fetcher));
          if (System.nanoTime() - lastHeardNanos > SILENCE_NANOS) {
            lastHeardNanos = System.nanoTime();
            listener.silent();
          }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.resultsComplete(job.id());
        job.finish(ResultFetch.request(ResultFetch.FINISH, confirmed));
        return new ArrayJobResult(
            job.id(), fetcher.blocks(), fetcher.nodes(), submitSeconds, seconds);
      } catch (InterruptedException e) {
        job.giveUp();
        throw e;
      } catch (RuntimeException e) {
        job.giveUp();
        job.awaitEnd(CANCELLATION); // if it is tried again, this one must not write any more
        throw e;
      }
    } catch (JobFailedException e) {
      throw ArrayJobException.of(e.getCause());
    }
  }

  /** Fetches what there is and returns the sequence number of the last message. */
  private long fetch(CoordinatedJob job, long confirmed, Fetcher fetcher)
      throws InterruptedException {
    CoordinationResponse response = job.ask(ResultFetch.request(ResultFetch.FETCH, confirmed));
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
    if (!fetcher.isComplete()) {
      job.checkRunning();
    }
    return ResultFetch.lastSequence(response);
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
