package io.numflink.array.report.page;

import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.report.PlannedStage;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import java.util.List;

/** The arrays of a job, as a table: the graph for those who do not see it. */
record ArraysTable(BlockedGraph blocked, ArrayFlow flow, List<PlannedStage> stages)
    implements Section {
  private static final int MOST_ROWS = 200;

  @Override
  public void addTo(Markup page) {
    List<ArrayFlow.Part> parts = flow.parts();
    page.open("details").element("summary", "Arrays as a table (%d)".formatted(parts.size()));
    Table table =
        new Table(
            page,
            "array",
            "operation",
            "line>",
            "type",
            "blocks>",
            "bytes>",
            "operations>",
            "stages>",
            "in from other nodes>");
    for (ArrayFlow.Part part : parts.subList(0, Math.min(MOST_ROWS, parts.size()))) {
      ArrayText text = ArrayText.of(blocked, part.array());
      table.row(
          text.name(),
          text.operation(),
          text.line() == 0 ? "" : text.line(),
          text.type(),
          text.grid(),
          Quantity.bytes(part.bytes()),
          HeaderSection.count(part.operations()),
          ArrayDiagram.range(stages, part),
          Quantity.bytes(part.incomingBytes()));
    }
    table.end(parts.size() - MOST_ROWS);
    page.close();
  }
}
