package io.numflink.launcher.command;

import io.numflink.job.glm.GlmPredictJob;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

  @Override
  public Integer call() {
    return new GlmPredictJob(model, data, out, type).run(System.err);
  }
}
