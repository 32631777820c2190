package io.numflink.iteration;

import io.numflink.array.block.ImmutableSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** What the serializers of records between operators share: such records never enter state. */
abstract class EdgeSerializer<T> extends ImmutableSerializer<T> {
  private static final long serialVersionUID = 1L;

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final TypeSerializerSnapshot<T> snapshotConfiguration() {
    throw new UnsupportedOperationException("records between operators never enter state");
  }
}
