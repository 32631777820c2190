package io.numflink.array.report.page;

import io.numflink.array.report.NodeLoad;
import java.util.ArrayList;
import java.util.List;

/**
 * One node, or several with neighbouring numbers, each quantity being that of the node which has
 * most of it.
 *
 * @param measured null if nothing was measured
 */
record NodeRow(String label, NodeLoad planned, Measured measured) {

  /**
   * Rows for all nodes, as few as may be shown.
   *
   * @param measured one entry a node, or empty
   * @param mostRows how many rows there may be
   */
  static List<NodeRow> of(List<NodeLoad> planned, List<Measured> measured, int mostRows) {
    int each = (planned.size() + mostRows - 1) / mostRows;
    List<NodeRow> rows = new ArrayList<>();
    for (int first = 0; first < planned.size(); first += each) {
      int end = Math.min(planned.size(), first + each);
      rows.add(
          new NodeRow(
              end - first == 1 ? "" + first : first + "–" + (end - 1),
              planned.subList(first, end).stream().reduce(NodeRow::most).orElseThrow(),
              measured.isEmpty()
                  ? null
                  : measured.subList(first, end).stream().reduce(NodeRow::most).orElseThrow()));
    }
    return rows;
  }

  private static NodeLoad most(NodeLoad a, NodeLoad b) {
    return new NodeLoad(
        a.node(),
        Math.max(a.peakMemoryBytes(), b.peakMemoryBytes()),
        Math.max(a.netInBytes(), b.netInBytes()),
        Math.max(a.netOutBytes(), b.netOutBytes()),
        Math.max(a.flops(), b.flops()));
  }

  private static Measured most(Measured a, Measured b) {
    return new Measured(
        Math.max(a.peakMemoryBytes(), b.peakMemoryBytes()),
        Math.max(a.netInBytes(), b.netInBytes()),
        Math.max(a.netOutBytes(), b.netOutBytes()));
  }
}
