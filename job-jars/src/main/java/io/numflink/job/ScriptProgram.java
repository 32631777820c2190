package io.numflink.job;

import io.numflink.array.script.Script;
import io.numflink.array.script.ScriptRun;
import io.numflink.array.script.ScriptSyntaxException;
import io.numflink.array.script.value.ArrayOperations;
import io.numflink.array.script.value.Evaluator;
import io.numflink.connectors.script.FileSaves;
import io.numflink.glm.script.ModelTrainer;
import io.numflink.glm.script.ModelsModule;
import java.io.PrintStream;
import java.util.List;

/** A parsed script with its arguments. */
final class ScriptProgram {
  private final Script script;
  private final List<String> arguments;
  private final long seed;

  private ScriptProgram(Script script, List<String> arguments, long seed) {
    this.script = script;
    this.arguments = arguments;
    this.seed = seed;
  }

  /**
   * Reads and parses the script that the options name.
   *
   * @throws ScriptSyntaxException if it is none
   */
  static ScriptProgram parse(ScriptOptions options) throws ScriptFileException {
    ScriptFile file = ScriptFile.read(options.script());
    return new ScriptProgram(
        Script.parse(file.name(), file.text()), options.arguments(), options.seed());
  }

  /** Runs the script to its end and gives its exit status. */
  int run(
      PrintStream out,
      PrintStream err,
      ArrayOperations.Factory arrays,
      Evaluator evaluator,
      ModelTrainer trainer,
      FileSaves saves,
      VariableNames names)
      throws InterruptedException {
    return ScriptRun.of(script, out, err)
        .arguments(arguments)
        .seed(seed)
        .arrays(
            runtime -> {
              saves.flushThrough(() -> runtime.values(List.of()));
              return arrays.create(runtime);
            })
        .module(ModelsModule.NAME, runtime -> ModelsModule.of(runtime, trainer))
        .evaluator(evaluator)
        .saves(saves)
        .onBind(names::bind)
        .run();
  }
}
