package io.numflink.iteration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/**
 * A slot's tiles in keyed state, and a catalogue of them in memory. The key is a routing key: one a
 * key group, so that rescaling moves the tiles of whole key groups. Under it are
 *
 * <ul>
 *   <li>{@code chunks}: the encoded tiles, cut into chunks; the key is the tile's packed number
 *       with the chunk's in 16 more bits,
 *   <li>{@code tiles}: an entry for every complete tile, by its packed number,
 *   <li>{@code splits}: what each split had, once it was read.
 * </ul>
 *
 * <p>State that is not touched costs nothing in a superstep; the catalogue says what there is.
 */
final class TileStore {
  private static final int CHUNK_BITS = 16;

  private static final MapStateDescriptor<Long, byte[]> CHUNKS =
      new MapStateDescriptor<>(
          "chunks", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final MapStateDescriptor<Long, byte[]> TILES =
      new MapStateDescriptor<>(
          "tiles", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final MapStateDescriptor<Integer, byte[]> SPLITS =
      new MapStateDescriptor<>(
          "splits", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final KeyedStateBackend<Integer> backend;
  private final MapState<Long, byte[]> chunks;
  private final MapState<Long, byte[]> tiles;
  private final MapState<Integer, byte[]> splits;
  private final TreeMap<TileId, TileEntry> catalogue = new TreeMap<>();
  private final TreeMap<Integer, SplitRows> ended = new TreeMap<>();
  private final Map<Long, byte[][]> arriving = new HashMap<>();

  TileStore(KeyedStateBackend<Integer> backend, KeyedStateStore states) throws Exception {
    this.backend = backend;
    chunks = states.getMapState(CHUNKS);
    tiles = states.getMapState(TILES);
    splits = states.getMapState(SPLITS);
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        TILES,
        (key, entries) -> {
          for (Map.Entry<Long, byte[]> entry : entries.entries()) {
            TileId id = TileId.ofPacked(entry.getKey());
            catalogue.put(id, TileEntry.fromBytes(id, key, entry.getValue()));
          }
        });
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        SPLITS,
        (key, entries) -> {
          for (Map.Entry<Integer, byte[]> entry : entries.entries()) {
            ended.put(entry.getKey(), SplitRows.fromBytes(entry.getKey(), entry.getValue()));
          }
        });
  }

  /** A complete tile in its chunks. */
  record Encoded(TileEntry entry, List<byte[]> chunks) {

    /** A little more than the payload that the decoded tile has. */
    long bytes() {
      return chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }

    Tile decode() throws IOException {
      return new Tile(entry.id(), entry.firstRow(), TileCodec.decode(chunks));
    }
  }

  /**
   * Puts a chunk into state, under the current key.
   *
   * @return the tile if this was its last chunk
   */
  Optional<Encoded> put(TileRecord.Chunk chunk) throws Exception {
    TileId id = TileId.ofPacked(chunk.tile());
    if (catalogue.containsKey(id)) {
      return Optional.empty(); // a tile counts once
    }
    if (chunk.count() >= 1 << CHUNK_BITS) {
      throw new IOException("a tile of %d chunks is too large".formatted(chunk.count()));
    }
    chunks.put(chunkKey(id, chunk.number()), chunk.data());
    byte[][] arrived = arriving.computeIfAbsent(chunk.tile(), tile -> new byte[chunk.count()][]);
    arrived[chunk.number()] = chunk.data();
    if (chunk.number() < chunk.count() - 1) {
      return Optional.empty();
    }
    arriving.remove(chunk.tile());
    TileEntry entry =
        new TileEntry(id, chunk.routingKey(), chunk.firstRow(), chunk.rows(), chunk.count());
    tiles.put(chunk.tile(), entry.toBytes());
    catalogue.put(id, entry);
    return Optional.of(new Encoded(entry, Arrays.asList(arrived)));
  }

  /** Notes, under the current key, that a split has been read. */
  void put(TileRecord.SplitEnd end) throws Exception {
    SplitRows had = new SplitRows(end.split(), end.splits(), end.tiles(), end.rows());
    splits.put(end.split(), had.toBytes());
    ended.put(end.split(), had);
  }

  /** Reads and decodes a tile. */
  Tile read(TileEntry entry) throws Exception {
    backend.setCurrentKey(entry.routingKey());
    List<byte[]> encoded = new ArrayList<>(entry.chunks());
    for (int i = 0; i < entry.chunks(); i++) {
      byte[] chunk = chunks.get(chunkKey(entry.id(), i));
      if (chunk == null) {
        throw new IllegalStateException("%s lacks chunk %d in state".formatted(entry, i));
      }
      encoded.add(chunk);
    }
    return new Encoded(entry, encoded).decode();
  }

  private static long chunkKey(TileId id, int chunk) {
    return id.packed() << CHUNK_BITS | chunk;
  }

  /** All complete tiles, in order of their numbers. */
  Collection<TileEntry> catalogue() {
    return catalogue.values();
  }

  /** The splits whose end this slot has seen. */
  List<SplitRows> ended() {
    return List.copyOf(ended.values());
  }
}
