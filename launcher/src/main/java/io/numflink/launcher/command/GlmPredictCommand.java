package io.numflink.launcher.command;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.model.PredictionType;
import io.numflink.job.glm.GlmPredictJob;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code numflink glm predict}. */
@Command(
    name = "predict",
    description = {
      "Applies a model that `glm fit --model-out` has written to the rows of a table.",
      "Writes one line for each row: the prediction, or NA where a value is missing."
    })
final class GlmPredictCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "PATH",
      description = "The model file, of JSON or PMML.")
  private String model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description = "Delimited text with a header line that names the model's columns.")
  private String data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "The file to be written.")
  private String out;

  @Option(
      names = "--type",
      paramLabel = "response|link",
      defaultValue = "response",
      description = "The mean, or the linear predictor (default: ${DEFAULT-VALUE}).")
  private String type;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      PredictionType.parse(type);
    } catch (GlmException e) {
      throw new ParameterException(spec.commandLine(), "--type: " + e.getMessage());
    }
    return new GlmPredictJob(model, data, out, type).run(System.err);
  }
}
