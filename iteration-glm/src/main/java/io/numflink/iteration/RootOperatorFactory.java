package io.numflink.iteration;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operators at the root of the reduction tree. */
final class RootOperatorFactory extends AbstractStreamOperatorFactory<PartialChunk>
    implements OneInputStreamOperatorFactory<PartialChunk, PartialChunk>,
        CoordinatedOperatorFactory<PartialChunk> {
  private static final long serialVersionUID = 1L;

  private final PartialMerge merge;

  RootOperatorFactory(PartialMerge merge) {
    this.merge = merge;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<PartialChunk>> T createStreamOperator(
      StreamOperatorParameters<PartialChunk> parameters) {
    OperatorID id = parameters.getStreamConfig().getOperatorID();
    return (T)
        new RootOperator(
            parameters, merge, parameters.getOperatorEventDispatcher().getOperatorEventGateway(id));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return RootOperator.class;
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
      return new RootCoordinator(context);
    }
  }
}
