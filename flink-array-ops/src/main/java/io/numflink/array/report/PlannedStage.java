package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.numflink.array.dataflow.Staging;
import io.numflink.lshs.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a job: one Flink operator.
 *
 * @param id its number, counted through all jobs
 * @param job the number of its job
 * @param name the array operations in it
 * @param operations how many block operations it has
 * @param edgesInBytesRemote payload of blocks that enter it from other nodes
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PlannedStage(int id, int job, String name, int operations, long edgesInBytesRemote) {

  static List<PlannedStage> of(Plan plan, int job, int firstId) {
    return of(new Staging(plan), job, firstId);
  }

  /** The stages of a plan. */
  public static List<PlannedStage> of(Staging staging, int job, int firstId) {
    List<String> names = staging.names();
    int[] operations = staging.operationCounts();
    long[] bytes = staging.bytesInto();
    List<PlannedStage> stages = new ArrayList<>();
    for (int s = 0; s < staging.stageCount(); s++) {
      stages.add(new PlannedStage(firstId + s, job, names.get(s), operations[s], bytes[s]));
    }
    return stages;
  }
}
