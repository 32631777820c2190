package io.numflink.launcher;

/** What the launcher's exit code says about who is at fault. */
public final class ExitCode {
  public static final int DONE = 0;

  /** The program or its data. */
  public static final int PROGRAM = 1;

  /** The command line. */
  public static final int COMMAND_LINE = 2;

  /** The cluster, or the machine that it should run on. */
  public static final int CLUSTER = 3;

  private ExitCode() {}
}
