package io.numflink.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code numflink glm}: generalized linear models. */
@Command(
    name = "glm",
    description = "Fits generalized linear models on Flink, and applies them.",
    subcommands = {GlmFitCommand.class, GlmPredictCommand.class, GlmSavepointCommand.class})
public final class GlmCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: fit, predict or savepoint");
  }
}
