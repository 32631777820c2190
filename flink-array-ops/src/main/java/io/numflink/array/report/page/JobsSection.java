package io.numflink.array.report.page;

import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.array.report.html.Table;
import java.util.List;

/** The jobs of a program that has several, as a table. */
record JobsSection(List<JobView> jobs) implements Section {
  private static final int MOST_ROWS = 400;

  @Override
  public void addTo(Markup page) {
    boolean wasRun = jobs.get(0).result() != null;
    page.element("h2", "Jobs");
    Table table =
        wasRun
            ? new Table(
                page,
                "job>",
                "gives",
                "operations>",
                "stages>",
                "network, planned>",
                "memory, planned>",
                "network, measured>",
                "memory, measured>",
                "time>",
                "Flink job")
            : new Table(page, "job>", "gives", "operations>", "stages>", "network>", "memory>");
    for (JobView job : jobs.subList(0, Math.min(MOST_ROWS, jobs.size()))) {
      row(job, table);
    }
    table.end(jobs.size() - MOST_ROWS);
  }

  private static void row(JobView job, Table table) {
    String operations = HeaderSection.count(job.planned().plan().size());
    String network = Quantity.bytes(job.planned().loads().totalNetBytes());
    String memory = Quantity.bytes(job.planned().loads().maxPeakMemoryBytes());
    if (job.result() == null) {
      table.row(job.number(), job.purpose(), operations, job.stages().size(), network, memory);
      return;
    }
    table.row(
        job.number(),
        job.purpose(),
        operations,
        job.stages().size(),
        network,
        memory,
        Quantity.bytes(job.measured().stream().mapToLong(Measured::netInBytes).sum()),
        Quantity.bytes(
            job.measured().stream().mapToLong(Measured::peakMemoryBytes).max().orElse(0)),
        HeaderSection.seconds(job.result().seconds()),
        job.result().job().toHexString());
  }
}
