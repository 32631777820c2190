package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.dataflow.TopologyMismatchException;
import io.numflink.array.kernel.BlockKeeper;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

/** Splits that lie on TaskManagers go to readers there; others to readers by their number. */
class TileEnumeratorTest {
  private static final int SLOTS = 3;

  private final Map<Integer, List<Integer>> assigned = new TreeMap<>();

  /** Splits that lie on TaskManagers. */
  private record Lying(List<String> places) implements LocalTileReader {
    @Override
    public int splits(int parallelism) {
      return places.size();
    }

    @Override
    public String taskManagerOf(int split, int splits) {
      return places.get(split);
    }

    @Override
    public TileSequence open(int split, int splits, BlockKeeper kept) {
      throw new UnsupportedOperationException();
    }
  }

  @SuppressWarnings("unchecked")
  private TileEnumerator enumerator(String... places) {
    SplitEnumeratorContext<TileSplit> context =
        (SplitEnumeratorContext<TileSplit>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SplitEnumeratorContext.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "currentParallelism" -> SLOTS;
                      case "registeredReaders" -> Map.<Integer, ReaderInfo>of();
                      case "assignSplits" -> note((SplitsAssignment<TileSplit>) arguments[0]);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    List<TileSplit> splits =
        IntStream.range(0, places.length)
            .mapToObj(i -> new TileSplit(i, places.length, 0))
            .toList();
    return new TileEnumerator(new Lying(List.of(places)), context, splits);
  }

  private Object note(SplitsAssignment<TileSplit> assignment) {
    assignment
        .assignment()
        .forEach(
            (subtask, splits) ->
                assigned.put(subtask, splits.stream().map(TileSplit::number).toList()));
    return null;
  }

  private static void locate(TileEnumerator enumerator, int attempt, String... places) {
    for (int subtask = 0; subtask < places.length; subtask++) {
      enumerator.addReader(subtask);
      enumerator.handleSourceEvent(subtask, new Located(attempt, places[subtask]));
    }
  }

  @Test
  void dealsSplitsWhereTheyLie() {
    TileEnumerator enumerator = enumerator("a", "b", "a", "a", "b");
    locate(enumerator, 0, "a", "b");
    assertThat(assigned).isEmpty();
    enumerator.addReader(2);
    enumerator.handleSourceEvent(2, new Located(0, "a"));
    assertThat(assigned).isEqualTo(Map.of(0, List.of(0, 3), 1, List.of(1, 4), 2, List.of(2)));
    assertThat(enumerator.snapshotState(1)).isEmpty();
  }

  @Test
  void aReaderWithoutSplitsOnItsTaskManagerGetsNone() {
    locate(enumerator("a", "a"), 0, "a", "b", "a");
    assertThat(assigned).isEqualTo(Map.of(0, List.of(0), 2, List.of(1)));
  }

  @Test
  void splitsOutOfReachEndTheJob() {
    TileEnumerator enumerator = enumerator("a", "c");
    assertThatThrownBy(() -> locate(enumerator, 0, "a", "b", "a"))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(TopologyMismatchException.class)
        .hasMessage("the job has no slot on TaskManager c, where rows of its data lie");
  }

  @Test
  void afterAFailureWaitsForAllReadersOfTheNextAttempt() {
    TileEnumerator enumerator = enumerator("a", "b", "a");
    locate(enumerator, 0, "a", "b", "b");
    assertThat(assigned).isEqualTo(Map.of(0, List.of(0, 2), 1, List.of(1)));
    assigned.clear();
    enumerator.addSplitsBack(List.of(new TileSplit(0, 3, 0), new TileSplit(2, 3, 0)), 0);
    enumerator.addSplitsBack(List.of(new TileSplit(1, 3, 0)), 1);
    locate(enumerator, 1, "b", "b"); // subtask 2 has told of the first attempt alone
    assertThat(assigned).isEmpty();
    enumerator.addReader(2);
    enumerator.handleSourceEvent(2, new Located(1, "a"));
    assertThat(assigned).isEqualTo(Map.of(0, List.of(1), 2, List.of(0, 2)));
  }
}
