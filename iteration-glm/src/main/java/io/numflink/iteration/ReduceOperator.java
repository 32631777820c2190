package io.numflink.iteration;

import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A level of the reduction tree: merges the partial results that are sent to it and sends the
 * merged one on. It has no state in checkpoints: a superstep that a failure cuts is computed again.
 */
final class ReduceOperator extends AbstractStreamOperator<PartialChunk>
    implements OneInputStreamOperator<PartialChunk, PartialChunk> {
  private static final long serialVersionUID = 1L;

  /** Metric: payload bytes of partial results that came from other TaskManagers. */
  static final String PARTIAL_BYTES = "partialBytesIn";

  private final PartialMerge merge;
  private transient NodePartials partials;
  private transient Gathering gathering;
  private transient Counter bytesIn;

  ReduceOperator(PartialMerge merge) {
    this.merge = merge;
  }

  @Override
  public void open() throws Exception {
    super.open();
    partials = NodePartials.enter(getMetricGroup());
    gathering = new Gathering(merge, partials);
    bytesIn = getMetricGroup().counter(PARTIAL_BYTES);
  }

  @Override
  public void processElement(StreamRecord<PartialChunk> element) {
    PartialChunk chunk = element.getValue();
    bytesIn.inc(chunk.networkBytes());
    Optional<Partial> merged = gathering.add(chunk);
    if (merged.isPresent()) {
      PartialSender.send(
          partials,
          merged.get(),
          chunk.route(),
          chunk.level() + 1,
          chunk.round(),
          chunk.target(),
          chunk.route().node(chunk.level()),
          output);
    }
  }

  @Override
  public void close() throws Exception {
    if (partials != null) {
      partials.leave();
    }
    super.close();
  }
}
