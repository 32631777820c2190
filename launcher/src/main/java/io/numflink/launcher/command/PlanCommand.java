package io.numflink.launcher.command;

import io.numflink.array.report.Comparison;
import io.numflink.array.report.PlanReport;
import io.numflink.array.report.PlanTable;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.report.Reports;
import io.numflink.array.report.page.ReportPage;
import io.numflink.job.HostPort;
import io.numflink.job.ScriptOptions;
import io.numflink.job.ScriptPlanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code numflink plan}. */
@Command(
    name = "plan",
    description = {
      "Plans what `numflink run` would do, without running it: no data is read beyond array"
          + " headers, and no cluster is needed.",
      "Planning ends at the first branch or loop whose condition needs an array's value."
    })
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ScriptOptions options;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "Taken as for run; a plan needs only --nodes and --slots.")
  private HostPort cluster;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the plan there as JSON.")
  private Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures there.")
  private Path html;

  @Option(
      names = "--placements",
      description = "List in the JSON where every block operation runs.")
  private boolean placements;

  @Override
  public Integer call() throws Exception {
    ScriptPlanner planner = new ScriptPlanner(options, System.err);
    int status = planner.run();
    write(planner.plan());
    return status;
  }

  private void write(ProgramPlan program) throws IOException {
    Comparison comparison = Comparison.of(program);
    PlanReport plan = PlanReport.of(program, comparison, placements);
    ReportPage page = ReportPage.ofPlan(program, comparison, plan);
    if (json != null) {
      Reports.writeJson(plan, json);
    }
    if (html != null) {
      page.write(html);
    }
    if (options.report() != null) {
      Reports.writeJson(plan, options.report().resolve("plan.json"));
      page.write(options.report().resolve("report.html"));
    }
    spec.commandLine().getOut().print(PlanTable.of(plan, comparison));
    spec.commandLine().getOut().flush();
  }
}
