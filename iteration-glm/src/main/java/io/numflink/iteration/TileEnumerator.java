package io.numflink.iteration;

import io.numflink.array.dataflow.TopologyMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Gives splits to readers: split i to reader i mod p, or, if splits lie on TaskManagers, in turn to
 * the readers there, once all readers have told where they run. Who reads a tile keeps it, so
 * shares are fixed beforehand rather than taken by the fastest.
 */
final class TileEnumerator implements SplitEnumerator<TileSplit, List<TileSplit>> {
  private final TileReader reader;
  private final SplitEnumeratorContext<TileSplit> context;
  private final List<TileSplit> unassigned;
  private final Map<Integer, Located> located = new TreeMap<>();

  TileEnumerator(
      TileReader reader, SplitEnumeratorContext<TileSplit> context, List<TileSplit> unassigned) {
    this.reader = reader;
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    if (reader instanceof LocalTileReader) {
      located.remove(subtask); // it has not told yet where it runs now
      return;
    }
    assign(
        subtask,
        unassigned.stream()
            .filter(split -> split.number() % context.currentParallelism() == subtask)
            .toList());
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    located.put(subtask, (Located) event);
    if (reader instanceof LocalTileReader local && areAllLocated()) {
      assignWhereTheyLie(local);
    }
  }

  private boolean areAllLocated() {
    return located.size() == context.currentParallelism()
        && located.values().stream().mapToInt(Located::attempt).distinct().count() == 1;
  }

  private void assignWhereTheyLie(LocalTileReader local) {
    Map<String, List<Integer>> subtasksOn = new TreeMap<>();
    located.forEach(
        (subtask, place) ->
            subtasksOn.computeIfAbsent(place.taskManager(), key -> new ArrayList<>()).add(subtask));
    Map<String, Integer> given = new TreeMap<>();
    Map<Integer, List<TileSplit>> shares = new TreeMap<>();
    for (TileSplit split : unassigned) {
      String place = local.taskManagerOf(split.number(), split.count());
      List<Integer> subtasks = subtasksOn.get(place);
      if (subtasks == null) {
        throw new SuppressRestartsException(
            new TopologyMismatchException(
                "the job has no slot on TaskManager %s, where rows of its data lie"
                    .formatted(place)));
      }
      int turn = given.merge(place, 1, Integer::sum) - 1;
      shares
          .computeIfAbsent(subtasks.get(turn % subtasks.size()), key -> new ArrayList<>())
          .add(split);
    }
    shares.forEach(this::assign);
  }

  private void assign(int subtask, List<TileSplit> share) {
    if (!share.isEmpty()) {
      unassigned.removeAll(share);
      context.assignSplits(new SplitsAssignment<>(new TreeMap<>(Map.of(subtask, share))));
    }
  }

  /** A reader has failed, and no checkpoint holds what it had of these. */
  @Override
  public void addSplitsBack(List<TileSplit> splits, int subtask) {
    unassigned.addAll(splits);
    if (reader instanceof LocalTileReader) {
      located.remove(subtask);
    } else if (context.registeredReaders().containsKey(subtask)) {
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
