package io.numflink.job;

import java.time.Instant;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/**
 * The main class of {@code array-job.jar}: {@code flink run array-job.jar [options] SCRIPT.py
 * [ARG…]} runs a script on the cluster that Flink's client is configured for.
 *
 * <p>The REST API ({@code /jars/:id/run}) takes the jar as well. It runs {@code main} inside the
 * JobManager: the script is read there (a URI of any Flink file system will do), what it prints
 * goes to the JobManager's standard output, and a script that needs no Flink job at all is reported
 * as a failure by Flink, although it has run.
 */
public final class ArrayJob {
  private ArrayJob() {}

  @Command(name = "array-job", description = "Runs a script on the cluster of this program.")
  private static final class Arguments {
    @Mixin private ScriptOptions options;
  }

  public static void main(String[] arguments) throws Exception {
    int status = run(options(arguments));
    if (status != 0) {
      throw new ProgramFailedException(status);
    }
  }

  private static int run(ScriptOptions options) throws Exception {
    try {
      return new ScriptJob(options, System.out, System.err, Instant.now())
          .run(
              () ->
                  JobCluster.ofContext(
                      StreamExecutionEnvironment.getExecutionEnvironment(),
                      options.cluster(),
                      options.nodeMemory()));
    } catch (ParameterException e) {
      throw new ProgramParametrizationException(e.getMessage());
    }
  }

  private static ScriptOptions options(String[] arguments) {
    Arguments parsed = new Arguments();
    CommandLine line = new CommandLine(parsed).setStopAtPositional(true);
    try {
      line.parseArgs(arguments);
    } catch (ParameterException e) {
      throw new ProgramParametrizationException(
          e.getMessage() + System.lineSeparator() + line.getUsageMessage());
    }
    return parsed.options;
  }

  /** The script has ended with an error, which is told on standard error. */
  public static final class ProgramFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    ProgramFailedException(int status) {
      super("the script has ended with exit status " + status);
    }
  }
}
