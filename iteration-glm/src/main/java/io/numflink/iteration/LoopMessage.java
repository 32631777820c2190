package io.numflink.iteration;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What the loop's coordinator tells the driver: a record of every superstep, and at the end the
 * loop variable in parts and then what is left to say.
 */
sealed interface LoopMessage {

  /** A superstep has ended. */
  record Superstep(SuperstepRecord superstep) implements LoopMessage {}

  /** Some of the loop variable's bytes. */
  record VariablePart(byte[] bytes) implements LoopMessage {}

  /** The loop has ended, and all parts of the loop variable have been told. */
  record Finished(LoadedData data, int restarts, List<NodeRecord> nodes) implements LoopMessage {}

  default byte[] toBytes() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    if (this instanceof Superstep each) {
      out.writeByte('s');
      each.superstep().writeTo(out);
    } else if (this instanceof VariablePart part) {
      out.writeByte('v');
      out.write(part.bytes());
    } else if (this instanceof Finished end) {
      out.writeByte('f');
      out.writeLong(end.data().tiles());
      out.writeLong(end.data().rows());
      out.writeInt(end.restarts());
      NodeRecord.writeAll(end.nodes(), out);
    }
    return out.getCopyOfBuffer();
  }

  static LoopMessage fromBytes(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    byte kind = in.readByte();
    return switch (kind) {
      case 's' -> new Superstep(SuperstepRecord.readFrom(in));
      case 'v' -> {
        byte[] part = new byte[in.available()];
        in.readFully(part);
        yield new VariablePart(part);
      }
      case 'f' ->
          new Finished(
              new LoadedData(in.readLong(), in.readLong()), in.readInt(), NodeRecord.readAll(in));
      default -> throw new IOException("no message of kind " + kind);
    };
  }
}
