package io.numflink.array.report.page;

import io.numflink.array.report.PlannedStage;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import java.util.List;

/** The stages of a job, as a table. */
record StagesTable(List<PlannedStage> stages) implements Section {
  private static final int MOST_ROWS = 100;

  @Override
  public void addTo(Markup page) {
    page.open("details").element("summary", "Stages as a table (%d)".formatted(stages.size()));
    Table table = new Table(page, "stage", "operations>", "in from other nodes>", "arrays");
    for (PlannedStage stage : stages.subList(0, Math.min(MOST_ROWS, stages.size()))) {
      table.row(
          stage.id(),
          HeaderSection.count(stage.operations()),
          Quantity.bytes(stage.edgesInBytesRemote()),
          stage.name());
    }
    table.end(stages.size() - MOST_ROWS);
    page.close();
  }
}
