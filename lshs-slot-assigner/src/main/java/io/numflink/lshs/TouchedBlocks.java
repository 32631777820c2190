package io.numflink.lshs;

import java.util.Arrays;

/**
 * The blocks in one role of a contraction (left operands, right operands or results), with the
 * weights of the products that they take part in. Those are collected one by one.
 */
final class TouchedBlocks {
  private final BlockGraph graph;
  private final IntArray vertices = new IntArray(1024);
  private double[] weights = new double[1024];

  /** The place of each vertex in the lists + 1, of vertices from {@link #offset} on. */
  private int[] place = new int[0];

  private int offset;
  private boolean free;

  TouchedBlocks(BlockGraph graph) {
    this.graph = graph;
  }

  void add(int vertex, double weight) {
    makeRoomFor(vertex);
    int at = place[vertex - offset] - 1;
    if (at < 0) {
      at = vertices.size();
      vertices.add(vertex);
      place[vertex - offset] = at + 1;
      free |= graph.kind(vertex) == VertexKind.GENERATED;
      if (at == weights.length) {
        weights = Arrays.copyOf(weights, 2 * at);
      }
    }
    weights[at] += weight;
  }

  /** The blocks of an array are neighbours, so that a window over the vertices suffices. */
  private void makeRoomFor(int vertex) {
    if (place.length == 0) {
      offset = Math.max(0, vertex - 512);
      place = new int[1024];
    }
    if (vertex < offset) {
      int newOffset = Math.max(0, vertex - place.length);
      int[] moved = new int[place.length + offset - newOffset];
      System.arraycopy(place, 0, moved, offset - newOffset, place.length);
      place = moved;
      offset = newOffset;
    } else if (vertex >= offset + place.length) {
      place = Arrays.copyOf(place, Math.max(2 * place.length, vertex - offset + 1));
    }
  }

  /** Whether some of the blocks are generated wherever they are needed. */
  boolean isFree() {
    return free;
  }

  /** The bytes of all blocks. */
  long bytes() {
    long bytes = 0;
    for (int i = 0; i < vertices.size(); i++) {
      bytes += graph.bytes(vertices.get(i));
    }
    return bytes;
  }

  /** The bytes of all blocks, unless they are free. */
  long costlyBytes() {
    return free ? 0 : bytes();
  }

  /** The bytes of the blocks that are not among others too, unless they are free. */
  long costlyBytesBeside(TouchedBlocks others) {
    if (free) {
      return 0;
    }
    long bytes = 0;
    for (int i = 0; i < vertices.size(); i++) {
      bytes += others.contains(vertices.get(i)) ? 0 : graph.bytes(vertices.get(i));
    }
    return bytes;
  }

  /** The largest weight of a block over its bytes. */
  double mostWeightPerByte() {
    double most = 0;
    for (int i = 0; i < vertices.size(); i++) {
      most = Math.max(most, weights[i] / graph.bytes(vertices.get(i)));
    }
    return most;
  }

  boolean intersects(TouchedBlocks others) {
    for (int i = 0; i < vertices.size(); i++) {
      if (others.contains(vertices.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean contains(int vertex) {
    return vertex >= offset && vertex < offset + place.length && place[vertex - offset] > 0;
  }
}
