package io.numflink.iteration;

/**
 * The data of a tile is at fault: the loop ends, and the message of its failure names the row. Any
 * other exception of a user's function ends the loop, too, and is named with the tile's rows.
 */
public final class TileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int row;

  /**
   * @param row the row at fault, counted from 0 within the tile
   * @param message what is wrong with it
   */
  public TileException(int row, String message) {
    super(message);
    this.row = row;
  }

  public int row() {
    return row;
  }
}
