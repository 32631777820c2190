package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What checkpoints hold keeps its form: bytes of earlier builds are read, and written again. */
class StoredFormTest {

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void splits() throws IOException {
    TileSplit split = new TileSplit(3, 8, 17);
    TileSplitSerializer serializer = new TileSplitSerializer();
    String form = "000000030000000800000011";
    assertThat(serializer.getVersion()).isEqualTo(1);
    assertThat(hex(serializer.serialize(split))).isEqualTo(form);
    assertThat(serializer.deserialize(1, bytes(form))).isEqualTo(split);
    TileSplitSerializer.OfList list = new TileSplitSerializer.OfList();
    assertThat(list.deserialize(1, list.serialize(List.of(split, split))))
        .containsExactly(split, split);
    assertThat(list.deserialize(1, list.serialize(List.of()))).isEmpty();
    assertThatThrownBy(() -> serializer.deserialize(2, bytes(form)))
        .hasMessage("splits of version 2 cannot be read");
  }

  @Test
  void entriesOfTiles() throws IOException {
    TileEntry entry = new TileEntry(new TileId(2, 5), 77, 1L << 40, 1000, 3);
    String form = "01" + "0000010000000000" + "000003e8" + "00000003";
    assertThat(hex(entry.toBytes())).isEqualTo(form);
    assertThat(TileEntry.fromBytes(new TileId(2, 5), 77, bytes(form))).isEqualTo(entry);
    assertThat(entry.id().packed()).isEqualTo((2L << 27) + 5);
    assertThat(TileId.ofPacked(entry.id().packed())).isEqualTo(entry.id());
  }

  @Test
  void rowsOfSplits() throws IOException {
    SplitRows rows = new SplitRows(2, 8, 5, 5000);
    String form = "01" + "00000008" + "00000005" + "0000000000001388";
    assertThat(hex(rows.toBytes())).isEqualTo(form);
    assertThat(SplitRows.fromBytes(2, bytes(form))).isEqualTo(rows);
  }

  /** What the first version held up to its records, and how it wrote a record. */
  private static final String BEGINNING =
      "0000000000000001" // the next superstep
          + "00000001"
          + "0000000e"
          + "0401"
          + "00000001"
          + "000000000000f03f" // β = [1]
          + "01" // done
          + "0000000000000007"
          + "0000000000000046" // 7 tiles of 70 rows
          + "00000001"; // one record

  private static final String SECONDS =
      "3fe0000000000000" + "3fd0000000000000" + "3fc0000000000000";

  private static final String COUNTS =
      "0000000000000064"
          + "00000000000000c8"
          + "0000000000000003"
          + "0000000000000004"
          + "00000001"
          + "0009"
          + "6f626a656374697665"
          + "4000000000000000";

  private static void assertState(LoopState<double[]> read) {
    assertThat(read.superstep()).isEqualTo(1);
    assertThat(read.variable()).containsExactly(1);
    assertThat(read.done()).isTrue();
    assertThat(read.data()).isEqualTo(new LoadedData(7, 70));
  }

  @Test
  void coordinator() throws IOException {
    LoopStateCodec<double[]> codec = new LoopStateCodec<>(new DoublesCodec());
    String form =
        BEGINNING
            + "0000000000000000"
            + "0004"
            + "69726c73" // irls
            + "00000002"
            + "00000004" // 2 nodes of 4 slots
            + SECONDS
            + "0000000000000009"
            + "000000000000000a" // 9 elements, broadcast of 10 bytes
            + COUNTS
            + "00000001" // one node
            + "00000000"
            + "0004"
            + "746d2d31" // tm-1
            + "0000000000000001"
            + "0000000000000002"
            + "0000000000000003"
            + "0000000000000004"
            + "0000000000000005"
            + "0000000000000006"
            + "3fe0000000000000"
            + "4000000000000000";
    LoopState<double[]> read = codec.deserialize(2, bytes(form));
    assertState(read);
    assertThat(read.records())
        .containsExactly(
            new SuperstepRecord(
                0,
                "irls",
                2,
                4,
                0.5,
                0.25,
                0.125,
                9,
                10,
                100,
                200,
                3,
                4,
                Map.of("objective", 2.0)));
    assertThat(read.nodes()).containsExactly(new NodeRecord(0, "tm-1", 1, 2, 3, 4, 5, 6, 0.5, 2.0));
    assertThat(codec.getVersion()).isEqualTo(2);
    assertThat(hex(codec.serialize(read))).isEqualTo(form);
  }

  @Test
  void coordinatorOfTheFirstVersion() throws IOException {
    LoopState<double[]> read =
        new LoopStateCodec<>(new DoublesCodec())
            .deserialize(1, bytes(BEGINNING + "0000000000000000" + SECONDS + COUNTS));
    assertState(read);
    assertThat(read.records())
        .containsExactly(
            new SuperstepRecord(
                0, "", 0, 0, 0.5, 0.25, 0.125, 0, 0, 100, 200, 3, 4, Map.of("objective", 2.0)));
    assertThat(read.nodes()).isEmpty();
  }

  @Test
  void tilesInChunks() throws IOException {
    double[] large = new double[200_000];
    large[199_999] = 7;
    List<Block> parts =
        List.of(
            Block.of(large, 100, 2000),
            Block.of(new long[100], 100),
            Block.of(new boolean[100], 100));
    DataOutputSerializer whole = new DataOutputSerializer(1 << 21);
    whole.writeByte(3);
    for (Block part : parts) {
      BlockCodec.write(part, whole);
    }
    Tile tile = new Tile(new TileId(0, 0), 0, parts);
    assertThat(TileCodec.chunks(parts)).isEqualTo(4);
    List<byte[]> chunks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      // As Flink writes an array of bytes: so chunks were stored by earlier builds
      DataOutputSerializer chunk = new DataOutputSerializer(1 << 20);
      TileChunkSerializer.INSTANCE.serialize(new TileChunk.OfTile(tile, i), chunk);
      byte[] bytes =
          BytePrimitiveArraySerializer.INSTANCE.deserialize(
              new DataInputDeserializer(chunk.getCopyOfBuffer()));
      int from = i * TileCodec.CHUNK_BYTES;
      int to = Math.min(whole.length(), from + TileCodec.CHUNK_BYTES);
      assertThat(bytes).isEqualTo(Arrays.copyOfRange(whole.getSharedBuffer(), from, to));
      chunks.add(bytes);
    }
    List<Block> read = TileCodec.decode(chunks);
    assertThat(read).hasSize(3);
    assertThat(read.get(0).float64()).isEqualTo(large);
    assertThat(read.get(0).shape()).containsExactly(100, 2000);
    assertThat(read.get(1).int64()).hasSize(100);
    assertThat(read.get(2).bool()).hasSize(100);
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void chunksOfBuildsThatStoredArrays() {
    TypeSerializerSnapshot old = BytePrimitiveArraySerializer.INSTANCE.snapshotConfiguration();
    assertThat(
            TileChunkSerializer.INSTANCE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(old)
                .isCompatibleAsIs())
        .isTrue();
    TypeSerializerSnapshot other = LongSerializer.INSTANCE.snapshotConfiguration();
    assertThat(
            TileChunkSerializer.INSTANCE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(other)
                .isIncompatible())
        .isTrue();
  }
}
