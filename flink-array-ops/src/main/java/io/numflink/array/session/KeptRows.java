package io.numflink.array.session;

import java.util.List;

/**
 * A matrix of float64 whose blocks of whole rows lie on the nodes of a session, in files of the
 * TaskManagers (see {@link io.numflink.array.dataflow.FileKeeper}).
 *
 * @param array the name that it is kept under
 * @param rows of the matrix
 * @param columns of the matrix
 * @param blockRows rows of every block but the last, which may have fewer
 * @param taskManagers the resource id of the TaskManager that has each block, in order of the rows
 */
public record KeptRows(
    String array, long rows, int columns, int blockRows, List<String> taskManagers) {
  public KeptRows {
    taskManagers = List.copyOf(taskManagers);
  }

  /** The rows before a block. */
  public long firstRow(int block) {
    return (long) block * blockRows;
  }
}
