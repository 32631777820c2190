package io.numflink.glm.tile;

/**
 * Columns of equal length, one after another in one array, so that what goes over a column goes
 * through memory in order.
 *
 * @param rows n
 * @param count d
 * @param values n × d, column-major: element (i, j) is {@code values[j * rows + i]}
 */
public record Columns(int rows, int count, double[] values) {
  /** Rows that are transposed at once: as many as a cache line has elements. */
  private static final int BAND = 8;

  public Columns {
    if (values.length != (long) rows * count) {
      throw new IllegalArgumentException(
          "%d columns of %d rows have %d elements".formatted(count, rows, values.length));
    }
  }

  /**
   * The columns of an n × d matrix that is stored row after row, in an array that may be longer.
   */
  public static Columns ofRows(int rows, int count, double[] matrix) {
    double[] values = new double[rows * count];
    for (int from = 0; from < rows; from += BAND) {
      int to = Math.min(rows, from + BAND);
      for (int j = 0; j < count; j++) {
        for (int i = from; i < to; i++) {
          values[j * rows + i] = matrix[i * count + j];
        }
      }
    }
    return new Columns(rows, count, values);
  }

  public double get(int row, int column) {
    return values[column * rows + row];
  }
}
