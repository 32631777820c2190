package io.numflink.job.glm;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.glm.solver.Stage;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.lshs.ClusterModel;
import java.util.List;
import java.util.Map;

/**
 * The file {@code run.json} of a training.
 *
 * @param tiles how many tiles the rows were cut into
 * @param totalNetBytes payload of partial results and broadcasts that crossed between TaskManagers
 * @param restarts how often the job started over
 */
@JsonNaming(SnakeCaseStrategy.class)
record GlmRunReport(
    int nodes,
    int slots,
    long rows,
    long tiles,
    String job,
    List<Superstep> supersteps,
    long totalNetBytes,
    Map<String, Double> timings,
    int restarts) {

  /**
   * One superstep.
   *
   * @param computeS what the slowest slot took for its tiles
   * @param overheadS messages, merging and waiting
   * @param predictedNetBytes by the model: (k − 1) partial results over k TaskManagers, and one
   *     broadcast a slot
   * @param cacheHits tiles that were in memory
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Superstep(
      long superstep,
      double seconds,
      double computeS,
      double overheadS,
      long netBytes,
      long predictedNetBytes,
      long cacheHits,
      long cacheMisses,
      Map<String, Double> gauges) {
    static Superstep of(SuperstepRecord each) {
      return new Superstep(
          each.superstep(),
          each.seconds(),
          each.computeSeconds(),
          each.overheadSeconds(),
          each.measuredBytes(),
          each.predictedBytes(),
          each.cacheHits(),
          each.cacheMisses(),
          each.gauges());
    }
  }

  static GlmRunReport of(
      IterationResult<Stage> run, ClusterModel model, double load, double train, double total) {
    return new GlmRunReport(
        model.nodeCount(),
        model.slotCount(),
        run.rows(),
        run.tiles(),
        run.job().toHexString(),
        run.supersteps().stream().map(Superstep::of).toList(),
        run.supersteps().stream().mapToLong(SuperstepRecord::measuredBytes).sum(),
        Map.of("load_s", load, "train_s", train, "total_s", total),
        run.restarts());
  }
}
