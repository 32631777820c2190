package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.session.JobRecord;
import java.util.List;

/**
 * What a node did in all jobs, as measured.
 *
 * @param node the logical node
 * @param taskManager the TaskManager that stood for it in the last job; null without a job
 * @param operations how many block operations it ran
 * @param peakMemoryBytes payload of blocks alive at once
 * @param netInBytes payload of blocks that came from other nodes, counted where they arrive
 * @param netOutBytes payload of blocks that went to other nodes
 * @param flops floating-point operations of what it ran, by the plan
 * @param busyS time in kernels, summed over its slots, in seconds
 * @param storeHits how often one of its slots first used a block that was there for another slot
 * @param storeBytesSaved the payload of those blocks, which did not have to be sent to the slot
 * @param flinkNetInBytes what Flink says its tasks received from other TaskManagers; null if Flink
 *     was not asked
 */
@JsonNaming(SnakeCaseStrategy.class)
public record NodeRun(
    int node,
    String taskManager,
    long operations,
    long peakMemoryBytes,
    long netInBytes,
    long netOutBytes,
    long flops,
    double busyS,
    long storeHits,
    long storeBytesSaved,
    Long flinkNetInBytes) {

  static NodeRun of(int node, List<JobRecord> jobs, FlinkTraffic traffic) {
    NodeRun sum = new NodeRun(node, null, 0, 0, 0, 0, 0, 0, 0, 0, traffic.isKnown() ? 0L : null);
    for (JobRecord job : jobs) {
      if (node >= job.planned().plan().cluster().nodeCount()) {
        continue; // the cluster was smaller then
      }
      NodeStatistics measured = job.result().nodes().get(node);
      sum =
          new NodeRun(
              node,
              measured.taskManager(),
              sum.operations + measured.operations(),
              Math.max(sum.peakMemoryBytes, measured.peakMemoryBytes()),
              sum.netInBytes + measured.netInBytes(),
              sum.netOutBytes + measured.netOutBytes(),
              sum.flops + job.planned().loads().flops(node),
              sum.busyS + measured.busyNanos() / 1e9,
              sum.storeHits + measured.sharing().hits(),
              sum.storeBytesSaved + measured.sharing().bytesSaved(),
              traffic.isKnown()
                  ? sum.flinkNetInBytes
                      + traffic.bytesInto(job.result().job(), measured.taskManager())
                  : null);
    }
    return sum;
  }
}
