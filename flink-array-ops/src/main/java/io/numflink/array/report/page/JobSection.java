package io.numflink.array.report.page;

import io.numflink.array.report.Comparison;
import io.numflink.array.report.PlanReport;
import io.numflink.array.report.Quantity;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;

/**
 * All about one job, to be opened and closed.
 *
 * @param isAlone whether the program has no other job, so that the totals say the same
 * @param isOpen whether it can be seen at once
 */
record JobSection(
    JobView job, Comparison comparison, PlanReport plan, boolean isAlone, boolean isOpen)
    implements Section {

  @Override
  public void addTo(Markup page) {
    page.open(
        "details", "class", "job", "id", "job-" + job.number(), "open", isOpen ? "open" : null);
    page.open("summary").element("h2", "Job %d: %s".formatted(job.number(), job.purpose()));
    page.open("span", "class", "note");
    page.text(
        " %s operations in %s, %s between nodes"
            .formatted(
                HeaderSection.count(job.planned().plan().size()),
                job.stages().size() == 1 ? "1 stage" : job.stages().size() + " stages",
                Quantity.bytes(job.planned().loads().totalNetBytes())));
    page.close().close();
    ArrayFlow flow = ArrayFlow.of(job.planned().plan(), job.staging());
    new GraphSection(job, flow).addTo(page);
    new StagesTable(job.stages()).addTo(page);
    new ArraysTable(job.planned().blocked(), flow, job.stages()).addTo(page);
    new PlacementSection(
            job.number(),
            job.planned().blocked().program(),
            BlockHolders.of(job.planned().plan()),
            job.planned().loads().nodeCount())
        .addTo(page);
    if (!isAlone) {
      loads(page);
    }
    page.close();
  }

  private void loads(Markup page) {
    long total = job.lowerBound().map(bound -> bound.totalNetBytes()).orElse(-1L);
    long in = job.lowerBound().map(bound -> bound.maxNetInBytes()).orElse(-1L);
    new NodesSection(job.loads(), job.measured(), in).addTo(page);
    if (comparison.isMade()) {
      new ComparisonSection(comparison.ofJob(job.number()), null, plan.placement(), total, in)
          .addTo(page);
    }
  }
}
