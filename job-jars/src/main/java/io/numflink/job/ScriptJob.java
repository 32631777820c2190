package io.numflink.job;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;

/** Runs a script on a cluster. */
public final class ScriptJob {

  /** Finds the cluster; called when the script is known to be one. */
  @FunctionalInterface
  public interface Connection {
    ScriptCluster connect() throws InterruptedException;
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

  public int run(Connection connection)
      throws ScriptFileException, InterruptedException, IOException {
    options.check();
    ScriptFile file = ScriptFile.read(options.script());
    return new ArrayRun(options, connection.connect(), err, started).run((e, n) -> 0);
  }
}
