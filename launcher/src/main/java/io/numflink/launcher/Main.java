package io.numflink.launcher;

import io.numflink.launcher.command.ClusterCommand;
import io.numflink.launcher.command.GlmCommand;
import io.numflink.launcher.command.PlanCommand;
import io.numflink.launcher.command.RunCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code numflink}. */
@Command(
    name = "numflink",
    description = "Runs array programs on Apache Flink.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    subcommands = {RunCommand.class, PlanCommand.class, ClusterCommand.class, GlmCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  private Main() {}

  public static void main(String[] arguments) {
    Interruption interruption = Interruption.ofThisThread();
    int exitCode;
    try {
      exitCode =
          run(
              new PrintWriter(System.out, true, StandardCharsets.UTF_8),
              new PrintWriter(System.err, true, StandardCharsets.UTF_8),
              arguments);
    } finally {
      interruption.over();
    }
    System.exit(exitCode);
  }

  /** Runs one command line and gives its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    // What follows a script on the command line is the script's.
    line.getSubcommands().get("run").setStopAtPositional(true);
    return line.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Faults::ofCommandLine)
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> Faults.report(fault, command, main.debug))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
