package io.numflink.e2e;

import io.numflink.e2e.random.RandomProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs programs on an embedded cluster, in odd blocks if the setting is so called. */
record ClusterRunner(ScriptClusters clusters, ScriptSetting setting) implements ProgramRunner {
  private static final long PATIENCE_SECONDS = 60;
  private static final int LARGEST_BLOCK = 4;

  @Override
  public Script.Outcome run(RandomProgram program, Path file) throws Exception {
    List<String> arguments = new ArrayList<>();
    if (setting == ScriptSetting.ODD_BLOCKS) {
      arguments.addAll(blocks(program));
    }
    arguments.add(file.toString());
    return inTime(arguments);
  }

  /** A block shape for every array; the same for the same program. */
  private static List<String> blocks(RandomProgram program) {
    Random random = new Random(program.seed());
    List<String> options = new ArrayList<>();
    program.arrays().entrySet().stream()
        .filter(array -> program.binds(array.getKey()))
        .forEach(
            array -> {
              List<String> extents = new ArrayList<>();
              for (int axis = 0; axis < array.getValue(); axis++) {
                extents.add(String.valueOf(1 + random.nextInt(LARGEST_BLOCK)));
              }
              options.addAll(List.of("--block", array.getKey() + "=" + String.join("x", extents)));
            });
    return options;
  }

  /** A program that does not end is one that fails. */
  private Script.Outcome inTime(List<String> arguments) throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      return executor
          .submit(() -> clusters.run(setting, arguments))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Script.Outcome(-1, "", "it does not end in " + PATIENCE_SECONDS + " s");
    } finally {
      executor.shutdownNow();
    }
  }
}
