package io.numflink.glm.train;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The versioned bytes of stages and passes: of records, of sealed interfaces that records and enums
 * implement, and of what these are made of, numbers, texts, arrays and lists. The bytes say names,
 * not places: records and enums by their simple names, components by theirs. So they are read by
 * every build that has these, in whatever order and package, and refused by one that lacks any.
 *
 * <p>A build that renames a component, or adds one, has to count up the version and say here what
 * the older bytes mean. Version 1 was Java's serialisation, which other builds cannot read; 2 had
 * fewer components, and values for those are in {@link #ADDED}.
 *
 * @param <T> a record, or a sealed interface of records
 */
final class RecordCodec<T> implements SimpleVersionedSerializer<T>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final int VERSION = 3;
  private static final int OLDEST = 2;

  /** What components that came with a version have in bytes of older ones, by record and name. */
  private static final Map<Integer, Map<String, Object>> ADDED =
      Map.of(3, Map.of("TrainingOptions.estimatesOnly", false));

  private final Class<T> type;
  private final ArrayList<Class<? extends Record>> others;

  RecordCodec(Class<T> type) {
    this(type, List.of());
  }

  /**
   * @param others records that implement interfaces which are not sealed
   */
  RecordCodec(Class<T> type, List<Class<? extends Record>> others) {
    this.type = type;
    this.others = new ArrayList<>(others);
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(T object) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    new RecordWriter(out).write(type, object);
    return out.getCopyOfBuffer();
  }

  @Override
  public T deserialize(int version, byte[] bytes) throws IOException {
    if (version < OLDEST || version > VERSION) {
      throw new IOException(
          "a training's state of version %d cannot be read: this NumFlink knows versions %d to %d"
              .formatted(version, OLDEST, VERSION));
    }
    Map<String, Object> absent = new HashMap<>();
    for (int later = version + 1; later <= VERSION; later++) {
      absent.putAll(ADDED.get(later));
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T object = type.cast(new RecordReader(in, others, absent).read(type));
    if (in.available() > 0) {
      throw new IOException("%d bytes follow a training's state".formatted(in.available()));
    }
    return object;
  }
}
