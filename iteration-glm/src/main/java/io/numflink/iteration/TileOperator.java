package io.numflink.iteration;

import io.numflink.array.dataflow.TaskIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEventHandler;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Holds a slot's tiles, in keyed state and as far as the budget goes in memory, and computes
 * supersteps when the coordinator says so. A superstep runs as one piece on the task's thread, so a
 * checkpoint falls between supersteps.
 */
final class TileOperator<B> extends AbstractStreamOperator<PartialChunk>
    implements OneInputStreamOperator<TileRecord, PartialChunk>, OperatorEventHandler {
  private static final long serialVersionUID = 1L;

  /** Metric: the number of the superstep that was last begun. */
  static final String SUPERSTEP = "superstep";

  /** Metric: payload bytes of broadcasts that arrived. */
  static final String BROADCAST_BYTES = "broadcastBytesIn";

  private static final double AUTOMATIC_SHARE = 0.4;

  private final transient Superstep<B> superstep;
  private final long cacheBytes;
  private final boolean direct;
  private final transient OperatorEventGateway coordinator;
  private final transient MailboxExecutor mailbox;
  private transient NodePartials partials;
  private transient NodeLine line;
  private transient Listener listener;
  private transient LineAddress lineAddress;
  private transient Parts.Assembly broadcast;
  private transient TileStore store;
  private transient SlotTiles tiles;
  private transient EarlyResults<B> early;
  private transient Preparation preparation;
  private transient LoopEnd end;
  private transient LocalFolder folder;
  private transient String taskManager;
  private transient Counter broadcastBytes;
  private transient volatile long current;
  private transient long round;
  private transient volatile long newestRound;

  private transient Map<String, Double> gauges;

  TileOperator(
      StreamOperatorParameters<PartialChunk> parameters,
      Superstep<B> superstep,
      long cacheBytes,
      boolean direct,
      OperatorEventGateway coordinator) {
    super(parameters);
    this.mailbox = parameters.getMailboxExecutor();
    this.direct = direct;
    this.superstep = superstep;
    this.cacheBytes = cacheBytes;
    this.coordinator = coordinator;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    store = new TileStore(getKeyedStateBackend(), context.getKeyedStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    partials = NodePartials.enter(getMetricGroup());
    broadcast = new Parts.Assembly();
    tiles = new SlotTiles(store, budget(), getMetricGroup());
    gauges = new TreeMap<>();
    broadcastBytes = getMetricGroup().counter(BROADCAST_BYTES);
    getMetricGroup().<Long, Gauge<Long>>gauge(SUPERSTEP, () -> current);
    end = LoopEnd.enter(getMetricGroup());
    folder = LocalFolder.enter(getMetricGroup());
    folder
        .path()
        .complete(
            getContainingTask()
                .getEnvironment()
                .getTaskManagerInfo()
                .getTmpWorkingDirectory()
                .toPath());
    taskManager = TaskIdentity.of(getMetricGroup()).taskManager();
    early = new EarlyResults<>(superstep);
    preparation = Preparation.start(superstep);
    line = NodeLine.enter(getMetricGroup());
    listener = new Listener();
    line.attach(subtask(), listener);
    lineAddress =
        direct
            ? line.listen(getContainingTask().getEnvironment().getTaskManagerInfo()).orElse(null)
            : null;
    report();
  }

  private int subtask() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
  }

  private long budget() {
    if (cacheBytes != IterationOptions.AUTOMATIC) {
      return cacheBytes;
    }
    int slots =
        getContainingTask()
            .getEnvironment()
            .getTaskManagerInfo()
            .getConfiguration()
            .get(TaskManagerOptions.NUM_TASK_SLOTS);
    return (long) (AUTOMATIC_SHARE * Runtime.getRuntime().maxMemory() / slots);
  }

  private void report() {
    coordinator.sendEventToCoordinator(
        new LoopEvent.Held(taskManager, lineAddress, tiles.catalogue().size(), tiles.ended()));
  }

  @Override
  public void processElement(StreamRecord<TileRecord> element) throws Exception {
    TileRecord arrived = element.getValue();
    if (arrived instanceof TileRecord.Chunk chunk) {
      tiles.put(chunk).ifPresent(early::add);
    } else if (arrived instanceof TileRecord.SplitEnd splitEnd) {
      tiles.put(splitEnd);
      report();
    }
  }

  @Override
  public void handleOperatorEvent(OperatorEvent event) {
    if (event instanceof LoopEvent.Step step) {
      assemble(step);
    } else if (event instanceof LoopEvent.End) {
      end.reached().complete(null);
    } else {
      throw new IllegalArgumentException("unknown event " + event);
    }
  }

  /** What the line brings, on its thread. */
  private final class Listener implements NodeLine.Slot {
    @Override
    public void begin(StepOrder order, byte[] bytes, int arrived) {
      newestRound = order.round();
      try {
        mailbox.execute(
            () -> TileOperator.this.begin(order, bytes, arrived), "superstep %s", order.round());
      } catch (RejectedExecutionException e) {
        LOG.debug("Superstep {} came too late", order.superstep(), e);
      }
    }

    @Override
    public void lost(LineAddress address) {
      coordinator.sendEventToCoordinator(new LoopEvent.LineLost(address));
    }
  }

  /** Computes the superstep if its broadcast is complete. */
  private void assemble(LoopEvent.Step step) {
    StepOrder order = step.order();
    try {
      broadcast
          .add(order.round(), step.part(), step.parts(), step.bytes())
          .ifPresent(bytes -> begin(order, bytes, bytes.length));
    } catch (IOException e) {
      throw new IllegalStateException(
          "the broadcast of superstep %d is not complete".formatted(order.superstep()), e);
    }
  }

  /**
   * @param arrived the payload bytes that came for this slot alone
   */
  private void begin(StepOrder order, byte[] bytes, int arrived) {
    if (order.round() <= round || isIssuedAnew(order)) {
      return; // it came on a line that is broken
    }
    round = order.round();
    B decoded;
    try {
      decoded =
          SimpleVersionedSerialization.readVersionAndDeSerialize(superstep.broadcastCodec(), bytes);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the broadcast of superstep %d cannot be read".formatted(order.superstep()), e);
    }
    current = order.superstep();
    order.gauges().forEach(this::show);
    broadcastBytes.inc(arrived);
    compute(order, decoded, bytes, arrived).ifPresent(sum -> send(sum, order));
  }

  private void show(String name, double value) {
    if (gauges.put(name, value) == null) {
      getMetricGroup().<Double, Gauge<Double>>gauge(name, () -> gauges.get(name));
    }
  }

  /** Whether there is a newer issue, since one of the lines was broken. */
  private boolean isIssuedAnew(StepOrder order) {
    return order.round() < newestRound;
  }

  /** The merged result of the slot's tiles; empty if it failed or is not wanted any more. */
  private Optional<Partial> compute(StepOrder order, B decoded, byte[] bytes, int arrived) {
    long began = System.nanoTime();
    long hitsBefore = tiles.hits();
    long missesBefore = tiles.misses();
    TileEntry at = null;
    double flops = 0;
    long used = 0;
    EarlyResults.Known known = early.take(bytes);
    try {
      int length = superstep.partialLength(decoded);
      MergeTree tree = new MergeTree(superstep.merge(), partials.arrays());
      for (TileEntry entry : tiles.catalogue()) {
        if (getContainingTask().isCanceled() || isIssuedAnew(order)) {
          return Optional.empty();
        }
        at = entry;
        if (superstep.uses(entry.id(), decoded)) {
          double[] partial = known.byTile().get(entry.id());
          if (partial == null) {
            partial = partials.arrays().take(length);
            superstep.merge().identity(partial);
            superstep.compute(tile(entry), decoded, partial);
          }
          flops += superstep.flops(decoded, entry.rows());
          used++;
          tree.add(partial);
        }
      }
      double[] result = tree.result(length);
      long nanos = System.nanoTime() - began;
      long hit = tiles.hits() - hitsBefore;
      long missed = tiles.misses() - missesBefore;
      NodeShare share =
          new NodeShare(
              order.route().node(0),
              used,
              arrived,
              0,
              tiles.peakBytes(),
              known.nanos() + nanos,
              flops);
      return Optional.of(
          new Partial(result, new PartialStatistics(List.of(share), hit, missed, nanos)));
    } catch (StateAccessException e) {
      throw e;
    } catch (Exception e) {
      if (!getContainingTask().isCanceled()) {
        fail(order, at, e);
      }
      return Optional.empty();
    }
  }

  /** Not the user's fault: the attempt fails, and the job starts over. */
  private static final class StateAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateAccessException(TileEntry entry, Exception cause) {
      super(entry + " cannot be read from state", cause);
    }
  }

  private Tile tile(TileEntry entry) {
    try {
      return tiles.get(entry);
    } catch (Exception e) {
      throw new StateAccessException(entry, e);
    }
  }

  /**
   * Tells the coordinator that a user's function has failed; it ends the job.
   *
   * @param at the tile that it was at; null before the first one
   */
  private void fail(StepOrder order, TileEntry at, Exception e) {
    LOG.warn("Superstep {} failed at {}", order.superstep(), at, e);
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    int row = e instanceof TileException fault ? fault.row() : LoopEvent.Failed.UNKNOWN;
    coordinator.sendEventToCoordinator(
        at == null
            ? new LoopEvent.Failed(
                order.superstep(), LoopEvent.Failed.UNKNOWN, 0, 0, 0, row, message)
            : new LoopEvent.Failed(
                order.superstep(),
                at.id().split(),
                at.id().index(),
                at.firstRow(),
                at.rows(),
                row,
                message));
  }

  private void send(Partial sum, StepOrder order) {
    PartialSender.send(
        partials, sum, order.route(), 0, order.round(), subtask(), order.route().node(0), output);
  }

  @Override
  public void close() throws Exception {
    if (end != null) {
      end.leave();
    }
    if (folder != null) {
      folder.leave();
    }
    if (partials != null) {
      partials.leave();
    }
    if (line != null) {
      line.detach(subtask(), listener);
    }
    // Both wait for a thread that uses the job's classes, and may be interrupted
    try (Preparation ended = preparation) {
      if (line != null) {
        line.leave();
      }
    } finally {
      super.close();
    }
  }
}
