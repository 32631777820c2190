package io.numflink.iteration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A coordinator's state in checkpoints; the loop variable in its own versioned bytes. */
final class LoopStateCodec<V> implements SimpleVersionedSerializer<LoopState<V>> {
  private static final int VERSION = 2;

  /** Without nodes, and with less of supersteps. */
  private static final int FIRST_VERSION = 1;

  private final SimpleVersionedSerializer<V> variableCodec;

  LoopStateCodec(SimpleVersionedSerializer<V> variableCodec) {
    this.variableCodec = variableCodec;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LoopState<V> state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    out.writeLong(state.superstep());
    SimpleVersionedSerialization.writeVersionAndSerialize(variableCodec, state.variable(), out);
    out.writeBoolean(state.done());
    out.writeLong(state.data().tiles());
    out.writeLong(state.data().rows());
    out.writeInt(state.records().size());
    for (SuperstepRecord each : state.records()) {
      each.writeTo(out);
    }
    NodeRecord.writeAll(state.nodes(), out);
    return out.getCopyOfBuffer();
  }

  @Override
  public LoopState<V> deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION && version != FIRST_VERSION) {
      throw new IOException("a loop's state of version " + version + " cannot be read");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    long superstep = in.readLong();
    V variable = SimpleVersionedSerialization.readVersionAndDeSerialize(variableCodec, in);
    boolean done = in.readBoolean();
    LoadedData data = new LoadedData(in.readLong(), in.readLong());
    List<SuperstepRecord> records = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      records.add(
          version == FIRST_VERSION
              ? SuperstepRecord.readFirstVersion(in)
              : SuperstepRecord.readFrom(in));
    }
    List<NodeRecord> nodes = version == FIRST_VERSION ? List.of() : NodeRecord.readAll(in);
    return new LoopState<>(superstep, variable, done, data, records, nodes);
  }
}
