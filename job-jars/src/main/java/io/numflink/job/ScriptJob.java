package io.numflink.job;

import io.numflink.array.script.ScriptSyntaxException;
import io.numflink.array.script.numpy.NumpyArrays;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;

/** Runs a script on a cluster. */
public final class ScriptJob {

  /** Finds the cluster; called when the script has been parsed. */
  @FunctionalInterface
  public interface Connection {
    JobCluster connect() throws InterruptedException;
  }

  private final ScriptOptions options;
  private final PrintStream out;
  private final PrintStream err;
  private final Instant started;

  /**
   * @param out where the script prints to
   * @param err where its errors go
   * @param started when the process began
   */
  public ScriptJob(ScriptOptions options, PrintStream out, PrintStream err, Instant started) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.started = started;
  }

  /** Runs the script and gives its exit status; its errors are told on {@code err}. */
  public int run(Connection connection)
      throws ScriptFileException, InterruptedException, IOException {
    options.cluster().check();
    ScriptProgram script;
    try {
      script = ScriptProgram.parse(options);
    } catch (ScriptSyntaxException e) {
      err.println(e.getMessage());
      return 1;
    }
    return new ArrayRun(options, connection.connect(), err, started)
        .run(
            (evaluator, trainer, saves, names) ->
                script.run(out, err, NumpyArrays::new, evaluator, trainer, saves, names));
  }
}
