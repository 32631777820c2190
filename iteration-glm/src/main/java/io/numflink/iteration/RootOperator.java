package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The last level of the reduction tree: merges the partial results that are left and hands the
 * result to the loop's coordinator.
 */
final class RootOperator extends AbstractStreamOperator<PartialChunk>
    implements OneInputStreamOperator<PartialChunk, PartialChunk> {
  private static final long serialVersionUID = 1L;

  private static final int HEADER_BYTES = 16;

  private final PartialMerge merge;
  private final transient OperatorEventGateway coordinator;
  private transient NodePartials partials;
  private transient NodeLine line;
  private transient Gathering gathering;
  private transient Counter bytesIn;

  RootOperator(
      StreamOperatorParameters<PartialChunk> parameters,
      PartialMerge merge,
      OperatorEventGateway coordinator) {
    super(parameters);
    this.merge = merge;
    this.coordinator = coordinator;
  }

  @Override
  public void open() throws Exception {
    super.open();
    partials = NodePartials.enter(getMetricGroup());
    line = NodeLine.enter(getMetricGroup());
    gathering = new Gathering(merge, partials);
    bytesIn = getMetricGroup().counter(ReduceOperator.PARTIAL_BYTES);
  }

  @Override
  public void processElement(StreamRecord<PartialChunk> element) throws IOException {
    PartialChunk chunk = element.getValue();
    bytesIn.inc(chunk.networkBytes());
    Optional<Partial> merged = gathering.add(chunk);
    if (merged.isPresent()) {
      hand(chunk.round(), merged.get());
      partials.arrays().give(merged.get().data());
    }
  }

  @Override
  public void close() throws Exception {
    if (partials != null) {
      partials.leave();
    }
    if (line != null) {
      line.leave();
    }
    super.close();
  }

  private void hand(long round, Partial merged) throws IOException {
    if (line.send(new LineMessage.Merged(round, merged.statistics(), merged.data()))) {
      return;
    }
    int length = merged.data().length;
    DataOutputSerializer out = new DataOutputSerializer(HEADER_BYTES + Double.BYTES * length);
    BlockCodec.write(Block.of(merged.data(), length), out);
    List<byte[]> parts = Parts.of(out.getCopyOfBuffer());
    for (int i = 0; i < parts.size(); i++) {
      coordinator.sendEventToCoordinator(
          new LoopEvent.Merged(round, merged.statistics(), i, parts.size(), parts.get(i)));
    }
  }
}
