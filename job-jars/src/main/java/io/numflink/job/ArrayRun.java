package io.numflink.job;

import io.numflink.array.report.Comparison;
import io.numflink.array.report.FitRun;
import io.numflink.array.report.FlinkTraffic;
import io.numflink.array.report.PlanReport;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.report.Reports;
import io.numflink.array.report.RunReport;
import io.numflink.array.report.Timings;
import io.numflink.array.report.page.ReportPage;
import io.numflink.array.session.JobRecord;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.connectors.script.FileSaves;
import io.numflink.glm.script.SessionTrainer;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.JobID;

/** One run of a program on a cluster, with the reports about it. */
final class ArrayRun {
  private final ScriptOptions options;
  private final JobCluster cluster;
  private final PrintStream err;
  private final Instant started;
  private final FlinkTraffic traffic = new FlinkTraffic();
  private final List<FitRun> fits = new ArrayList<>();

  /**
   * @param started when the process began, for the timings
   */
  ArrayRun(ScriptOptions options, JobCluster cluster, PrintStream err, Instant started) {
    this.options = options;
    this.cluster = cluster;
    this.err = err;
    this.started = started;
  }

  int run(ArrayProgram program) throws InterruptedException, IOException {
    SessionOptions planned = options.session(cluster.topology().model());
    try (Session session = Session.on(cluster.cluster(), planned, cluster.topology())) {
      VariableNames names = new VariableNames(session, cluster.cluster()::prepare, options);
      FileSaves saves = new FileSaves();
      Progress progress = new Progress(terminal(), this::measure);
      ScriptEvaluator evaluator =
          new ScriptEvaluator(session, cluster.cluster()::prepare, progress::clear, saves, names);
      session.listen(progress);
      double startSeconds = secondsSince(started);
      try {
        SessionTrainer trainer =
            new SessionTrainer(
                session,
                cluster.cluster(),
                evaluator::keepRows,
                new FitWatch(evaluator, progress, fits));
        int status = program.run(evaluator, trainer, saves, names);
        names.check();
        names.unbound().forEach(this::warnOfUnbound);
        return status;
      } finally {
        progress.clear();
        if (options.report() != null) {
          writeReports(session, evaluator, startSeconds);
        }
      }
    }
  }

  private void warnOfUnbound(String name) {
    err.printf("numflink: --block %s has no effect: the script binds no array to it%n", name);
  }

  /** Where progress can be shown; null if nobody looks. */
  private PrintStream terminal() {
    return System.console() == null ? null : err;
  }

  private void measure(JobID job) {
    if (options.report() == null) {
      return;
    }
    try {
      traffic.measure(cluster.rest(), job);
    } catch (InterruptedException e) {
      traffic.giveUp();
      Thread.currentThread().interrupt();
    }
  }

  private void writeReports(Session session, ScriptEvaluator evaluator, double startSeconds)
      throws IOException {
    String placement = session.options().placement().policyName();
    List<JobRecord> jobs = session.jobs();
    ClusterModel model = widest(session);
    ProgramPlan program =
        new ProgramPlan(
            options.script(),
            model,
            placement,
            jobs.stream().map(JobRecord::planned).toList(),
            session.planSeconds(),
            session.driverOperations(),
            null);
    double waited = cluster.cluster().waitedSeconds();
    double submitted = jobs.stream().mapToDouble(job -> job.result().submitSeconds()).sum();
    Timings timings =
        new Timings(
            startSeconds + waited,
            session.planSeconds(),
            Math.max(0, submitted - waited),
            Math.max(0, evaluator.executeSeconds() - waited - traffic.watchedSeconds()),
            secondsSince(started));
    RunReport run =
        RunReport.of(model, placement, jobs, fits, session.driverOperations(), traffic, timings);
    Comparison comparison = Comparison.of(program);
    PlanReport plan = PlanReport.of(program, comparison, false);
    Path folder = options.report();
    Reports.writeJson(plan, folder.resolve("plan.json"));
    Reports.writeJson(run, folder.resolve("run.json"));
    ReportPage.ofRun(program, comparison, plan, run, jobs).write(folder.resolve("report.html"));
  }

  /** What was planned for; of a cluster that changed in between, what had the most nodes. */
  private static ClusterModel widest(Session session) {
    return session.jobs().stream()
        .map(job -> job.planned().plan().cluster())
        .max(Comparator.comparingInt(ClusterModel::nodeCount))
        .orElse(session.options().cluster());
  }

  private static double secondsSince(Instant instant) {
    return Duration.between(instant, Instant.now()).toNanos() / 1e9;
  }
}
