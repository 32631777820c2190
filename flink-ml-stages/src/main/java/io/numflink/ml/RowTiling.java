package io.numflink.ml;

import io.numflink.array.block.Block;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.LabelOutOfRangeException;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.train.TileLayout;
import io.numflink.iteration.TileBuffer;
import io.numflink.iteration.TileException;
import io.numflink.iteration.Tiling;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.data.RowData;

/**
 * Tiles of the rows that {@link TrainingColumns} selects. Each is checked on the way, where an
 * error can show it.
 *
 * @param columns the names of label, weight and offset, null where there is none
 * @param features reads the features, which follow these
 * @param family that the labels are of
 */
record RowTiling(List<String> columns, RowFeatures features, Family family)
    implements Tiling<RowData> {
  private static final long serialVersionUID = 1L;
  private static final int LABEL = 0;
  private static final int WEIGHT = 1;
  private static final int OFFSET = 2;

  /** The most features that a message shows. */
  private static final int MOST_SHOWN = 8;

  /** The layout of the tiles. */
  TileLayout layout() {
    return new TileLayout(
        features.count(), columns.get(WEIGHT) != null, columns.get(OFFSET) != null);
  }

  @Override
  public TileBuffer<RowData> buffer() {
    return new Buffer();
  }

  private final class Buffer implements TileBuffer<RowData> {
    private final int d = features.count();
    private final int capacity = layout().rowsOfATile();
    private final double[] x = new double[capacity * d];

    /** Labels, weights and offsets; null where there are none. */
    private final double[][] numbers = new double[columns.size()][];

    private int rows;

    Buffer() {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = columns.get(i) == null ? null : new double[capacity];
      }
    }

    @Override
    public void add(RowData row) {
      int field = 0;
      for (double[] values : numbers) {
        if (values != null) {
          values[rows] = row.isNullAt(field) ? Double.NaN : row.getDouble(field);
          field++;
        }
      }
      int read = 0;
      try {
        features.read(row, field, x, rows * d);
        read = d;
        check();
      } catch (FaultyRowException e) {
        throw new TileException("%s in row %s".formatted(e.getMessage(), text(read)));
      }
      rows++;
    }

    private void check() {
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] != null) {
          check(columns.get(i), numbers[i][rows]);
        }
      }
      for (int j = 0; j < d; j++) {
        check(features.names().get(j), x[rows * d + j]);
      }
      double label = numbers[LABEL][rows];
      if (!family.validLabel(label)) {
        throw new FaultyRowException(LabelOutOfRangeException.fault(label, family));
      }
      if (numbers[WEIGHT] != null && numbers[WEIGHT][rows] < 0) {
        throw new FaultyRowException("weight %s is below 0".formatted(numbers[WEIGHT][rows]));
      }
    }

    private static void check(String name, double value) {
      if (Double.isNaN(value)) {
        throw new FaultyRowException("column %s has no value".formatted(name));
      }
      if (Double.isInfinite(value)) {
        throw new FaultyRowException("column %s is %s".formatted(name, value));
      }
    }

    /** The row as it is in messages, with so many features as have been read. */
    private String text(int read) {
      StringBuilder text = new StringBuilder("(");
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] != null) {
          append(columns.get(i), numbers[i][rows], text);
        }
      }
      for (int j = 0; j < Math.min(read, MOST_SHOWN); j++) {
        append(features.names().get(j), x[rows * d + j], text);
      }
      return text.append(read > MOST_SHOWN ? ", …)" : ")").toString();
    }

    private static void append(String name, double value, StringBuilder text) {
      text.append(text.length() == 1 ? "" : ", ").append(name).append('=').append(value);
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public boolean isFull() {
      return rows == capacity;
    }

    @Override
    public List<Block> take() {
      Columns columns = Columns.ofRows(rows, d, x);
      List<Block> parts = layout().parts(columns, taken(LABEL), taken(WEIGHT), taken(OFFSET));
      rows = 0;
      return parts;
    }

    private double[] taken(int column) {
      return numbers[column] == null ? null : Arrays.copyOf(numbers[column], rows);
    }
  }
}
