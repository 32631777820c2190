package io.numflink.launcher;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.dataflow.ArrayJobException;
import io.numflink.array.dataflow.TopologyMismatchException;
import io.numflink.array.kernel.BlasUnavailableException;
import io.numflink.job.ScriptFileException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user of a fault on stderr, in one message, and says who is at fault. */
final class Faults {
  private static final int UNEXPECTED = -1;

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
    int exitCode = exitCode(fault);
    if (fault instanceof InterruptedException) {
      err.println("numflink: interrupted");
      return ExitCode.CLUSTER; // unless a signal has ended the process, which has a code of its own
    }
    if (debug) {
      fault.printStackTrace(err);
    } else if (exitCode == UNEXPECTED) {
      err.println("numflink: unexpected " + fault + " (--debug shows where)");
    } else {
      err.println("numflink: " + fault.getMessage());
    }
    return exitCode == UNEXPECTED ? ExitCode.PROGRAM : exitCode;
  }

  private static int exitCode(Exception fault) {
    if (fault instanceof ScriptFileException) {
      return ExitCode.COMMAND_LINE;
    }
    boolean ofCluster =
        fault instanceof ClusterException
            || fault instanceof ArrayJobException
            || fault instanceof TopologyMismatchException
            || fault instanceof BlasUnavailableException;
    return ofCluster ? ExitCode.CLUSTER : UNEXPECTED;
  }
}
