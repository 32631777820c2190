package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.array.dataflow.ArrayJobResult;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.dataflow.Staging;
import io.numflink.array.session.JobRecord;
import io.numflink.lshs.ClusterModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The file {@code run.json}: what a program did, as measured.
 *
 * @param flinkNetInBytes what Flink says was received from other TaskManagers; null if Flink was
 *     not asked
 * @param topology the TaskManager that stood for each logical node in the last job
 * @param fits the models that were fitted on the cluster, in order
 * @param driverOperations block operations that the driver ran itself
 * @param clusterOperations block operations that the jobs ran
 * @param restarts how often jobs were restarted
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RunReport(
    int nodes,
    int slotsPerNode,
    String placement,
    List<NodeRun> perNode,
    long totalNetBytes,
    long maxNetInBytes,
    long maxNetOutBytes,
    long maxPeakMemoryBytes,
    Long flinkNetInBytes,
    Map<Integer, String> topology,
    List<Job> jobs,
    List<FitRun> fits,
    long driverOperations,
    long clusterOperations,
    Timings timings,
    int restarts) {

  /**
   * One Flink job.
   *
   * @param id Flink's id of it
   * @param operators how many Flink operators it had: its stages, the control source, the results
   * @param operations how many block operations it ran
   * @param seconds from submission to the last result
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Job(
      String id,
      int operators,
      long operations,
      double seconds,
      double submitS,
      int restarts,
      Map<Integer, String> topology) {

    private static final int OPERATORS_BESIDE_STAGES = 2;

    private static Job of(JobRecord job) {
      ArrayJobResult result = job.result();
      return new Job(
          result.job().toHexString(),
          new Staging(job.planned().plan()).stageCount() + OPERATORS_BESIDE_STAGES,
          result.nodes().stream().mapToLong(NodeStatistics::operations).sum(),
          result.seconds(),
          result.submitSeconds(),
          result.restarts(),
          topologyOf(result));
    }
  }

  public static RunReport of(
      ClusterModel cluster,
      String placement,
      List<JobRecord> jobs,
      List<FitRun> fits,
      long driverOperations,
      FlinkTraffic traffic,
      Timings timings) {
    List<NodeRun> perNode =
        IntStream.range(0, cluster.nodeCount())
            .mapToObj(node -> NodeRun.of(node, jobs, traffic))
            .toList();
    return new RunReport(
        cluster.nodeCount(),
        cluster.nodes().get(0).slots(),
        placement,
        perNode,
        perNode.stream().mapToLong(NodeRun::netInBytes).sum(),
        perNode.stream().mapToLong(NodeRun::netInBytes).max().orElse(0),
        perNode.stream().mapToLong(NodeRun::netOutBytes).max().orElse(0),
        perNode.stream().mapToLong(NodeRun::peakMemoryBytes).max().orElse(0),
        traffic.isKnown() ? perNode.stream().mapToLong(NodeRun::flinkNetInBytes).sum() : null,
        jobs.isEmpty() ? Map.of() : topologyOf(jobs.get(jobs.size() - 1).result()),
        jobs.stream().map(Job::of).toList(),
        List.copyOf(fits),
        driverOperations,
        perNode.stream().mapToLong(NodeRun::operations).sum(),
        timings,
        jobs.stream().mapToInt(job -> job.result().restarts()).sum()
            + fits.stream().mapToInt(FitRun::restarts).sum());
  }

  private static Map<Integer, String> topologyOf(ArrayJobResult result) {
    Map<Integer, String> topology = new TreeMap<>();
    result.nodes().forEach(node -> topology.put(node.node(), node.taskManager()));
    return topology;
  }
}
