package io.numflink.array.report;

import io.numflink.array.session.PlannedJob;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * On which node each block of an array is made, for a picture.
 *
 * @param job the number of the job
 * @param rows block rows of the picture: all axes but the last, one after another
 * @param columns block columns: the last axis
 * @param nodes the nodes row by row; −1 for a block that is made nowhere as such
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record ArrayLayout(int job, String array, String op, int rows, int columns, int[] nodes) {

  /** Larger pictures show nothing that smaller ones do not. */
  private static final int MOST_BLOCKS = 4096;

  private static final int MOST_ARRAYS = 24;

  static List<ArrayLayout> of(List<PlannedJob> jobs) {
    List<ArrayLayout> layouts = new ArrayList<>();
    for (int job = 0; job < jobs.size(); job++) {
      layouts.addAll(of(job, jobs.get(job).plan()));
    }
    return layouts.stream().limit(MOST_ARRAYS).toList();
  }

  private static List<ArrayLayout> of(int job, Plan plan) {
    List<BlockGraph.ArrayInfo> arrays = plan.graph().arrays();
    int[][] nodes = new int[arrays.size()][];
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    for (int operation = 0; operation < plan.size(); operation++) {
      int vertex = plan.target(operation);
      int array = plan.graph().array(vertex);
      int blocks = arrays.get(array).blockCount();
      if (plan.isFinal(operation)
          && plan.kind(operation) != OperationKind.RELAY
          && blocks <= MOST_BLOCKS) {
        if (nodes[array] == null) {
          nodes[array] = new int[blocks];
          Arrays.fill(nodes[array], -1);
        }
        nodes[array][plan.graph().linearIndex(vertex)] = nodeOfSlot[plan.slot(operation)];
      }
    }
    List<ArrayLayout> layouts = new ArrayList<>();
    for (int array = 0; array < nodes.length; array++) {
      if (nodes[array] != null && nodes[array].length > 1) {
        BlockGraph.ArrayInfo info = arrays.get(array);
        int columns = info.grid()[info.grid().length - 1];
        layouts.add(
            new ArrayLayout(
                job,
                info.name(),
                info.operation(),
                nodes[array].length / columns,
                columns,
                nodes[array]));
      }
    }
    return layouts;
  }
}
