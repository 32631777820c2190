package io.numflink.array.report.page;

import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.report.NodeRun;

/**
 * What was measured on a node, to stand beside what was planned.
 *
 * @param peakMemoryBytes payload of blocks alive at once
 * @param netInBytes payload that came from other nodes
 * @param netOutBytes payload that went to other nodes
 */
record Measured(long peakMemoryBytes, long netInBytes, long netOutBytes) {
  static Measured of(NodeRun run) {
    return new Measured(run.peakMemoryBytes(), run.netInBytes(), run.netOutBytes());
  }

  static Measured of(NodeStatistics statistics) {
    return new Measured(
        statistics.peakMemoryBytes(), statistics.netInBytes(), statistics.netOutBytes());
  }
}
