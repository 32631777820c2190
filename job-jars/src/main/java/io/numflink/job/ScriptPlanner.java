package io.numflink.job;

import io.numflink.array.report.ProgramPlan;
import java.io.PrintStream;

public final class ScriptPlanner {
  public ScriptPlanner(ScriptOptions o, PrintStream err) {}

  public int run() {
    return 0;
  }

  public ProgramPlan plan() {
    return null;
  }
}
