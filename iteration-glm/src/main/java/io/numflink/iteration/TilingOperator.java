package io.numflink.iteration;

import io.numflink.array.block.Block;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes tiles of a stream's rows, in each subtask of those that arrive there: a split as {@link
 * TileSourceReader} reads them. A checkpoint ends a tile, so no rows have to be in state here.
 */
final class TilingOperator<T> extends AbstractStreamOperator<TileRecord>
    implements OneInputStreamOperator<T, TileRecord>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private static final ListStateDescriptor<byte[]> PROGRESS =
      new ListStateDescriptor<>("progress", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final Tiling<T> tiling;
  private final int maxParallelism;
  private transient TileBuffer<T> buffer;
  private transient TileSender sender;
  private transient SplitRows progress;
  private transient ListState<byte[]> state;

  TilingOperator(Tiling<T> tiling, int maxParallelism) {
    this.tiling = tiling;
    this.maxParallelism = maxParallelism;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int parallelism = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    state = context.getOperatorStateStore().getListState(PROGRESS);
    progress = new SplitRows(subtask, parallelism, 0, 0);
    // Of one entry: jobs over streams are not rescaled.
    for (byte[] bytes : state.get()) {
      progress = SplitRows.fromBytes(subtask, bytes);
    }
    sender = new TileSender(maxParallelism, parallelism, subtask);
    buffer = tiling.buffer();
  }

  @Override
  public void processElement(StreamRecord<T> element) throws IOException {
    try {
      buffer.add(element.getValue());
    } catch (TileException e) {
      throw IterationFailedException.ofProgram(e.getMessage(), e);
    }
    if (buffer.isFull()) {
      send();
    }
  }

  private void send() throws IOException {
    List<Block> parts = buffer.take();
    sender.send(
        new TileId(progress.split(), progress.tiles()),
        progress.rows(),
        parts,
        each -> output.collect(new StreamRecord<>(each)));
    progress = progress.and(Tile.rowsOf(parts));
  }

  private void sendRest() throws IOException {
    if (buffer.rows() > 0) {
      send();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    sendRest();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.of(progress.toBytes()));
  }

  @Override
  public void endInput() throws IOException {
    sendRest();
    output.collect(new StreamRecord<>(sender.end(progress)));
  }
}
