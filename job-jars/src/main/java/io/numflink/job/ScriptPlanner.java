package io.numflink.job;

import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.script.ScriptSyntaxException;
import io.numflink.array.session.Session;
import io.numflink.connectors.script.FileSaves;
import io.numflink.lshs.ClusterModel;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Plans a script without running it on a cluster: what it prints is dropped. */
public final class ScriptPlanner {

  /** A plan may be for nodes of any size, unless the user says how large they are. */
  private static final long ANY_SIZE = Long.MAX_VALUE / 4;

  private final ScriptOptions options;
  private final PrintStream err;
  private ProgramPlan plan;

  /**
   * @param err where the script's errors go
   */
  public ScriptPlanner(ScriptOptions options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  /** Plans the script, as far as that goes, and gives its exit status. */
  public int run() throws ScriptFileException, InterruptedException {
    options.cluster().check();
    ScriptProgram script;
    try {
      script = ScriptProgram.parse(options);
    } catch (ScriptSyntaxException e) {
      err.println(e.getMessage());
      return 1;
    }
    ClusterModel model = options.plannedCluster(ANY_SIZE);
    DeferredCluster none =
        new DeferredCluster(
            () -> {
              throw new IllegalStateException("a plan needs no cluster");
            });
    try (Session session = Session.on(none, options.session(model));
        PrintStream nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      return plan(script, session, nowhere);
    }
  }

  private int plan(ScriptProgram script, Session session, PrintStream nowhere)
      throws InterruptedException {
    VariableNames names = new VariableNames(session, () -> {}, options);
    FileSaves saves = new FileSaves();
    PlanningEvaluator planner = new PlanningEvaluator(session, saves, names);
    ProgramPlan.Stop stop = null;
    int status = 0;
    try {
      status =
          script.run(
              nowhere,
              err,
              runtime -> new PlanningOperations(runtime, planner),
              planner,
              planner::train,
              saves,
              names);
    } catch (PlanningEvaluator.Stop e) {
      stop = e.place();
    }
    names.check();
    plan = planner.plans(options.script(), stop);
    return status;
  }

  /** What has been planned. */
  public ProgramPlan plan() {
    return plan;
  }
}
