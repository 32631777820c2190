package io.numflink.array.report.page;

import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.dataflow.ArrayJobResult;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.dataflow.Staging;
import io.numflink.array.report.NodeLoad;
import io.numflink.array.report.PlannedStage;
import io.numflink.array.session.PlannedJob;
import io.numflink.lshs.LowerBound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A job as the page shows it.
 *
 * @param number counted from 0
 * @param planned what was planned
 * @param result what came of it; null if it was only planned
 * @param staging its stages
 * @param stages the same, numbered through all jobs
 * @param lowerBound what no plan of it can do without
 */
record JobView(
    int number,
    PlannedJob planned,
    ArrayJobResult result,
    Staging staging,
    List<PlannedStage> stages,
    Optional<LowerBound> lowerBound) {
  private static final int MOST_NAMED = 6;

  /**
   * Views of all jobs.
   *
   * @param results one entry a job; empty if they were only planned
   */
  static List<JobView> of(List<PlannedJob> jobs, List<ArrayJobResult> results) {
    List<JobView> views = new ArrayList<>();
    int stages = 0;
    for (int job = 0; job < jobs.size(); job++) {
      PlannedJob planned = jobs.get(job);
      Staging staging = new Staging(planned.plan());
      List<PlannedStage> ofJob = PlannedStage.of(staging, job, stages);
      stages += ofJob.size();
      views.add(
          new JobView(
              job,
              planned,
              results.isEmpty() ? null : results.get(job),
              staging,
              ofJob,
              planned.lowerBound()));
    }
    return views;
  }

  /** What is expected of every node. */
  List<NodeLoad> loads() {
    return IntStream.range(0, planned.loads().nodeCount())
        .mapToObj(node -> NodeLoad.of(planned.loads(), node))
        .toList();
  }

  /** What was measured on every node; empty if nothing was. */
  List<Measured> measured() {
    return result == null
        ? List.of()
        : result.nodes().stream()
            .sorted(Comparator.comparingInt(NodeStatistics::node))
            .map(Measured::of)
            .toList();
  }

  /** The arrays that the job gives to the driver, writes or keeps, as far as there is room. */
  String purpose() {
    List<String> names = new ArrayList<>();
    planned.blocked().roots().forEach(root -> names.add(root.name()));
    planned.blocked().program().graph().arrays().stream()
        .filter(array -> array.operation().equals("save"))
        .forEach(array -> names.add(array.name()));
    planned.blocked().kept().forEach(kept -> names.add(keptName(kept)));
    return NameList.of(names, MOST_NAMED);
  }

  private String keptName(BlockedGraph.Kept kept) {
    int array = planned.plan().graph().array(kept.vertices()[0]);
    return planned.plan().graph().arrays().get(array).name() + " (kept on the nodes)";
  }
}
