package io.numflink.glm.train;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * The bytes of stages and passes, which are records of records and numbers: Java's own. They are
 * read by the same build that wrote them: a training goes on from a savepoint with the version of
 * NumFlink that it began with.
 */
final class ObjectCodec<T extends Serializable>
    implements SimpleVersionedSerializer<T>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  private final Class<T> type;

  ObjectCodec(Class<T> type) {
    this.type = type;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(T object) throws IOException {
    return InstantiationUtil.serializeObject(object);
  }

  @Override
  public T deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("a training's state of version " + version + " cannot be read");
    }
    try {
      return type.cast(InstantiationUtil.deserializeObject(bytes, type.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IOException("a training's state is of another build of NumFlink", e);
    }
  }
}
