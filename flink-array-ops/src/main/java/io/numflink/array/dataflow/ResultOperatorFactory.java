package io.numflink.array.dataflow;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the result operators and their coordinator. */
final class ResultOperatorFactory extends AbstractStreamOperatorFactory<BlockChunk>
    implements OneInputStreamOperatorFactory<BlockChunk, BlockChunk>,
        CoordinatedOperatorFactory<BlockChunk> {
  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<BlockChunk>> T createStreamOperator(
      StreamOperatorParameters<BlockChunk> parameters) {
    OperatorID id = parameters.getStreamConfig().getOperatorID();
    ResultOperator operator =
        new ResultOperator(
            parameters, parameters.getOperatorEventDispatcher().getOperatorEventGateway(id));
    parameters.getOperatorEventDispatcher().registerEventHandler(id, operator);
    return (T) operator;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return ResultOperator.class;
  }

  @Override
  public OperatorCoordinator.Provider getCoordinatorProvider(String name, OperatorID id) {
    return new Provider(id);
  }

  private record Provider(OperatorID id) implements OperatorCoordinator.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public OperatorID getOperatorId() {
      return id;
    }

    @Override
    public OperatorCoordinator create(OperatorCoordinator.Context context) {
      return new ResultCoordinator(context);
    }
  }
}
