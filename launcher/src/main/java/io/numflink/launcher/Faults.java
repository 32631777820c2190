package io.numflink.launcher;

import io.numflink.array.cluster.ClusterException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user of a fault on stderr, in one message, and says who is at fault. */
final class Faults {
  private Faults() {}

  static int ofCommandLine(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    if (fault instanceof UnmatchedArgumentException unknown) {
      err.printf("numflink: unknown command or option '%s'%n", unknown.getUnmatched().get(0));
      UnmatchedArgumentException.printSuggestions(fault, err);
    } else {
      err.println("numflink: " + fault.getMessage().replaceFirst("^Error: ", ""));
    }
    err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.COMMAND_LINE;
  }

  static int report(Exception fault, CommandLine command, boolean debug) {
    PrintWriter err = command.getErr();
    boolean known = fault instanceof ClusterException;
    if (debug) {
      fault.printStackTrace(err);
    } else if (known) {
      err.println("numflink: " + fault.getMessage());
    } else {
      err.println("numflink: unexpected " + fault + " (--debug shows where)");
    }
    return known ? ExitCode.CLUSTER : ExitCode.PROGRAM;
  }
}
