package io.numflink.iteration;

import io.numflink.array.cluster.CoordinatedJob;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.cluster.JobFailedException;
import io.numflink.array.dataflow.ResultFetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The driver's side of an iteration: submits the job, follows it, takes the result, ends it. */
public final class IterationRunner {
  /** How long a job may take to end when it is given up. */
  private static final Duration CANCELLATION = Duration.ofSeconds(20);

  private static final long SILENCE_NANOS = Duration.ofSeconds(3).toNanos();

  private final FlinkCluster cluster;
  private final Configuration settings;
  private final IterationListener listener;

  /**
   * @param settings Flink settings for the jobs: the state backend ({@code state.backend.type}),
   *     checkpointing ({@code execution.checkpointing.…}), the savepoint or checkpoint to continue
   *     from ({@code execution.state-recovery.path})
   */
  public IterationRunner(FlinkCluster cluster, Configuration settings, IterationListener listener) {
    this.cluster = cluster;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Runs a loop to its end. A thread that is interrupted meanwhile cancels the job.
   *
   * @throws IterationFailedException if the loop comes to no result
   */
  public <V, B> IterationResult<V> run(BulkIteration<V, B> iteration, IterationOptions options)
      throws InterruptedException {
    long start = System.nanoTime();
    StreamGraph graph = IterationJobGraph.create(iteration, options, settings);
    try {
      CoordinatedJob job = CoordinatedJob.submit(cluster, graph, IterationJobGraph.TILES_UID);
      try {
        double submitSeconds = (System.nanoTime() - start) / 1e9;
        listener.submitted(job.id());
        Followed<V> followed = new Followed<>(iteration.loop().variableCodec(), listener);
        long heard = System.nanoTime();
        while (!followed.isComplete()) {
          long before = followed.offset();
          followed.take(job.ask(ResultFetch.request(ResultFetch.FETCH, before)));
          if (!followed.isComplete()) {
            job.checkRunning();
          }
          if (followed.offset() != before) {
            heard = System.nanoTime();
          } else if (System.nanoTime() - heard > SILENCE_NANOS) {
            heard = System.nanoTime();
            listener.silent();
          }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.resultComplete(job.id());
        job.finish(ResultFetch.request(ResultFetch.FINISH, followed.offset()));
        return followed.result(job.id(), graph.getStreamNodes().size(), submitSeconds, seconds);
      } catch (IOException e) {
        job.giveUp();
        throw IterationFailedException.of(e);
      } catch (InterruptedException e) {
        job.giveUp();
        throw e;
      } catch (RuntimeException e) {
        job.giveUp();
        job.awaitEnd(CANCELLATION); // if it is tried again, its slots must be free
        throw e;
      }
    } catch (JobFailedException e) {
      throw IterationFailedException.of(e.getCause());
    }
  }

  /** The coordinator's log as far as the driver has read it. */
  private static final class Followed<V> {
    private final SimpleVersionedSerializer<V> codec;
    private final IterationListener listener;
    private final List<SuperstepRecord> supersteps = new ArrayList<>();
    private final ByteArrayOutputStream variable = new ByteArrayOutputStream();
    private LoopMessage.Finished finished;
    private String tag;
    private long offset;

    Followed(SimpleVersionedSerializer<V> codec, IterationListener listener) {
      this.codec = codec;
      this.listener = listener;
    }

    void take(CoordinationResponse response) throws IOException {
      if (!ResultFetch.tag(response).equals(tag)) {
        boolean first = tag == null;
        tag = ResultFetch.tag(response);
        offset = 0;
        supersteps.clear();
        variable.reset();
        if (!first) {
          return; // from where the driver was in another log
        }
      }
      for (byte[] bytes : ResultFetch.payloads(response)) {
        take(LoopMessage.fromBytes(bytes));
      }
      offset = ResultFetch.lastSequence(response);
    }

    private void take(LoopMessage message) {
      if (message instanceof LoopMessage.Superstep each) {
        supersteps.add(each.superstep());
        listener.advanced(each.superstep());
      } else if (message instanceof LoopMessage.VariablePart part) {
        variable.writeBytes(part.bytes());
      } else if (message instanceof LoopMessage.Finished end) {
        finished = end;
      }
    }

    boolean isComplete() {
      return finished != null;
    }

    long offset() {
      return offset;
    }

    IterationResult<V> result(JobID job, int operators, double submitSeconds, double seconds) {
      try {
        return new IterationResult<>(
            job,
            SimpleVersionedSerialization.readVersionAndDeSerialize(codec, variable.toByteArray()),
            supersteps,
            finished.data().tiles(),
            finished.data().rows(),
            finished.restarts(),
            finished.nodes(),
            operators,
            submitSeconds,
            seconds);
      } catch (IOException e) {
        throw IterationFailedException.of(e);
      }
    }
  }
}
