package io.numflink.job.glm.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.array.report.FlinkTraffic;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.train.NewtonTraffic;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.NodeRecord;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.lshs.ClusterModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The file {@code run.json} of a training: what that of a script has, and the supersteps.
 *
 * @param slots of all nodes
 * @param tiles how many tiles the rows were cut into
 * @param totalNetBytes payload of partial results and broadcasts that crossed between processes
 * @param flinkNetInBytes what Flink says its tasks received from other TaskManagers, which are
 *     partial results with their headers, without broadcasts; null if its figures did not come to
 *     rest
 * @param topology the TaskManager that stood for each node in the end; a node that none stood for
 *     then, as there were fewer, is not in it
 * @param driverOperations block operations of the driver: none
 * @param clusterOperations computations of a tile
 * @param restarts how often the job started over, or another took its place
 */
@JsonNaming(SnakeCaseStrategy.class)
public record GlmRunReport(
    int nodes,
    int slots,
    int slotsPerNode,
    long rows,
    long tiles,
    String job,
    List<Node> perNode,
    long totalNetBytes,
    long predictedNetBytes,
    long maxNetInBytes,
    long maxNetOutBytes,
    long maxPeakMemoryBytes,
    Long flinkNetInBytes,
    Map<Integer, String> topology,
    List<Job> jobs,
    long driverOperations,
    long clusterOperations,
    List<Superstep> supersteps,
    Timings timings,
    int restarts) {

  /**
   * What a node did in all supersteps, as measured, and its network as predicted.
   *
   * @param taskManager the one that stood for it last
   * @param operations computations of a tile
   * @param peakMemoryBytes payload of decoded tiles in memory at once
   * @param netInBytes payload of broadcasts and partial results, counted where they arrive
   * @param netOutBytes payload of partial results for other nodes
   * @param flops with the features, to leading order
   * @param busyS time for tiles, summed over its slots
   * @param flinkNetInBytes as Flink counts since the last start, so 0 if no TaskManager stood for
   *     it then; null if it was not to be had
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Node(
      int node,
      String taskManager,
      long operations,
      long peakMemoryBytes,
      long netInBytes,
      long predictedNetInBytes,
      long netOutBytes,
      long predictedNetOutBytes,
      long flops,
      double busyS,
      Long flinkNetInBytes) {
    /**
     * @param inUse whether a TaskManager stood for it in the end
     */
    static Node of(NodeRecord each, boolean inUse, IterationResult<?> run, FlinkTraffic traffic) {
      long flinkIn = inUse ? traffic.bytesInto(run.job(), each.taskManager()) : 0;
      return new Node(
          each.node(),
          each.taskManager(),
          each.tiles(),
          each.peakTileBytes(),
          each.bytesIn(),
          each.predictedInBytes(),
          each.bytesOut(),
          each.predictedOutBytes(),
          (long) each.flops(),
          each.busySeconds(),
          traffic.isKnown() ? flinkIn : null);
    }
  }

  /**
   * The Flink job.
   *
   * @param operators its Flink operators
   * @param operations computations of a tile
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Job(
      String id,
      int operators,
      long operations,
      double seconds,
      double submitS,
      int restarts,
      Map<Integer, String> topology) {}

  /**
   * Where the time went, in seconds.
   *
   * @param startS until the command looked at the table, and waiting for the cluster to start
   * @param planS resolving the model against the table; with factors that reads it once
   * @param submitS handing the job over to the cluster
   * @param executeS from the submission to the result
   * @param loadS of that, all but the supersteps: reading the tiles, and a restart's delay
   * @param trainS the supersteps
   * @param earlierTrainS the supersteps before the savepoint that the training went on from; in
   *     none of the others
   * @param totalS from the start of the process
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Timings(
      double startS,
      double planS,
      double submitS,
      double executeS,
      double loadS,
      double trainS,
      double earlierTrainS,
      double totalS) {}

  /**
   * One superstep.
   *
   * @param computeS what the slowest slot took for its tiles
   * @param overheadS messages, merging and waiting
   * @param netBytes payload counted where it arrived
   * @param predictedNetBytes by the model: (k − 1) partial results over k TaskManagers, and a
   *     broadcast for each of them ({@link SuperstepRecord#predictedBytes})
   * @param boundNetBytes what a step of Newton's method has to send ({@link NewtonTraffic}); null
   *     of supersteps that make none
   * @param partialElements numbers in a partial result
   * @param broadcastBytes what each slot was told
   * @param cacheHits tiles that were in memory
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Superstep(
      long superstep,
      String purpose,
      int nodes,
      int slots,
      double seconds,
      double computeS,
      double overheadS,
      long netBytes,
      long predictedNetBytes,
      Long boundNetBytes,
      long partialElements,
      long broadcastBytes,
      long cacheHits,
      long cacheMisses,
      Map<String, Double> gauges) {
    static Superstep of(SuperstepRecord each, NewtonTraffic newton) {
      return new Superstep(
          each.superstep(),
          each.purpose(),
          each.nodes(),
          each.slots(),
          each.seconds(),
          each.computeSeconds(),
          each.overheadSeconds(),
          each.measuredBytes(),
          each.predictedBytes(),
          newton.isOf(each) ? newton.boundBytes(each.nodes()) : null,
          each.partialLength(),
          each.broadcastBytes(),
          each.cacheHits(),
          each.cacheMisses(),
          each.gauges());
    }
  }

  /**
   * @param run of the last job
   * @param losses how many jobs were given up before
   * @param coefficients how many the model has
   */
  public static GlmRunReport of(
      IterationResult<Stage> run,
      ClusterModel model,
      int losses,
      int coefficients,
      FlinkTraffic traffic,
      Timings timings) {
    NewtonTraffic newton = new NewtonTraffic(coefficients);
    int inUse = nodesInTheEnd(run);
    List<Node> perNode =
        run.nodes().stream().map(each -> Node.of(each, each.node() < inUse, run, traffic)).toList();
    List<Superstep> supersteps =
        run.supersteps().stream().map(each -> Superstep.of(each, newton)).toList();
    Map<Integer, String> topology = new TreeMap<>();
    perNode.stream()
        .filter(each -> each.node() < inUse)
        .forEach(each -> topology.put(each.node(), each.taskManager()));
    long operations = sum(perNode, Node::operations);
    String id = run.job().toHexString();
    return new GlmRunReport(
        model.nodeCount(),
        model.slotCount(),
        model.nodes().get(0).slots(),
        run.rows(),
        run.tiles(),
        id,
        perNode,
        sum(perNode, Node::netInBytes),
        sum(perNode, Node::predictedNetInBytes),
        most(perNode, Node::netInBytes),
        most(perNode, Node::netOutBytes),
        most(perNode, Node::peakMemoryBytes),
        traffic.isKnown() ? sum(perNode, Node::flinkNetInBytes) : null,
        topology,
        List.of(
            new Job(
                id,
                run.operators(),
                operations,
                timings.executeS(),
                timings.submitS(),
                run.restarts(),
                topology)),
        0,
        operations,
        supersteps,
        timings,
        run.restarts() + losses);
  }

  /**
   * How many nodes a TaskManager stood for in the end. TaskManagers are numbered anew in each
   * attempt: if there are fewer than before, what is known of the highest nodes is of TaskManagers
   * that are gone, or stand for other nodes now.
   */
  private static int nodesInTheEnd(IterationResult<?> run) {
    int supersteps = run.supersteps().size();
    return supersteps == 0 ? 0 : run.supersteps().get(supersteps - 1).nodes();
  }

  private static long sum(List<Node> nodes, ToLongFunction<Node> quantity) {
    return nodes.stream().mapToLong(quantity).sum();
  }

  private static long most(List<Node> nodes, ToLongFunction<Node> quantity) {
    return nodes.stream().mapToLong(quantity).max().orElse(0);
  }
}
