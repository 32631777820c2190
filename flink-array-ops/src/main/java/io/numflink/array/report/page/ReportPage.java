package io.numflink.array.report.page;

import io.numflink.array.dataflow.ArrayJobResult;
import io.numflink.array.report.Comparison;
import io.numflink.array.report.PlanReport;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.report.Reports;
import io.numflink.array.report.RunReport;
import io.numflink.array.report.html.HtmlPage;
import io.numflink.array.report.html.Markup;
import io.numflink.array.session.JobRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * One page about a plan or a run: what it moves and holds, against what other placements would, and
 * pictures of where everything is. It has no script and needs no network; a browser that heeds its
 * policy would not even load anything if a name in it were markup after all.
 *
 * <p>It shows arrays, not blocks, so its size follows that of the script and not of the data.
 */
public final class ReportPage {
  /** Jobs with pictures: the largest, as long as the page stays below so many characters. */
  private static final int MOST_PICTURED = 16;

  private static final int MOST_CHARACTERS = 900_000;
  private static final int MOST_OPEN = 3;

  private final ProgramPlan program;
  private final Comparison comparison;
  private final PlanReport plan;
  private final RunReport run;
  private final List<ArrayJobResult> results;

  private ReportPage(
      ProgramPlan program,
      Comparison comparison,
      PlanReport plan,
      RunReport run,
      List<ArrayJobResult> results) {
    this.program = program;
    this.comparison = comparison;
    this.plan = plan;
    this.run = run;
    this.results = results;
  }

  /** The page of a program that was only planned. */
  public static ReportPage ofPlan(ProgramPlan program, Comparison comparison, PlanReport plan) {
    return new ReportPage(program, comparison, plan, null, List.of());
  }

  /**
   * The page of a program that was run.
   *
   * @param jobs what came of each of its jobs
   */
  public static ReportPage ofRun(
      ProgramPlan program,
      Comparison comparison,
      PlanReport plan,
      RunReport run,
      List<JobRecord> jobs) {
    return new ReportPage(
        program, comparison, plan, run, jobs.stream().map(JobRecord::result).toList());
  }

  public void write(Path file) throws IOException {
    Reports.write(text(), file);
  }

  /** The page, which reads alike as HTML and as XML. */
  String text() throws IOException {
    Markup page = HtmlPage.begin("NumFlink: " + program.script());
    new HeaderSection(program, plan, run).addTo(page);
    if (!program.jobs().isEmpty()) {
      totals(page);
      jobs(page);
    }
    return HtmlPage.end(page);
  }

  private void totals(Markup page) {
    PlanReport.LowerBound bound = plan.lowerBound();
    page.element("h2", "Loads");
    new TotalsSection(plan, run).addTo(page);
    new NodesSection(
            plan.perNode(),
            run == null ? List.of() : run.perNode().stream().map(Measured::of).toList(),
            bound == null ? -1 : bound.maxNetInBytes())
        .addTo(page);
    new ComparisonSection(
            comparison.total(),
            comparison.whyNot(),
            plan.placement(),
            bound == null ? -1 : bound.totalNetBytes(),
            bound == null ? -1 : bound.maxNetInBytes())
        .addTo(page);
  }

  private void jobs(Markup page) {
    List<JobView> jobs = JobView.of(program.jobs(), results);
    if (jobs.size() > 1) {
      new JobsSection(jobs).addTo(page);
    }
    List<JobView> largest =
        jobs.stream()
            .sorted(
                Comparator.comparingInt((JobView job) -> job.planned().plan().size()).reversed())
            .limit(MOST_PICTURED)
            .toList();
    Markup[] sections = new Markup[jobs.size()];
    int length = page.length();
    int shown = 0;
    for (JobView job : largest) {
      Markup section = new Markup();
      new JobSection(job, comparison, plan, jobs.size() == 1, jobs.size() <= MOST_OPEN)
          .addTo(section);
      if (shown > 0 && length + section.length() > MOST_CHARACTERS) {
        break;
      }
      sections[job.number()] = section;
      length += section.length();
      shown++;
    }
    if (shown < jobs.size()) {
      page.element(
          "p",
          "Drawn below are the %d largest of the %d jobs, lest the page get too large."
              .formatted(shown, jobs.size()),
          "class",
          "note");
    }
    for (Markup section : sections) {
      if (section != null) {
        page.add(section);
      }
    }
  }
}
