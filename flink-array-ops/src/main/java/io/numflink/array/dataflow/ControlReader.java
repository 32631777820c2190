package io.numflink.array.dataflow;

import io.numflink.lshs.RoutingKeys;
import io.numflink.lshs.RunAhead;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * A subtask's side of the control source. The reader in the first slot of a node also reports the
 * node's progress and passes admissions on. All stay until the driver has all results, so that no
 * task of the job is at its end before: a task that waits at its end lets no checkpoint's barrier
 * through, and Flink holds a coordinator's events back from an operator until the barrier has
 * passed it. (A finished task's counters could not be read, either.)
 */
final class ControlReader implements SourceReader<BlockChunk, ControlSource.NoSplit> {
  private final PackedProgram program;
  private final int maxParallelism;
  private final SourceReaderContext context;
  private NodeRuntime runtime;
  private int node;
  private boolean leads;
  private boolean bound;
  private boolean done;
  private ProgressReports reports;
  private volatile CompletableFuture<Void> available = new CompletableFuture<>();

  ControlReader(PackedProgram program, int maxParallelism, SourceReaderContext context) {
    this.program = program;
    this.maxParallelism = maxParallelism;
    this.context = context;
  }

  @Override
  public void start() {
    runtime = NodeRuntimes.enter(TaskIdentity.of(context.metricGroup()));
    context.sendSourceEventToCoordinator(
        new ControlEvent.Located(runtime.key().attempt(), runtime.key().taskManager()));
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof ControlEvent.Bound bind) {
      if (bind.attempt() == runtime.key().attempt()) {
        bind(bind.binding());
      }
    } else if (event instanceof ControlEvent.Admitted admission) {
      if (admission.attempt() == runtime.key().attempt()) {
        runtime.admit(admission.limit());
      }
    } else {
      throw new IllegalArgumentException("unknown event " + event);
    }
    available.complete(null);
  }

  private void bind(Binding binding) {
    node = binding.nodeOf(runtime.key().taskManager());
    leads =
        node != Binding.NO_NODE
            && binding.subtaskOfSlot()[program.firstSlot(node)] == context.getIndexOfSubtask();
    runtime.install(
        program,
        binding,
        new RoutingKeys(maxParallelism, context.currentParallelism()),
        context.getUserCodeClassLoader().asClassLoader());
    runtime.onDriverDone(() -> available.complete(null));
    if (leads) {
      RunAhead runAhead = runtime.program().runAhead();
      reports = new ProgressReports(frontier -> runAhead.pushLimit(node, frontier));
      runtime.onProgress(() -> available.complete(null));
    }
    bound = true;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<BlockChunk> output) {
    if (!bound) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    if (runtime.isDriverDone()) {
      done = true;
      return InputStatus.END_OF_INPUT;
    }
    if (hasProgress()) {
      int frontier = runtime.frontier();
      reports.reported(frontier);
      context.sendSourceEventToCoordinator(
          new ControlEvent.Progress(runtime.key().attempt(), node, frontier));
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  private boolean hasProgress() {
    return leads && reports.isDue(runtime.frontier(), runtime.hasIdleSlot());
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> current = available;
    if (current.isDone()) {
      // Renew it first and look afterwards, so that no signal in between is lost.
      available = new CompletableFuture<>();
      if (bound && (runtime.isDriverDone() || hasProgress())) {
        available.complete(null);
      }
      current = available;
    }
    return current;
  }

  @Override
  public void addSplits(List<ControlSource.NoSplit> splits) {}

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public List<ControlSource.NoSplit> snapshotState(long checkpointId) {
    return List.of();
  }

  @Override
  public void close() {
    if (runtime != null) {
      NodeRuntimes.leave(runtime.key(), done);
    }
  }
}
