package io.numflink.glm.train;

import io.numflink.array.block.Block;
import io.numflink.array.kernel.BlockKeeper;
import io.numflink.array.kernel.KernelContext;
import io.numflink.array.session.KeptRows;
import io.numflink.glm.tile.Columns;
import io.numflink.iteration.LocalTileReader;
import io.numflink.iteration.TileSequence;
import java.util.List;

/**
 * The tiles of a training whose data an array job has left on the nodes: a matrix with the features
 * in its first columns, then the labels, then the weights if there are any. Each of its blocks is a
 * split.
 */
public final class KeptTiles implements LocalTileReader {
  private static final long serialVersionUID = 1L;

  private final String array;
  private final String[] taskManagers;
  private final TileLayout layout;

  private KeptTiles(KeptRows rows, TileLayout layout) {
    this.array = rows.array();
    this.taskManagers = rows.taskManagers().toArray(String[]::new);
    this.layout = layout;
  }

  /**
   * @param layout whose features, labels and weights are the columns of the rows
   */
  public static KeptTiles of(KeptRows rows, TileLayout layout) {
    int columns = layout.columns() + 1 + (layout.weighted() ? 1 : 0);
    if (layout.offset() || rows.columns() != columns) {
      throw new IllegalArgumentException(
          "rows of %d columns for tiles of %s".formatted(rows.columns(), layout));
    }
    return new KeptTiles(rows, layout);
  }

  @Override
  public int splits(int parallelism) {
    return taskManagers.length;
  }

  @Override
  public String taskManagerOf(int split, int splits) {
    return taskManagers[split];
  }

  @Override
  public TileSequence open(int split, int splits, BlockKeeper kept) {
    return new Rows(kept.kept(KernelContext.simple(), array, split));
  }

  /** The tiles of a block. */
  private final class Rows implements TileSequence {
    private final Block block;
    private int next;

    Rows(Block block) {
      this.block = block;
    }

    @Override
    public List<Block> next() {
      int n = Math.min(layout.rowsOfATile(), block.extent(0) - next);
      if (n <= 0) {
        return null;
      }
      int d = layout.columns();
      int width = block.extent(1);
      double[] rows = block.float64();
      double[] features = new double[n * d];
      double[] labels = new double[n];
      double[] weights = layout.weighted() ? new double[n] : null;
      for (int i = 0; i < n; i++) {
        int at = (next + i) * width;
        for (int j = 0; j < d; j++) {
          features[j * n + i] = rows[at + j];
        }
        labels[i] = rows[at + d];
        if (weights != null) {
          weights[i] = rows[at + d + 1];
        }
      }
      next += n;
      return layout.parts(new Columns(n, d, features), labels, weights, null);
    }
  }
}
