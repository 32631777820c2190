package io.numflink.job.glm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.report.Reports;
import io.numflink.connectors.text.TableException;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.model.ModelFile;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.train.GlmTrainer;
import io.numflink.iteration.IterationFailedException;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.job.JobCluster;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

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
      ModelTable table = ModelTable.of(options, response.family());
      return fit(table, response, connection);
    } catch (GlmException | TableException e) {
      err.println("numflink: " + e.getMessage());
      return FAULT;
    } catch (IterationFailedException e) {
      if (!e.programAtFault()) {
        throw new ClusterException(e.getMessage(), e);
      }
      err.println("numflink: " + e.getMessage());
      return FAULT;
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
    JobCluster cluster = connection.connect();
    ClusterModel model = cluster.topology().model();
    IterationResult<Stage> run;
    try (var connected = cluster.cluster()) {
      run =
          new GlmTrainer(connected, options.flink(), progress())
              .train(
                  options.family(),
                  options.subject(table.file(), table.formula().text(), response, training),
                  start,
                  new TableTiles(table.file(), table.model()),
                  table.model().layout(),
                  IterationOptions.ofSlots(model.slotCount()));
    }
    FittedModel fitted = FittedModel.of(run.variable(), table.formula().text(), options.data());
    if (options.modelOut() != null) {
      OutputFile.write(options.modelOut(), ModelFile.write(fitted.model().apply(table)));
    }
    writeReports(table, fitted, run, model);
    out.print(fitted.text());
    if (table.incomplete() > 0) {
      out.printf("  (%d rows left out that lack a value)%n%n", table.incomplete());
    }
    out.flush();
    fitted.warnings().forEach(warning -> err.println("numflink: warning: " + warning));
    return options.strict() && !fitted.converged() ? FAULT : DONE;
  }

  private void writeReports(
      ModelTable table, FittedModel fitted, IterationResult<Stage> run, ClusterModel model)
      throws IOException {
    double train = run.supersteps().stream().mapToDouble(SuperstepRecord::seconds).sum();
    double load = Math.max(0, run.seconds() - train);
    double total = Duration.between(started, Instant.now()).toNanos() / 1e9;
    if (options.summary() != null) {
      ObjectNode summary = fitted.json();
      summary.put("rows_omitted", table.incomplete());
      ObjectNode timings = summary.putObject("timings");
      timings.put("load_s", load);
      timings.put("train_s", train);
      timings.put("total_s", total);
      OutputFile.write(options.summary(), Reports.json(summary) + "\n");
    }
    if (options.report() != null) {
      Reports.writeJson(
          GlmRunReport.of(run, model, load, train, total), options.report().resolve("run.json"));
    }
  }

  private IterationListener progress() {
    if (System.console() == null) {
      return new IterationListener() {};
    }
    return new IterationListener() {
      @Override
      public void advanced(SuperstepRecord superstep) {
        err.printf("\r\033[Ksuperstep %d %s", superstep.superstep(), superstep.gauges());
        err.flush();
      }
    };
  }
}
