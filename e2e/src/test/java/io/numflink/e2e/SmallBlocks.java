package io.numflink.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.array.block.Block;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.Script;
import io.numflink.array.script.ScriptRun;
import io.numflink.array.script.numpy.NumpyArrays;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.e2e.random.RandomProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Runs programs with arrays cut into blocks of few elements, block by block in this thread. It goes
 * through all that a cluster does to find and compute blocks, and is much faster.
 */
final class SmallBlocks implements ProgramRunner {
  private static final int SLOTS = 3;
  private static final int LARGEST_EXTENT = 4;

  private final long blockBytes;

  /**
   * @param blockBytes about how large a block is, where the program's seed does not ask for another
   *     shape
   */
  SmallBlocks(long blockBytes) {
    this.blockBytes = blockBytes;
  }

  /** Everything in one block: the serial evaluation. */
  static ProgramRunner oneBlock() {
    return new SmallBlocks(1L << 40);
  }

  @Override
  public io.numflink.e2e.Script.Outcome run(RandomProgram program, Path file) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Random random = new Random(program.seed());
    int exitCode;
    try (PrintStream printed = new PrintStream(out, true, UTF_8);
        PrintStream errors = new PrintStream(err, true, UTF_8)) {
      Script script = Script.parse(file.toString(), Files.readString(file));
      exitCode =
          ScriptRun.of(script, printed, errors)
              .evaluator((roots, live) -> evaluate(roots, live, random))
              .arrays(NumpyArrays::new)
              .run();
    }
    return new io.numflink.e2e.Script.Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  private List<Block> evaluate(List<Expr> roots, LiveArrays live, Random random) {
    Set<Expr> open = Collections.newSetFromMap(new IdentityHashMap<>());
    roots.stream().filter(root -> !root.isSettled()).forEach(open::add);
    Expr[] wanted = open.toArray(Expr[]::new);
    if (wanted.length > 0) {
      BlockingRequest.Builder request = BlockingRequest.builder();
      Set<Expr> shaped = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Expr root : wanted) {
        request.output(root);
      }
      live.named()
          .forEach(
              (name, value) -> {
                if (shaped.add(value.expr()) && isCut() && random.nextBoolean()) {
                  request.blockShape(
                      value.expr(), random.ints(value.rank(), 1, LARGEST_EXTENT + 1).toArray());
                }
              });
      Block[] values =
          LocalEvaluator.evaluate(
              Blocking.block(request.build(), new BlockingOptions(SLOTS, blockBytes)));
      for (int i = 0; i < wanted.length; i++) {
        wanted[i].settle(values[i]);
      }
    }
    return roots.stream().map(Expr::settledValue).toList();
  }

  private boolean isCut() {
    return blockBytes < 1L << 20;
  }
}
