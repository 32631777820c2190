package io.numflink.job.glm;

import io.numflink.iteration.SuperstepRecord;
import java.io.PrintStream;

/** Shows how a training goes, on a line that is written over and over, and wiped off in the end. */
final class Progress {
  private static final String WIPE = "\r\033[K";

  private final PrintStream terminal;
  private boolean shown;

  /**
   * @param terminal where it is shown; null if nobody looks
   */
  Progress(PrintStream terminal) {
    this.terminal = terminal;
  }

  void show(SuperstepRecord superstep) {
    if (terminal != null) {
      terminal.printf(
          WIPE + "superstep %d (%s) %s",
          superstep.superstep(),
          superstep.purpose(),
          superstep.gauges());
      terminal.flush();
      shown = true;
    }
  }

  /** Wipes the line off, before anything else is said. */
  void clear() {
    if (shown) {
      terminal.print(WIPE);
      terminal.flush();
      shown = false;
    }
  }
}
