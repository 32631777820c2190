package io.numflink.array.report.page;

import io.numflink.array.dataflow.Staging;
import io.numflink.array.report.PlannedStage;
import io.numflink.array.report.Quantity;
import io.numflink.lshs.Plan;
import java.util.ArrayList;
import java.util.List;

/** The stages of a job as boxes, for jobs of more arrays than can be drawn. */
final class StageDiagram {
  private StageDiagram() {}

  static Diagram of(Plan plan, Staging staging, List<PlannedStage> stages) {
    int count = stages.size();
    long[][] bytes = new long[count][count];
    int[] stageOf = staging.stages();
    Transfers.forEach(
        plan,
        stageOf,
        (sender, receiver) -> bytes[stageOf[sender]][stageOf[receiver]] += plan.bytes(sender));
    List<Diagram.Box> boxes = new ArrayList<>();
    List<Diagram.Link> links = new ArrayList<>();
    for (int to = 0; to < count; to++) {
      PlannedStage stage = stages.get(to);
      boxes.add(
          new Diagram.Box(
              to,
              to,
              "stage " + stage.id(),
              List.of(stage.operations() + " operations", stage.name()),
              stage.name()));
      for (int from = 0; from < to; from++) {
        if (bytes[from][to] > 0) {
          String text = Quantity.bytes(bytes[from][to]);
          links.add(
              new Diagram.Link(
                  from,
                  to,
                  bytes[from][to],
                  "stage %d → stage %d: %s".formatted(stages.get(from).id(), stage.id(), text)));
        }
      }
    }
    return new Diagram(
        stages.stream().map(stage -> ArrayDiagram.group(List.of(stage))).toList(), boxes, links);
  }
}
