package io.numflink.array.blocking;

/**
 * What the choice of block shapes depends on besides the expressions.
 *
 * @param slots how many slots there are to keep busy
 * @param targetBlockBytes how large a block of a large array becomes, in bytes; blocks of smaller
 *     arrays are down to an eighth of that if this gives the slots more to share
 * @param cuts along which axes blocks are cut
 */
public record BlockingOptions(int slots, long targetBlockBytes, Cuts cuts) {

  /** Along which axes an array is cut. */
  public enum Cuts {
    /** Along all long ones: nearly square blocks, which matrix products share best. */
    ALL_LONG_AXES,
    /** Along the longest only: panels, in which whole rows or columns stay together. */
    LONGEST_AXIS
  }

  /** A GEMM of blocks this large runs at full speed, and a block crosses a network in 10 ms. */
  public static final long DEFAULT_TARGET_BLOCK_BYTES = 8L << 20;

  public BlockingOptions {
    if (slots < 1 || targetBlockBytes < 8) {
      throw new IllegalArgumentException(
          "%d slots, blocks of %d bytes".formatted(slots, targetBlockBytes));
    }
  }

  public BlockingOptions(int slots, long targetBlockBytes) {
    this(slots, targetBlockBytes, Cuts.ALL_LONG_AXES);
  }

  public static BlockingOptions forSlots(int slots) {
    return new BlockingOptions(slots, DEFAULT_TARGET_BLOCK_BYTES);
  }
}
