package io.numflink.job.glm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.report.FlinkTraffic;
import io.numflink.array.report.Reports;
import io.numflink.array.session.SlotWatch;
import io.numflink.connectors.text.TableException;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.iteration.IterationFailedException;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.job.JobCluster;
import io.numflink.job.glm.report.GlmRunReport;
import io.numflink.job.glm.report.TrainingPage;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.util.ExceptionUtils;

/** Fits a generalized linear model to a table, on a cluster. */
public final class GlmFitJob {
  private static final int DONE = 0;
  private static final int FAULT = 1;

  /** Finds the cluster; called when the model is known to make sense. */
  @FunctionalInterface
  public interface Connection {
    JobCluster connect() throws InterruptedException;
  }

  private final GlmFitOptions options;
  private final PrintStream out;
  private final PrintStream err;
  private final Instant started;
  private final FlinkTraffic traffic = new FlinkTraffic();
  private double planSeconds;

  /**
   * @param out where the summary is printed to
   * @param err where warnings and errors go
   * @param started when the process began
   */
  public GlmFitJob(GlmFitOptions options, PrintStream out, PrintStream err, Instant started) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.started = started;
  }

  /** Fits the model and gives the exit status; what is wrong is told on {@code err}. */
  public int run(Connection connection) throws InterruptedException, IOException {
    options.check();
    try {
      Response response = options.response();
      double startSeconds = secondsSince(started);
      ModelTable table = ModelTable.of(options, response.family());
      table.notes().forEach(note -> err.println("numflink: warning: " + note));
      if (options.modelOut() != null) {
        ModelText.check(table, response, options.multinomial(), options.modelOut());
      }
      checkOutputs();
      planSeconds = secondsSince(started) - startSeconds;
      return fit(table, response, connection);
    } catch (GlmException | TableException e) {
      err.println("numflink: " + e.getMessage());
      return FAULT;
    } catch (IterationFailedException e) {
      if (!e.programAtFault()) {
        throw new ClusterException(e.getMessage(), e);
      }
      err.println("numflink: " + sentence(e));
      return FAULT;
    }
  }

  /**
   * What no row is to blame for is said of the table as a whole, not of a superstep. Where a row
   * is, a reader names its file, and a superstep the row alone.
   */
  private String sentence(IterationFailedException failure) {
    String told = failure.getMessage();
    return ExceptionUtils.findThrowable(failure, GlmException.class)
        .map(Throwable::getMessage)
        .or(() -> Optional.of(told).filter(message -> message.startsWith("superstep ")))
        .map(message -> "%s: %s".formatted(options.data(), message))
        .orElse(told);
  }

  /** Makes sure, before the training, that what comes of it can be written. */
  private void checkOutputs() {
    try {
      for (String path : new String[] {options.modelOut(), options.summary()}) {
        if (path != null) {
          OutputFile.check(path);
        }
      }
      if (options.report() != null) {
        OutputFile.check(options.report().resolve("run.json").toString());
      }
    } catch (IOException e) {
      throw new GlmException(e.getMessage());
    }
  }

  private int fit(ModelTable table, Response response, Connection connection)
      throws InterruptedException, IOException {
    DesignMatrix design = table.model().design();
    TrainingOptions training = options.training(design.intercept());
    Stage start =
        options.multinomial()
            ? new SoftmaxTraining(design.names(), table.classes(), training).start()
            : new Training(response, design.names(), training).start();
    String subject = options.subject(table.file(), table.formula().text(), response, training);
    JobCluster cluster = connection.connect();
    double beforeSeconds = secondsSince(started);
    EnduringTraining.Outcome outcome;
    double waited;
    try (var connected = cluster.cluster()) {
      outcome =
          new EnduringTraining(
                  cluster,
                  SlotWatch.PATIENCE,
                  err,
                  new Progress(terminal()),
                  job -> measure(cluster, job))
              .run(
                  connected,
                  options.flink(),
                  (trainer, slots) ->
                      trainer.train(
                          options.family(),
                          subject,
                          start,
                          new TableTiles(table.file(), table.model()),
                          table.model().layout(),
                          slots));
      waited = connected.waitedSeconds();
    }
    IterationResult<Stage> run = outcome.run();
    GlmRunReport.Timings timings = timings(outcome, beforeSeconds - planSeconds, waited);
    FittedModel fitted = FittedModel.of(run.variable(), table.formula().text(), options.data());
    boolean refused = options.strict() && !fitted.converged();
    if (options.modelOut() != null && !refused) {
      OutputFile.write(
          options.modelOut(), ModelText.write(fitted.model().apply(table), options.modelOut()));
    }
    writeReports(table, fitted, outcome, timings);
    out.print(fitted.text());
    if (table.incomplete() > 0) {
      out.printf("  (%d rows left out that lack a value)%n%n", table.incomplete());
    }
    out.flush();
    fitted.warnings().forEach(warning -> err.println("numflink: warning: " + warning));
    return refused ? FAULT : DONE;
  }

  /**
   * @param before seconds before the job, but for what resolving the model took
   * @param waited how long the cluster took to start, which was after that
   */
  private GlmRunReport.Timings timings(
      EnduringTraining.Outcome outcome, double before, double waited) {
    IterationResult<?> run = outcome.run();
    double execute = outcome.lostSeconds() + run.seconds() - waited;
    double train = seconds(run, each -> each.superstep() >= outcome.firstSuperstep());
    return new GlmRunReport.Timings(
        before + waited,
        planSeconds,
        Math.max(0, run.submitSeconds() - waited),
        execute,
        Math.max(0, execute - train),
        train,
        seconds(run, each -> each.superstep() < outcome.firstSuperstep()),
        secondsSince(started));
  }

  private static double seconds(IterationResult<?> run, Predicate<SuperstepRecord> which) {
    return run.supersteps().stream().filter(which).mapToDouble(SuperstepRecord::seconds).sum();
  }

  private void writeReports(
      ModelTable table,
      FittedModel fitted,
      EnduringTraining.Outcome outcome,
      GlmRunReport.Timings timings)
      throws IOException {
    if (options.summary() != null) {
      ObjectNode summary = fitted.json();
      summary.put("rows_omitted", table.incomplete());
      ObjectNode times = summary.putObject("timings");
      times.put("load_s", timings.loadS());
      times.put("train_s", timings.trainS());
      times.put("total_s", timings.totalS());
      OutputFile.write(options.summary(), Reports.json(summary) + "\n");
    }
    if (options.report() != null) {
      int coefficients = fitted.json().path("coefficients").size();
      IterationResult<Stage> run = outcome.run();
      GlmRunReport report =
          GlmRunReport.of(run, outcome.model(), outcome.losses(), coefficients, traffic, timings);
      Reports.writeJson(report, options.report().resolve("run.json"));
      new TrainingPage(
              run.variable(), run.supersteps(), report, table.formula().text(), options.data())
          .write(options.report().resolve("report.html"));
    }
  }

  private static double secondsSince(Instant instant) {
    return Duration.between(instant, Instant.now()).toNanos() / 1e9;
  }

  /** Where progress can be shown; null if nobody looks. */
  private PrintStream terminal() {
    return System.console() == null ? null : err;
  }

  /** Takes Flink's own count of bytes, if there is to be a report. */
  private void measure(JobCluster cluster, JobID job) {
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
}
