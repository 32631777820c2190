package io.numflink.array.report.page;

import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;

/** The expression graph of a job by stage, with what crosses from node to node. */
record GraphSection(JobView job, ArrayFlow flow) implements Section {

  /** Of more arrays, the stages are drawn. */
  private static final int MOST_ARRAYS = 100;

  private static final int MOST_FLOWS = 400;

  @Override
  public void addTo(Markup page) {
    boolean isDrawable = flow.parts().size() <= MOST_ARRAYS && flow.flows().size() <= MOST_FLOWS;
    page.element("h3", "Expression graph by stage");
    page.element(
        "p",
        isDrawable
            ? "A box an array, in the band of the stage that completes it. The bytes on an arrow"
                + " cross from node to node; along thin arrows blocks stay where they are. A block"
                + " that several arrays on a node use is counted for the first of them."
            : ("%d arrays with %d arrows between them are too many to be drawn. The boxes are the"
                    + " stages instead, and the arrows what crosses from node to node between them.")
                .formatted(flow.parts().size(), flow.flows().size()),
        "class",
        "note");
    new DiagramDrawing(
            isDrawable
                ? ArrayDiagram.of(job.planned().blocked(), flow, job.stages())
                : StageDiagram.of(job.planned().plan(), job.staging(), job.stages()))
        .addTo(page);
  }
}
