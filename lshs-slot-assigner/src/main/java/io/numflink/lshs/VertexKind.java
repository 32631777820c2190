package io.numflink.lshs;

/** What a vertex of a {@link BlockGraph} is to the scheduler. */
public enum VertexKind {
  /** A block read from storage: once, by one node. */
  INPUT,
  /**
   * A block made from nothing but its index (zeros, arange, seeded random): any node may make its
   * own copy for free.
   */
  GENERATED,
  /** A block computed from operand blocks, element-wise or otherwise. */
  MAP,
  /**
   * One product of a contraction: two operand blocks, one result. Usually one of the terms of a
   * {@link #REDUCE}.
   */
  CONTRACT,
  /**
   * The associative and commutative combination of operands that are all as large as the result.
   */
  REDUCE
}
