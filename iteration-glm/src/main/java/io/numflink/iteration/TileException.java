package io.numflink.iteration;

/**
 * The data of a tile is at fault: the loop ends, and the message of its failure names the row. Any
 * other exception of a user's function ends the loop, too, and is named with the tile's rows.
 */
public final class TileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The row of a message that says itself what is at fault. */
  static final int NO_ROW = -1;

  private final int row;

  /**
   * @param message what is wrong with the data, and where
   */
  public TileException(String message) {
    this(NO_ROW, message);
  }

  /**
   * @param row the row at fault, counted from 0 within the tile
   * @param message what is wrong with it
   */
  public TileException(int row, String message) {
    super(message);
    this.row = row;
  }

  /** The row, or {@link #NO_ROW}. */
  public int row() {
    return row;
  }
}
