package io.numflink.iteration;

import io.numflink.array.block.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes tile records: a byte for the kind, the fields, a chunk's data as it is. */
final class TileRecordSerializer extends EdgeSerializer<TileRecord> {
  /** Flink's handle on these records. */
  static final TypeInformation<TileRecord> TYPE =
      new SerializedType<>(TileRecord.class, new TileRecordSerializer());

  private static final long serialVersionUID = 1L;

  private static final byte CHUNK = 0;
  private static final byte SPLIT_END = 1;

  @Override
  public void serialize(TileRecord tileRecord, DataOutputView out) throws IOException {
    if (tileRecord instanceof TileRecord.Chunk chunk) {
      write(chunk, out);
    } else if (tileRecord instanceof TileRecord.SplitEnd end) {
      write(end, out);
    }
  }

  private static void write(TileRecord.Chunk chunk, DataOutputView out) throws IOException {
    out.writeByte(CHUNK);
    out.writeInt(chunk.routingKey());
    out.writeLong(chunk.tile());
    out.writeLong(chunk.firstRow());
    out.writeInt(chunk.rows());
    out.writeInt(chunk.number());
    out.writeInt(chunk.count());
    TileChunkSerializer.INSTANCE.serialize(chunk.data(), out);
  }

  private static void write(TileRecord.SplitEnd end, DataOutputView out) throws IOException {
    out.writeByte(SPLIT_END);
    out.writeInt(end.routingKey());
    out.writeInt(end.split());
    out.writeInt(end.splits());
    out.writeInt(end.tiles());
    out.writeLong(end.rows());
  }

  @Override
  public TileRecord deserialize(DataInputView in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case CHUNK -> readChunk(in);
      case SPLIT_END ->
          new TileRecord.SplitEnd(
              in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readLong());
      default -> throw new IOException("no tile record of kind " + kind);
    };
  }

  private static TileRecord.Chunk readChunk(DataInputView in) throws IOException {
    int routingKey = in.readInt();
    long tile = in.readLong();
    long firstRow = in.readLong();
    int rows = in.readInt();
    int number = in.readInt();
    int count = in.readInt();
    TileChunk data = TileChunkSerializer.INSTANCE.deserialize(in);
    return new TileRecord.Chunk(routingKey, tile, firstRow, rows, number, count, data);
  }
}
