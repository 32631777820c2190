package io.numflink.job.glm;

import io.numflink.iteration.IterationListener;
import io.numflink.iteration.SuperstepRecord;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;

/** Shows how a training goes, on a line that is written over and over. */
final class Progress implements IterationListener {
  private final PrintStream terminal;
  private final Consumer<JobID> complete;

  /**
   * @param terminal where it is shown; null if nobody looks
   * @param complete told when the result is there and the job still runs
   */
  Progress(PrintStream terminal, Consumer<JobID> complete) {
    this.terminal = terminal;
    this.complete = complete;
  }

  @Override
  public void advanced(SuperstepRecord superstep) {
    if (terminal != null) {
      terminal.printf(
          "\r\033[Ksuperstep %d (%s) %s",
          superstep.superstep(), superstep.purpose(), superstep.gauges());
      terminal.flush();
    }
  }

  @Override
  public void resultComplete(JobID job) {
    if (terminal != null) {
      terminal.print("\r\033[K");
    }
    complete.accept(job);
  }
}
