package io.numflink.job;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options as they would be given on a command line. */
final class Options {
  @Command(name = "test")
  private static final class Arguments {
    @Mixin private ScriptOptions options;
  }

  private Options() {}

  static ScriptOptions of(String... arguments) {
    Arguments parsed = new Arguments();
    new CommandLine(parsed).setStopAtPositional(true).parseArgs(arguments);
    return parsed.options;
  }
}
