package io.numflink.job.glm.report;

import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import java.util.List;

/** What each TaskManager received, sent, held and computed. */
record TaskManagersSection(List<GlmRunReport.Node> nodes) implements Section {
  private static final int MOST_ROWS = 200;

  @Override
  public void addTo(Markup page) {
    page.element("h2", "TaskManagers");
    Table table =
        new Table(
            page,
            "node>",
            "TaskManager",
            "tiles in memory, peak>",
            "net in, measured>",
            "predicted>",
            "net out, measured>",
            "predicted>",
            "busy>",
            "flops>");
    for (GlmRunReport.Node node : nodes.subList(0, Math.min(MOST_ROWS, nodes.size()))) {
      table.row(
          node.node(),
          node.taskManager(),
          Quantity.bytes(node.peakMemoryBytes()),
          Quantity.bytes(node.netInBytes()),
          Quantity.bytes(node.predictedNetInBytes()),
          Quantity.bytes(node.netOutBytes()),
          Quantity.bytes(node.predictedNetOutBytes()),
          Figures.seconds(node.busyS()),
          Quantity.flops(node.flops()));
    }
    table.end(nodes.size() - MOST_ROWS);
  }
}
