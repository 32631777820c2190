package io.numflink.iteration;

import java.util.ArrayList;
import java.util.Collection;
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
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;

/**
 * A slot's tiles in keyed state, and a catalogue of them in memory. The key is a routing key: one a
 * key group, so that rescaling moves the tiles of whole key groups. Under it are
 *
 * <ul>
 *   <li>{@code chunks}: the tiles in chunks, whose key is the tile's packed number with the chunk's
 *       in 16 more bits,
 *   <li>{@code tiles}: an entry for every complete tile, by its packed number,
 *   <li>{@code splits}: what each split had, once it was read.
 * </ul>
 *
 * <p>State that is not touched costs nothing in a superstep; the catalogue says what there is.
 */
final class TileStore {
  private static final MapStateDescriptor<Long, Object> CHUNKS =
      new MapStateDescriptor<>("chunks", Types.LONG, TileChunkSerializer.TYPE);
  private static final MapStateDescriptor<Long, byte[]> TILES =
      new MapStateDescriptor<>(
          "tiles", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final MapStateDescriptor<Integer, byte[]> SPLITS =
      new MapStateDescriptor<>(
          "splits", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final KeyedStateBackend<Integer> backend;
  private final MapState<Long, Object> chunks;
  private final MapState<Long, byte[]> tiles;
  private final MapState<Integer, byte[]> splits;
  private final TreeMap<TileId, TileEntry> catalogue = new TreeMap<>();
  private final TreeMap<Integer, SplitRows> ended = new TreeMap<>();
  private final boolean heap;

  TileStore(KeyedStateBackend<Integer> backend, KeyedStateStore states) throws Exception {
    this.backend = backend;
    heap = backend instanceof HeapKeyedStateBackend;
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

  /** Whether the state holds the tiles themselves, which then take no more memory elsewhere. */
  boolean isOnHeap() {
    return heap;
  }

  /**
   * Puts a chunk into state, under the current key.
   *
   * @return the tile's entry if this was its last chunk
   */
  Optional<TileEntry> put(TileRecord.Chunk chunk) throws Exception {
    TileId id = TileId.ofPacked(chunk.tile());
    if (catalogue.containsKey(id)) {
      return Optional.empty(); // a tile counts once
    }
    chunks.put(chunkKey(id, chunk.number()), chunk.data());
    if (chunk.number() < chunk.count() - 1) {
      return Optional.empty();
    }
    TileEntry entry =
        new TileEntry(id, chunk.routingKey(), chunk.firstRow(), chunk.rows(), chunk.count());
    tiles.put(chunk.tile(), entry.toBytes());
    catalogue.put(id, entry);
    return Optional.of(entry);
  }

  /** Notes, under the current key, that a split has been read. */
  void put(TileRecord.SplitEnd end) throws Exception {
    SplitRows had = new SplitRows(end.split(), end.splits(), end.tiles(), end.rows());
    splits.put(end.split(), had.toBytes());
    ended.put(end.split(), had);
  }

  /** Reads a tile, and decodes it if it was stored as bytes. */
  Tile read(TileEntry entry) throws Exception {
    backend.setCurrentKey(entry.routingKey());
    List<byte[]> encoded = new ArrayList<>(entry.chunks());
    for (int i = 0; i < entry.chunks(); i++) {
      Object value = chunks.get(chunkKey(entry.id(), i));
      if (value == null) {
        throw new IllegalStateException("%s lacks chunk %d in state".formatted(entry, i));
      }
      TileChunk chunk = TileChunk.of(value);
      if (chunk instanceof TileChunk.OfTile made) {
        return made.tile();
      } else if (chunk instanceof TileChunk.Encoded stored) {
        encoded.add(stored.bytes());
      }
    }
    Tile tile = new Tile(entry.id(), entry.firstRow(), TileCodec.decode(encoded));
    if (heap) {
      // From a checkpoint, or over the network: the bytes make way for the tile
      for (int i = 0; i < entry.chunks(); i++) {
        chunks.put(chunkKey(entry.id(), i), new TileChunk.OfTile(tile, i));
      }
    }
    return tile;
  }

  private static long chunkKey(TileId id, int chunk) {
    return id.packed() << TileCodec.CHUNK_BITS | chunk;
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
