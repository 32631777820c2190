package io.numflink.array.session;

import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;

/**
 * In how many rows a matrix is cut that is to be walked through by all slots: as the array that it
 * is made of is cut already, if that gives every slot a block, and otherwise into equal blocks,
 * equally many a slot.
 */
final class RowBlocks {
  /** A block of whole rows may be so much larger than usual where the array's own cut is kept. */
  private static final int MOST_BLOCKS_WIDE = 4;

  private RowBlocks() {}

  /**
   * Rows of a block.
   *
   * @param matrix what is cut
   * @param part the largest array that it is made of
   */
  static int rows(Expr matrix, Expr part, NamedArrays names, SessionOptions options) {
    int slots = options.cluster().slotCount();
    long rows = matrix.extent(0);
    int given = given(part, names);
    double rowBytes = (double) matrix.extent(1) * matrix.dtype().bytes();
    boolean spread = given > 0 && (rows + given - 1) / given >= Math.min(rows, slots);
    if (spread && given * rowBytes <= MOST_BLOCKS_WIDE * options.targetBlockBytes()) {
      return given;
    }
    double blocks = Math.max(1, Math.ceil(rows * rowBytes / options.targetBlockBytes()));
    double even = slots * Math.ceil(blocks / slots);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(rows / even)));
  }

  /** How many rows the blocks of an array have, or of what it is converted from; 0 if any. */
  private static int given(Expr part, NamedArrays names) {
    int[] asked = names.blockShapeOf(part);
    if (asked != null) {
      return (int) Math.min(asked[0], part.extent(0));
    }
    if (part.resolved() instanceof Leaf leaf && leaf.source() instanceof LeafSource.Kept kept) {
      return kept.grid().blockShape()[0];
    }
    return part instanceof Elementwise && part.operands().size() == 1
        ? given(part.operands().get(0), names)
        : 0;
  }
}
