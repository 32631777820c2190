package io.numflink.array.dataflow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationRequestHandler;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.streaming.api.operators.collect.CollectCoordinationRequest;

/**
 * Passes messages of the result operators on to the driver, which fetches them. All calls come from
 * the JobMaster's main thread, except for the watch over the driver.
 */
final class ResultCoordinator implements OperatorCoordinator, CoordinationRequestHandler {

  /** Payload of one answer to the driver; the RPC system's frame size is 10 MiB by default. */
  private static final int BATCH_BYTES = 4 * 1024 * 1024;

  /** How long a request waits for a message before it is answered with none. */
  private static final Duration LONG_POLL = Duration.ofMillis(500);

  /** A job whose driver has not asked for results for so long is given up. */
  private static final Duration DRIVER_TIMEOUT = Duration.ofMinutes(5);

  private final Context context;
  private final Map<Integer, SubtaskGateway> gateways = new TreeMap<>();
  private final ArrayDeque<Queued> queue = new ArrayDeque<>();
  private long lastSequence;
  private CompletableFuture<CoordinationResponse> waiting;
  private boolean mayFinish;
  private volatile long lastRequestNanos = System.nanoTime();
  private Thread watch;

  /** A message that the driver has not yet confirmed. */
  private record Queued(long sequence, int subtask, int attempt, byte[] message) {}

  ResultCoordinator(Context context) {
    this.context = context;
  }

  @Override
  public void start() {
    watch = new Thread(this::watchDriver, "numflink-driver-watch-" + context.getJobID());
    watch.setDaemon(true);
    watch.start();
  }

  private void watchDriver() {
    try {
      while (System.nanoTime() - lastRequestNanos < DRIVER_TIMEOUT.toNanos()) {
        Thread.sleep(1000);
      }
      context.failJob(
          new SuppressRestartsException(
              new IllegalStateException(
                  "the driver has not asked for results for "
                      + DRIVER_TIMEOUT.toSeconds()
                      + " s")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.interrupt();
    }
  }

  @Override
  public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
    if (!(event instanceof ResultEvent.Message message)) {
      throw new IllegalArgumentException("unknown event " + event);
    }
    queue.add(new Queued(++lastSequence, subtask, attempt, message.message()));
    answerWaiting();
  }

  @Override
  public CompletableFuture<CoordinationResponse> handleCoordinationRequest(
      CoordinationRequest request) {
    lastRequestNanos = System.nanoTime();
    CollectCoordinationRequest fetch = (CollectCoordinationRequest) request;
    confirm(fetch.getOffset());
    if (fetch.getVersion().equals(ResultFetch.FINISH)) {
      mayFinish = true;
      gateways.values().forEach(gateway -> tell(gateway, new ResultEvent.MayFinish()));
      return CompletableFuture.completedFuture(ResultFetch.response(0, List.of()));
    }
    if (!queue.isEmpty()) {
      return CompletableFuture.completedFuture(nextBatch());
    }
    waiting = new CompletableFuture<>();
    return waiting.completeOnTimeout(
        ResultFetch.response(0, List.of()), LONG_POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Forgets what the driver has and lets the operators send more. */
  private void confirm(long sequence) {
    Map<Integer, Integer> taken = new TreeMap<>();
    while (!queue.isEmpty() && queue.peek().sequence() <= sequence) {
      taken.merge(queue.remove().subtask(), 1, Integer::sum);
    }
    taken.forEach(
        (subtask, count) -> {
          SubtaskGateway gateway = gateways.get(subtask);
          if (gateway != null) {
            tell(gateway, new ResultEvent.Taken(count));
          }
        });
  }

  /**
   * An event that does not arrive means that the attempt is failing, and the next one starts over.
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void tell(SubtaskGateway gateway, ResultEvent event) {
    gateway.sendEvent(event);
  }

  private void answerWaiting() {
    if (waiting != null) {
      waiting.complete(nextBatch());
      waiting = null;
    }
  }

  private CoordinationResponse nextBatch() {
    List<byte[]> messages = new ArrayList<>();
    long bytes = 0;
    long last = 0;
    for (Iterator<Queued> i = queue.iterator(); i.hasNext() && bytes < BATCH_BYTES; ) {
      Queued queued = i.next();
      messages.add(queued.message());
      bytes += queued.message().length;
      last = queued.sequence();
    }
    return ResultFetch.response(last, messages);
  }

  @Override
  public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
    gateways.put(subtask, gateway);
    if (mayFinish) {
      // The driver has everything already; what this attempt computes again is not needed.
      tell(gateway, new ResultEvent.MayFinish());
    }
  }

  @Override
  public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
    forget(subtask);
  }

  @Override
  public void subtaskReset(int subtask, long checkpointId) {
    forget(subtask);
  }

  private void forget(int subtask) {
    gateways.remove(subtask);
    queue.removeIf(queued -> queued.subtask() == subtask);
  }

  @Override
  public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
    result.complete(new byte[0]);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {}

  @Override
  public void resetToCheckpoint(long checkpointId, byte[] data) {}
}
