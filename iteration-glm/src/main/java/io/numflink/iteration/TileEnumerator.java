package io.numflink.iteration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Gives splits to readers: split i to reader i mod p. Who reads a tile keeps it, so shares are
 * fixed beforehand rather than taken by the fastest.
 */
final class TileEnumerator implements SplitEnumerator<TileSplit, List<TileSplit>> {
  private final SplitEnumeratorContext<TileSplit> context;
  private final List<TileSplit> unassigned;

  TileEnumerator(SplitEnumeratorContext<TileSplit> context, List<TileSplit> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    List<TileSplit> share =
        unassigned.stream()
            .filter(split -> split.number() % context.currentParallelism() == subtask)
            .toList();
    if (!share.isEmpty()) {
      unassigned.removeAll(share);
      context.assignSplits(new SplitsAssignment<>(new TreeMap<>(Map.of(subtask, share))));
    }
  }

  /** A reader has failed, and no checkpoint holds what it had of these. */
  @Override
  public void addSplitsBack(List<TileSplit> splits, int subtask) {
    unassigned.addAll(splits);
    if (context.registeredReaders().containsKey(subtask)) {
      addReader(subtask);
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public List<TileSplit> snapshotState(long checkpointId) {
    return List.copyOf(unassigned);
  }

  @Override
  public void close() {}
}
