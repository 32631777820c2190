package io.numflink.lshs;

/** What a placed operation of a {@link Plan} does. */
public enum OperationKind {
  /** Computes its vertex from its operands into a new block. */
  EXECUTE,
  /**
   * Computes its vertex from operands 1…n and combines the result into operand 0, an accumulator
   * whose last use this is and whose memory the result takes over.
   */
  ACCUMULATE,
  /**
   * Combines operand 1 into operand 0, whose last use this is and whose memory the result takes
   * over.
   */
  COMBINE,
  /**
   * Passes operand 0, which lives on another node, on: the result is the same block, here. A relay
   * makes a broadcast a tree.
   */
  RELAY
}
