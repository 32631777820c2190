package io.numflink.iteration;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The source of an iteration: every slot reads its share of the splits, and keeps its tiles. Then
 * it stays open until the loop ends, so that checkpoint barriers, which begin at sources, keep
 * flowing.
 */
final class TileSource implements Source<TileRecord, TileSplit, List<TileSplit>> {
  private static final long serialVersionUID = 1L;

  /** Null if there are no splits. */
  private final TileReader reader;

  private final int splits;
  private final int maxParallelism;

  private TileSource(TileReader reader, int splits, int maxParallelism) {
    this.reader = reader;
    this.splits = splits;
    this.maxParallelism = maxParallelism;
  }

  /** One of the reader's tiles, read by {@code parallelism} slots. */
  static TileSource of(TileReader reader, int parallelism, int maxParallelism) {
    int splits = reader.splits(parallelism);
    if (splits < 1 || splits > TileId.MAX_SPLITS) {
      throw new IllegalArgumentException(
          "data is read in 1 to %d splits, not %d".formatted(TileId.MAX_SPLITS, splits));
    }
    return new TileSource(reader, splits, maxParallelism);
  }

  /** One that only stays open, beside a stream that gives the tiles and ends. */
  static TileSource withoutTiles(int maxParallelism) {
    return new TileSource(null, 0, maxParallelism);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<TileSplit, List<TileSplit>> createEnumerator(
      SplitEnumeratorContext<TileSplit> context) {
    return new TileEnumerator(
        reader,
        context,
        IntStream.range(0, splits).mapToObj(number -> new TileSplit(number, splits, 0)).toList());
  }

  @Override
  public SplitEnumerator<TileSplit, List<TileSplit>> restoreEnumerator(
      SplitEnumeratorContext<TileSplit> context, List<TileSplit> unassigned) {
    return new TileEnumerator(reader, context, unassigned);
  }

  @Override
  public SourceReader<TileRecord, TileSplit> createReader(SourceReaderContext context) {
    return new TileSourceReader(reader, maxParallelism, context);
  }

  @Override
  public SimpleVersionedSerializer<TileSplit> getSplitSerializer() {
    return new TileSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<TileSplit>> getEnumeratorCheckpointSerializer() {
    return new TileSplitSerializer.OfList();
  }
}
