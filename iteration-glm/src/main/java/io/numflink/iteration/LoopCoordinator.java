package io.numflink.iteration;

import io.numflink.array.block.BlockCodec;
import io.numflink.array.dataflow.ResultFetch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationRequestHandler;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.CoordinatorStore;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.streaming.api.operators.collect.CollectCoordinationRequest;
import org.apache.flink.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a loop: starts every superstep once all slots are there and hold all tiles, advances the
 * loop variable with what comes back, and decides to stop. Flink calls it on the JobMaster's main
 * thread, which must not wait for anybody; it does everything on a thread of its own, in the order
 * of the calls.
 *
 * <p>A checkpoint holds the loop variable as it is before the superstep that is under way. A failed
 * attempt takes that superstep along, and the next attempt computes it anew: by a failover of tasks
 * the coordinator keeps its state, which no tile depends on; by a global one it goes back to the
 * checkpoint.
 */
final class LoopCoordinator<V, B> implements OperatorCoordinator, CoordinationRequestHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LoopCoordinator.class);

  private static final String STORE_KEY = "numflink-loop";

  /** How long a request of the driver waits for the end of the loop. */
  private static final Duration LONG_POLL = Duration.ofMillis(200);

  /** A job whose driver has not asked for so long is given up. */
  private static final Duration DRIVER_TIMEOUT = Duration.ofMinutes(5);

  private final Context context;
  private final Loop<V, B> loop;
  private final SimpleVersionedSerializer<B> broadcastCodec;
  private final LoopStateCodec<V> stateCodec;
  private final ScheduledThreadPoolExecutor thread;
  private final CoordinatorLines lines;
  private volatile boolean closed;
  private volatile CompletableFuture<CoordinationResponse> pending =
      CompletableFuture.completedFuture(null);

  // What follows belongs to the thread.
  private final Slots slots = new Slots();
  private final Parts.Assembly merged = new Parts.Assembly();
  private LoopState<V> state;
  private LoopLog<V> log;
  private ReductionTree tree;
  private LoadedData loaded;
  private Map<String, Double> gauges = Map.of();
  private long round;
  private Issue underWay; // null if there is none
  private boolean mayEnd;
  private int restarts;
  private long lastRequestNanos = System.nanoTime();

  LoopCoordinator(Context context, Loop<V, B> loop, SimpleVersionedSerializer<B> broadcastCodec) {
    this.context = context;
    this.loop = loop;
    this.broadcastCodec = broadcastCodec;
    this.stateCodec = new LoopStateCodec<>(loop.variableCodec());
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            action -> {
              Thread made = new Thread(action, "numflink-loop-" + context.getJobID());
              made.setDaemon(true);
              made.setContextClassLoader(context.getUserCodeClassloader());
              return made;
            });
    this.lines = new CoordinatorLines(new LineEvents());
  }

  /** The loop of a job, for the other coordinators of the job. */
  static LoopCoordinator<?, ?> of(CoordinatorStore store) {
    return (LoopCoordinator<?, ?>) store.get(STORE_KEY);
  }

  @Override
  public void start() {
    context.getCoordinatorStore().putIfAbsent(STORE_KEY, this);
    onThread(
        () -> {
          if (state == null) {
            enter(LoopState.initial(loop.initial()));
          }
        });
    thread.scheduleWithFixedDelay(
        this::watchDriver, DRIVER_TIMEOUT.toSeconds(), 1, TimeUnit.SECONDS);
  }

  private void enter(LoopState<V> newState) {
    state = newState;
    log = new LoopLog<>(loop.variableCodec());
    underWay = null;
  }

  private void onThread(ThrowingRunnable<? extends Exception> action) {
    try {
      thread.execute(
          () -> {
            try {
              action.run();
            } catch (Throwable t) {
              fail(t);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("The loop of job {} is closed", context.getJobID(), e);
    }
  }

  private void fail(Throwable cause) {
    if (!closed) {
      context.failJob(cause);
    }
  }

  private void watchDriver() {
    if (System.nanoTime() - lastRequestNanos < DRIVER_TIMEOUT.toNanos()) {
      return;
    }
    fail(
        new SuppressRestartsException(
            new IllegalStateException(
                "the driver has not asked for results for %d s"
                    .formatted(DRIVER_TIMEOUT.toSeconds()))));
  }

  @Override
  public void close() {
    closed = true;
    lines.close();
    thread.shutdownNow();
    pending.completeExceptionally(new IllegalStateException("the loop is closed"));
  }

  @Override
  public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
    onThread(() -> handle(subtask, attempt, event));
  }

  private void handle(int subtask, int attempt, OperatorEvent event) throws Exception {
    if (event instanceof LoopEvent.Merged part) {
      take(part);
    } else if (event instanceof LoopEvent.Held held) {
      slots.report(subtask, attempt, held);
      if (held.line() != null) {
        lines.open(held.taskManager(), attempt, held.line());
      }
      issueIfReady();
    } else if (event instanceof LoopEvent.LineLost lost) {
      issueAnewWithout(lost.line());
    } else if (event instanceof LoopEvent.Failed failed) {
      fail(IterationFailedException.ofProgram(sentence(failed), null));
    } else {
      throw new IllegalArgumentException("unknown event " + event);
    }
  }

  /** Rows are counted from 1 over all splits. */
  private String sentence(LoopEvent.Failed failed) {
    if (failed.split() == LoopEvent.Failed.UNKNOWN) {
      return "superstep %d: %s".formatted(failed.superstep(), failed.message());
    }
    long first = LoadedData.rowsBefore(failed.split(), slots.ended()) + failed.firstRow() + 1;
    String place =
        failed.row() != LoopEvent.Failed.UNKNOWN
            ? "row %d".formatted(first + failed.row())
            : "rows %d to %d".formatted(first, first + failed.rows() - 1);
    return "superstep %d, %s (tile %d of split %d): %s"
        .formatted(
            failed.superstep(), place, failed.index() + 1, failed.split() + 1, failed.message());
  }

  private void issueIfReady() throws IOException {
    if (state == null
        || state.done()
        || underWay != null
        || !isLoaded()
        || !lines.areSettled(tree.taskManagers())) {
      return;
    }
    byte[] broadcast =
        SimpleVersionedSerialization.writeVersionAndSerialize(
            broadcastCodec, ofUser("broadcast", () -> loop.broadcast(state.variable())));
    round++;
    underWay = new Issue(state.superstep(), tree, broadcast.length);
    for (int node = 0; node < tree.nodes(); node++) {
      LineMessage.Steps steps =
          new LineMessage.Steps(round, state.superstep(), gauges, tree.routes(node), broadcast);
      Optional<LineAddress> line = lines.send(tree.taskManager(node), steps);
      if (line.isPresent()) {
        underWay.sentOn(line.get(), node);
      } else {
        tellEachSlot(steps);
        underWay.sentToSlots(node);
      }
    }
  }

  private void tellEachSlot(LineMessage.Steps steps) {
    List<byte[]> parts = Parts.of(steps.broadcast());
    for (int subtask : steps.routes().keySet()) {
      for (int part = 0; part < parts.size(); part++) {
        tell(
            slots.gateway(subtask),
            new LoopEvent.Step(steps.order(subtask), part, parts.size(), parts.get(part)));
      }
    }
  }

  /** A line is broken: steps that were sent on it may be lost, or the result of them. */
  private void issueAnewWithout(LineAddress line) throws IOException {
    lines.close(line);
    if (underWay != null && underWay.isOn(line)) {
      underWay = null;
    }
    issueIfReady();
  }

  /** What happens to lines; all but the news of it is for the thread. */
  private final class LineEvents implements CoordinatorLine.Events {
    @Override
    public void settled() {
      onThread(LoopCoordinator.this::issueIfReady);
    }

    @Override
    public void merged(LineMessage.Merged merged) {
      onThread(() -> take(merged));
    }

    @Override
    public void lost(LineAddress address) {
      onThread(() -> issueAnewWithout(address));
    }
  }

  /** Whether all slots are there, and all tiles in them. */
  private boolean isLoaded() {
    if (loaded != null) {
      return true;
    }
    if (!slots.areComplete(context.currentParallelism())) {
      return false;
    }
    TreeMap<Integer, SplitRows> ended = slots.ended();
    if (ended.isEmpty() || ended.size() < ended.firstEntry().getValue().splits()) {
      return false;
    }
    LoadedData data = LoadedData.of(ended);
    if (data.tiles() != slots.tiles()) {
      throw new IllegalStateException(
          "%d tiles were read, and the slots hold %d".formatted(data.tiles(), slots.tiles()));
    }
    loaded = data;
    tree = new ReductionTree(slots.taskManagers());
    return true;
  }

  /**
   * An event that does not arrive means that the attempt is failing, and the next one starts over.
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void tell(SubtaskGateway gateway, LoopEvent event) {
    gateway.sendEvent(event);
  }

  /** Not so if it was issued anew, in this attempt or another. */
  private boolean isAwaited(long resultOfRound) {
    return underWay != null && resultOfRound == round;
  }

  private void take(LoopEvent.Merged part) throws Exception {
    if (!isAwaited(part.round())) {
      return;
    }
    Optional<byte[]> whole = merged.add(round, part.part(), part.parts(), part.bytes());
    if (whole.isPresent()) {
      double[] result = BlockCodec.read(new DataInputDeserializer(whole.get())).float64();
      take(new LineMessage.Merged(round, part.statistics(), result));
    }
  }

  private void take(LineMessage.Merged whole) throws IOException {
    if (!isAwaited(whole.round())) {
      return;
    }
    Issue issue = underWay;
    underWay = null;
    advance(issue, whole.data(), whole.statistics());
    issueIfReady();
  }

  private void advance(Issue issue, double[] result, PartialStatistics statistics)
      throws IOException {
    long began = System.nanoTime();
    Turn<V> turn =
        ofUser("advance", () -> loop.advance(state.superstep(), state.variable(), result));
    long advanceNanos = System.nanoTime() - began;
    gauges = turn.gauges();
    String purpose = ofUser("purpose", () -> loop.purpose(state.variable()));
    state =
        state.after(
            turn,
            loaded,
            issue.record(purpose, advanceNanos, result.length, statistics, gauges),
            issue.nodesAfter(state.nodes(), result.length, statistics));
    if (state.done()) {
      log.answerWaiting(state, restarts);
    }
  }

  /** A user's function. */
  private interface Call<T> {
    T call() throws Exception;
  }

  /** Calls a user's function; its failure ends the job for good. */
  private <T> T ofUser(String function, Call<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw IterationFailedException.ofProgram(
          "superstep %d, %s: %s"
              .formatted(
                  state.superstep(),
                  function,
                  e.getMessage() == null ? e.toString() : e.getMessage()),
          e);
    }
  }

  @Override
  public CompletableFuture<CoordinationResponse> handleCoordinationRequest(
      CoordinationRequest request) {
    CollectCoordinationRequest fetch = (CollectCoordinationRequest) request;
    CompletableFuture<CoordinationResponse> response = new CompletableFuture<>();
    pending = response;
    if (closed) {
      close(); // it may have missed this one
    }
    onThread(
        () -> {
          lastRequestNanos = System.nanoTime();
          mayEnd |= fetch.getVersion().equals(ResultFetch.FINISH);
          log.ask(fetch.getOffset(), response);
          if (state.done() || mayEnd) {
            log.answerWaiting(state, restarts);
          } else {
            thread.schedule(
                () -> onThread(() -> log.answerWaiting(state, restarts)),
                LONG_POLL.toMillis(),
                TimeUnit.MILLISECONDS);
          }
          if (mayEnd) {
            // After the answer: the job may end before another line of this is run
            slots.gateways().forEach(gateway -> tell(gateway, new LoopEvent.End()));
          }
        });
    return response;
  }

  @Override
  public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
    onThread(
        () -> {
          restarts = Math.max(restarts, attempt);
          slots.ready(subtask, attempt, gateway);
          if (mayEnd) {
            // The driver has everything already; what this attempt would compute is not needed.
            tell(gateway, new LoopEvent.End());
          } else {
            issueIfReady();
          }
        });
  }

  @Override
  public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
    lines.hangUp(attempt);
    onThread(
        () -> {
          slots.failed(subtask, attempt);
          abandonSuperstep();
        });
  }

  @Override
  public void subtaskReset(int subtask, long checkpointId) {
    onThread(
        () -> {
          slots.reset(subtask);
          abandonSuperstep();
        });
  }

  private void abandonSuperstep() {
    underWay = null;
    loaded = null;
  }

  @Override
  public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
    onThread(
        () -> {
          try {
            result.complete(
                SimpleVersionedSerialization.writeVersionAndSerialize(stateCodec, state));
          } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {}

  /** Called before the start of a job that continues from a savepoint, and in a global failover. */
  @Override
  public void resetToCheckpoint(long checkpointId, byte[] data) {
    onThread(
        () -> {
          slots.clear();
          abandonSuperstep();
          enter(
              data == null
                  ? LoopState.initial(loop.initial())
                  : SimpleVersionedSerialization.readVersionAndDeSerialize(stateCodec, data));
        });
  }
}
