package io.numflink.array.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class BlockSerializerTest {

  /** A block of each type, of different ranks, and an empty one. */
  private static Block[] samples() {
    return new Block[] {
      Block.of(new double[] {1.5, -0.0, Double.NaN, Double.NEGATIVE_INFINITY}, 2, 2),
      Block.of(new float[] {1.5f, Float.MIN_VALUE, -3}, 3),
      Block.of(new long[] {Long.MIN_VALUE}),
      Block.of(new int[] {1, -1, Integer.MAX_VALUE, 0, 7, 9}, 1, 2, 3),
      Block.of(new boolean[] {true, false}, 2, 1),
      Block.of(new double[0], 0, 5),
    };
  }

  private static byte[] written(Block... blocks) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (Block block : blocks) {
      BlockSerializer.INSTANCE.serialize(block, out);
    }
    return out.getCopyOfBuffer();
  }

  @Test
  void readsWhatVersion1HasWritten() throws Exception {
    TypeSerializerSnapshot<Block> snapshot;
    try (InputStream in = getClass().getResourceAsStream("block-serializer-1-snapshot")) {
      snapshot =
          TypeSerializerSnapshot.readVersionedSnapshot(
              new DataInputDeserializer(in.readAllBytes()), getClass().getClassLoader());
    }
    TypeSerializer<Block> restored = snapshot.restoreSerializer();
    assertThat(
            BlockSerializer.INSTANCE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
    byte[] data;
    try (InputStream in = getClass().getResourceAsStream("block-serializer-1-data")) {
      data = in.readAllBytes();
    }
    DataInputDeserializer view = new DataInputDeserializer(data);
    for (Block expected : samples()) {
      Golden.assertEqual(restored.deserialize(view), expected, 0, expected.toString());
    }
    assertThat(view.available()).isZero();
    assertThat(written(samples())).isEqualTo(data);
  }

  /** What the committed files hold; run by hand to make those of a new version. */
  static byte[] snapshot() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(
        out, BlockSerializer.INSTANCE.snapshotConfiguration());
    return out.getCopyOfBuffer();
  }

  public static void main(String[] folder) throws IOException {
    Path path = Path.of(folder[0]);
    Files.write(path.resolve("block-serializer-1-snapshot"), snapshot());
    Files.write(path.resolve("block-serializer-1-data"), written(samples()));
  }

  @Test
  void copiesRecords() throws Exception {
    byte[] bytes = written(samples());
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (int i = 0; i < samples().length; i++) {
      BlockSerializer.INSTANCE.copy(in, out);
    }
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
    Block block = samples()[0];
    assertThat(BlockSerializer.INSTANCE.copy(block)).isSameAs(block);
    SerializedType<Block> type = new SerializedType<>(Block.class, BlockSerializer.INSTANCE);
    assertThat(type.createSerializer(new SerializerConfigImpl()))
        .isEqualTo(BlockSerializer.INSTANCE);
  }

  @Property(tries = 60)
  void writesPayloadsInAnyPieces(
      @ForAll DType dtype,
      @ForAll @IntRange(max = 150_000) int size,
      @ForAll @IntRange(max = 150_000) int cut,
      @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    Block block = Block.zeros(dtype, size);
    for (int i = 0; i < size; i++) {
      switch (dtype) {
        case FLOAT64 -> block.float64()[i] = random.nextDouble();
        case FLOAT32 -> block.float32()[i] = random.nextFloat();
        case INT64 -> block.int64()[i] = random.nextLong();
        case INT32 -> block.int32()[i] = random.nextInt();
        case BOOL -> block.bool()[i] = random.nextBoolean();
      }
    }
    int middle = Math.min(cut, size);
    DataOutputSerializer out = new DataOutputSerializer(64);
    BlockCodec.writePayload(block, middle, size, out);
    BlockCodec.writePayload(block, 0, middle, out);
    assertThat(out.length()).isEqualTo((int) block.bytes());
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    Object array = Block.newArray(dtype, size);
    BlockCodec.readPayload(dtype, array, middle, size, in);
    BlockCodec.readPayload(dtype, array, 0, middle, in);
    assertThat(array).isEqualTo(block.data());
  }

  @Test
  void writesLittleEndianPayloads() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    BlockCodec.writePayload(Block.of(new int[] {1, 258}, 2), 0, 2, out);
    assertThat(out.getCopyOfBuffer()).containsExactly(1, 0, 0, 0, 2, 1, 0, 0);
  }

  @Test
  void refusesWhatIsNoBlock() {
    assertThatThrownBy(() -> BlockCodec.read(new DataInputDeserializer(new byte[] {9, 0})))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("type code 9");
  }
}
