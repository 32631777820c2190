package io.numflink.iteration;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operators that hold the tiles, and the loop's coordinator. */
final class TileOperatorFactory<V, B> extends AbstractStreamOperatorFactory<PartialChunk>
    implements OneInputStreamOperatorFactory<TileRecord, PartialChunk>,
        CoordinatedOperatorFactory<PartialChunk> {
  private static final long serialVersionUID = 1L;

  private final Superstep<B> superstep;
  private final Loop<V, B> loop;
  private final long cacheBytes;
  private final boolean direct;

  TileOperatorFactory(Superstep<B> superstep, Loop<V, B> loop, long cacheBytes, boolean direct) {
    this.superstep = superstep;
    this.loop = loop;
    this.cacheBytes = cacheBytes;
    this.direct = direct;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<PartialChunk>> T createStreamOperator(
      StreamOperatorParameters<PartialChunk> parameters) {
    OperatorID id = parameters.getStreamConfig().getOperatorID();
    TileOperator<B> operator =
        new TileOperator<>(
            parameters,
            superstep,
            cacheBytes,
            direct,
            parameters.getOperatorEventDispatcher().getOperatorEventGateway(id));
    parameters.getOperatorEventDispatcher().registerEventHandler(id, operator);
    return (T) operator;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return TileOperator.class;
  }

  @Override
  public OperatorCoordinator.Provider getCoordinatorProvider(String name, OperatorID id) {
    return new Provider<>(id, superstep, loop);
  }

  private record Provider<V, B>(OperatorID id, Superstep<B> superstep, Loop<V, B> loop)
      implements OperatorCoordinator.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public OperatorID getOperatorId() {
      return id;
    }

    @Override
    public OperatorCoordinator create(OperatorCoordinator.Context context) {
      return new LoopCoordinator<>(context, loop, superstep.broadcastCodec());
    }
  }
}
