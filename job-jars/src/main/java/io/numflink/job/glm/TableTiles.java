package io.numflink.job.glm;

import io.numflink.array.block.Block;
import io.numflink.connectors.text.TableException;
import io.numflink.connectors.text.TableFile;
import io.numflink.connectors.text.TableRows;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.LabelOutOfRangeException;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.FormulaException;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.train.TileLayout;
import io.numflink.iteration.TileException;
import io.numflink.iteration.TileReader;
import io.numflink.iteration.TileSequence;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The tiles of a model over a table: its rows of X, labels, weights and offsets, made where the
 * table is read, each part of the file on its own.
 */
final class TableTiles implements TileReader {
  private static final long serialVersionUID = 1L;

  /** Enough to read at once, and small enough for the last parts to end together. */
  private static final long PART_BYTES = 8 << 20;

  /** A tile's cells before they are X: those of a thread's parts, one after another. */
  private static final ThreadLocal<Cells> CELLS = ThreadLocal.withInitial(Cells::new);

  private final TableFile table;
  private final TableModel model;

  TableTiles(TableFile table, TableModel model) {
    this.table = table;
    this.model = model;
  }

  @Override
  public int splits(int parallelism) {
    if (!table.isSplittable()) {
      return 1;
    }
    long rounds = Math.max(1, Math.round((double) table.bytes() / PART_BYTES / parallelism));
    return (int) Math.min(1 << 18, rounds * parallelism);
  }

  @Override
  public String describe(int split, int splits) {
    return splits == 1
        ? table.path()
        : "%s, part %d of %d".formatted(table.path(), split + 1, splits);
  }

  @Override
  public TileSequence open(int split, int splits) throws IOException {
    try {
      table.verify();
      return new Tiles(table.rows(split, splits));
    } catch (TableException e) {
      throw new TileException(e.getMessage());
    }
  }

  /** The arrays that the thread last read a part with. */
  private static final class Cells {
    private double[][] columns = new double[0][];

    double[][] ofSize(int count, int rows) {
      if (columns.length != count || columns[0].length != rows) {
        columns = new double[count][rows];
      }
      return columns;
    }
  }

  /** The tiles of a part of the table. */
  private final class Tiles implements TileSequence {
    private final TableRows rows;
    private final TableColumns columns = model.columns();
    private final double[][] cells =
        CELLS.get().ofSize(columns.count(), model.layout().rowsOfATile());

    Tiles(TableRows rows) {
      this.rows = rows;
    }

    @Override
    public List<Block> next() throws IOException {
      try {
        int n = 0;
        while (n < cells[0].length && rows.next()) {
          n += read(n) ? 1 : 0;
        }
        return n == 0 ? null : parts(n);
      } catch (TableException | FormulaException e) {
        throw new TileException(e.getMessage());
      }
    }

    /** Reads the current row; false if it lacks a value and is left out. */
    private boolean read(int at) throws IOException {
      for (int column = 0; column < cells.length; column++) {
        double cell = columns.cell(rows, column);
        if (!Double.isFinite(cell)) {
          refuse(cell, column);
          return false;
        }
        cells[column][at] = cell;
      }
      check(at);
      return true;
    }

    /** Returns if the row is to be left out. */
    private void refuse(double cell, int column) throws IOException {
      String name = columns.types().get(column).name();
      if (!Double.isNaN(cell)) {
        throw rows.fault("column %s: %s is not finite".formatted(name, cell));
      }
      if (model.missing() != MissingValues.OMIT) {
        throw rows.fault(
            "column %s has no value here: --na omit leaves such rows out".formatted(name));
      }
    }

    /** Checks labels and weights here, where the line is known. */
    private void check(int at) throws IOException {
      if (model.plainLabel() >= 0) {
        double label = cells[model.plainLabel()][at];
        Family family = model.family();
        if (!family.validLabel(label)) {
          throw rows.fault(LabelOutOfRangeException.fault(label, family));
        }
      }
      if (model.weight() >= 0) {
        double weight = cells[model.weight()][at];
        if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
          throw rows.fault(
              "column %s: weights are at least 0, not %s"
                  .formatted(columns.types().get(model.weight()).name(), weight));
        }
      }
    }

    private List<Block> parts(int n) {
      DesignMatrix design = model.design();
      TileLayout layout = model.layout();
      double[] features = new double[n * design.names().size()];
      double[] labels = new double[n];
      double[] weights = layout.weighted() ? new double[n] : null;
      double[] offsets = layout.offset() ? new double[n] : null;
      if (weights != null) {
        if (model.weight() >= 0) {
          System.arraycopy(cells[model.weight()], 0, weights, 0, n);
        } else {
          Arrays.fill(weights, 1);
        }
      }
      design.fill(cells, n, features, labels, weights, offsets);
      checkComputed(n, features, design.names());
      Columns columns = new Columns(n, design.names().size(), features);
      return layout.parts(columns, labels, weights, offsets);
    }

    /** Functions of finite numbers need not be finite: log(0). */
    private void checkComputed(int n, double[] features, List<String> names) {
      int fault = -1;
      for (int i = 0; i < features.length; i++) {
        if (!Double.isFinite(features[i]) && (fault < 0 || i % n < fault % n)) {
          fault = i; // of the first row so far
        }
      }
      if (fault >= 0) {
        throw new TileException(
            fault % n, "%s is %s".formatted(names.get(fault / n), features[fault]));
      }
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
