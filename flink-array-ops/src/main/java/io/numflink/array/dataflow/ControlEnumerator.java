package io.numflink.array.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * The JobManager's side of the control source: binding and admission. All calls come from one
 * thread.
 */
final class ControlEnumerator implements SplitEnumerator<ControlSource.NoSplit, Void> {
  private final PlacedProgram program;
  private final SplitEnumeratorContext<ControlSource.NoSplit> context;
  private final Map<Integer, ControlEvent.Located> located = new TreeMap<>();
  private Binding binding;
  private int attempt;
  private int[] frontierOfNode;
  private int admitted;

  ControlEnumerator(PlacedProgram program, SplitEnumeratorContext<ControlSource.NoSplit> context) {
    this.program = program;
    this.context = context;
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    forget(subtask);
  }

  @Override
  public void addSplitsBack(List<ControlSource.NoSplit> splits, int subtask) {
    forget(subtask);
  }

  private void forget(int subtask) {
    located.remove(subtask);
    binding = null;
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (event instanceof ControlEvent.Located report) {
      located.put(subtask, report);
      bindIfComplete();
    } else if (event instanceof ControlEvent.Progress progress) {
      advance(progress);
    } else {
      throw new IllegalArgumentException("unknown event " + event);
    }
  }

  private void bindIfComplete() {
    boolean complete =
        located.size() == context.currentParallelism()
            && located.values().stream().map(ControlEvent.Located::attempt).distinct().count() == 1;
    if (!complete) {
      return;
    }
    List<String> taskManagerOfSubtask = new ArrayList<>();
    located.values().forEach(report -> taskManagerOfSubtask.add(report.taskManager()));
    try {
      binding = Binding.bind(program, taskManagerOfSubtask);
    } catch (TopologyMismatchException e) {
      throw new SuppressRestartsException(e);
    }
    attempt = located.get(0).attempt();
    frontierOfNode = new int[program.nodeCount()];
    admitted = program.sendLimit(frontierOfNode);
    for (int subtask = 0; subtask < context.currentParallelism(); subtask++) {
      context.sendEventToSourceReader(subtask, new ControlEvent.Bound(attempt, binding));
    }
  }

  /**
   * As nodes' frontiers move on, there is room for further blocks from others, and more operations
   * that send some are admitted.
   */
  private void advance(ControlEvent.Progress progress) {
    if (binding == null || progress.attempt() != attempt) {
      return;
    }
    frontierOfNode[progress.node()] =
        Math.max(frontierOfNode[progress.node()], progress.frontier());
    int limit = program.sendLimit(frontierOfNode);
    if (limit <= admitted) {
      return;
    }
    admitted = limit;
    for (int node = 0; node < program.nodeCount(); node++) {
      context.sendEventToSourceReader(
          binding.subtaskOfSlot()[program.firstSlot(node)],
          new ControlEvent.Admitted(attempt, limit));
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public Void snapshotState(long checkpointId) {
    return null;
  }

  @Override
  public void close() {}
}
