package io.numflink.array.dataflow;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operators of one stage. */
final class StageOperatorFactory extends AbstractStreamOperatorFactory<BlockChunk>
    implements OneInputStreamOperatorFactory<BlockChunk, BlockChunk> {
  private static final long serialVersionUID = 1L;

  private final int stage;

  StageOperatorFactory(int stage) {
    this.stage = stage;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<BlockChunk>> T createStreamOperator(
      StreamOperatorParameters<BlockChunk> parameters) {
    return (T) new StageOperator(parameters, stage);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return StageOperator.class;
  }
}
