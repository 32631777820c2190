package io.numflink.e2e;

import io.numflink.e2e.random.RandomProgram;
import java.nio.file.Path;

/** A way to run random programs. */
@FunctionalInterface
interface ProgramRunner {

  /**
   * @param file which holds the program
   */
  Script.Outcome run(RandomProgram program, Path file) throws Exception;
}
