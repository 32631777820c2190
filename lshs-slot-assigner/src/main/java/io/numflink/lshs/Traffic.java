package io.numflink.lshs;

import java.util.BitSet;

/**
 * A set of possible crossings: those of the blocks of some vertices, and those of the partial
 * results of some reductions. Lower bounds on disjoint sets add up.
 */
final class Traffic {
  private final BitSet blocks = new BitSet();
  private final BitSet partials = new BitSet();

  void addBlocksOf(int vertex) {
    blocks.set(vertex);
  }

  void addPartialsOf(int reduction) {
    partials.set(reduction);
  }

  void addAll(Traffic other) {
    blocks.or(other.blocks);
    partials.or(other.partials);
  }

  boolean hasBlocksOf(int vertex) {
    return blocks.get(vertex);
  }

  boolean hasPartialsOf(int reduction) {
    return partials.get(reduction);
  }

  boolean intersects(Traffic other) {
    return blocks.intersects(other.blocks) || partials.intersects(other.partials);
  }
}
