package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.dataflow.FileKeeper;
import io.numflink.array.dataflow.TaskIdentity;
import io.numflink.array.kernel.KeptBlockLostException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Reads a slot's splits, one after another, and sends the tiles to its own slot. Then it waits for
 * the end of the loop.
 */
final class TileSourceReader implements SourceReader<TileRecord, TileSplit> {
  private final TileReader reader;
  private final SourceReaderContext context;
  private final TileSender sender;
  private final ArrayDeque<TileSplit> waiting = new ArrayDeque<>();
  private LoopEnd end;
  private LocalFolder folder;
  private TileSplit split;
  private TileSequence sequence;
  private int tiles;
  private long rows;
  private CompletableFuture<Void> available = new CompletableFuture<>();

  TileSourceReader(TileReader reader, int maxParallelism, SourceReaderContext context) {
    this.reader = reader;
    this.context = context;
    this.sender =
        new TileSender(maxParallelism, context.currentParallelism(), context.getIndexOfSubtask());
  }

  @Override
  public void start() {
    end = LoopEnd.enter(context.metricGroup());
    folder = LocalFolder.enter(context.metricGroup());
    available = newSignal();
    TaskIdentity task = TaskIdentity.of(context.metricGroup());
    context.sendSourceEventToCoordinator(new Located(task.attempt(), task.taskManager()));
  }

  /** A future that new splits, the end of the loop and the way to local blocks complete. */
  private CompletableFuture<Void> newSignal() {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    end.reached().whenComplete((nothing, failure) -> signal.complete(null));
    if (!folder.path().isDone()) {
      folder.path().whenComplete((path, failure) -> signal.complete(null));
    }
    return signal;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<TileRecord> output) throws Exception {
    if (end.reached().isDone()) {
      return InputStatus.END_OF_INPUT;
    }
    if (split == null && canOpen()) {
      open(waiting.remove());
    }
    if (split != null) {
      step(output);
    }
    return split == null && !canOpen() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
  }

  private boolean canOpen() {
    return !waiting.isEmpty() && (folder.path().isDone() || !(reader instanceof LocalTileReader));
  }

  private void open(TileSplit next) throws IOException {
    split = next;
    tiles = 0;
    rows = 0;
    try {
      sequence =
          reader instanceof LocalTileReader local
              ? local.open(next.number(), next.count(), new FileKeeper(folder.path().join()))
              : reader.open(next.number(), next.count());
    } catch (TileException e) {
      throw failure(e);
    } catch (KeptBlockLostException e) {
      throw new SuppressRestartsException(e);
    }
    while (tiles < next.tilesRead()) {
      List<Block> parts = nextParts();
      if (parts == null) {
        throw new IOException(
            "%s had more than %d tiles before a failure, and has %d now"
                .formatted(reader.describe(next.number(), next.count()), next.tilesRead(), tiles));
      }
      count(parts);
    }
  }

  private List<Block> nextParts() throws IOException {
    try {
      return sequence.next();
    } catch (TileException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(TileException e) {
    if (e.row() == TileException.NO_ROW) {
      return IterationFailedException.ofProgram(e.getMessage(), e);
    }
    return IterationFailedException.ofProgram(
        "%s, row %d: %s"
            .formatted(
                reader.describe(split.number(), split.count()), rows + e.row() + 1, e.getMessage()),
        e);
  }

  private void count(List<Block> parts) {
    rows += Tile.rowsOf(parts);
    tiles++;
  }

  /** Sends a tile, or the end of the split. */
  private void step(ReaderOutput<TileRecord> output) throws IOException {
    List<Block> parts = nextParts();
    if (parts == null) {
      sequence.close();
      output.collect(sender.end(new SplitRows(split.number(), split.count(), tiles, rows)));
      split = null;
      return;
    }
    sender.send(new TileId(split.number(), tiles), rows, parts, output::collect);
    count(parts);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (split != null || canOpen() || end.reached().isDone()) {
      return CompletableFuture.completedFuture(null);
    }
    if (available.isDone()) {
      available = newSignal();
      if (canOpen()) {
        available.complete(null); // it has become so between the two looks
      }
    }
    return available;
  }

  @Override
  public void addSplits(List<TileSplit> splits) {
    waiting.addAll(splits);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public List<TileSplit> snapshotState(long checkpointId) {
    List<TileSplit> unread = new ArrayList<>();
    if (split != null) {
      unread.add(new TileSplit(split.number(), split.count(), tiles));
    }
    unread.addAll(waiting);
    return unread;
  }

  @Override
  public void close() throws IOException {
    if (end != null) {
      end.leave();
    }
    if (folder != null) {
      folder.leave();
    }
    if (sequence != null) {
      sequence.close();
    }
  }
}
