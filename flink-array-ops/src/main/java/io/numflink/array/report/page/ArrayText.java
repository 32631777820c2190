package io.numflink.array.report.page;

import io.numflink.array.block.Broadcast;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.expr.SourcePosition;
import io.numflink.lshs.BlockGraph;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of a block program in words.
 *
 * @param name what the script calls it, or its operation and line
 * @param operation what makes its blocks
 * @param line of the script; 0 if it has none
 * @param type dtype and shape: {@code float64 (400,400)}
 * @param grid {@code 4 × 4}
 * @param blockCount how many blocks that are
 */
record ArrayText(
    String name, String operation, int line, String type, String grid, int blockCount) {

  static ArrayText of(BlockedGraph blocked, int array) {
    BlockGraph.ArrayInfo info = blocked.program().graph().arrays().get(array);
    BlockProgram.ArrayProgram how = blocked.program().arrays().get(array);
    SourcePosition position = blocked.positions().get(array);
    long[] shape = how.grid().shape();
    return new ArrayText(
        info.name(),
        info.operation(),
        position == null ? 0 : position.line(),
        how.dtype().numpyName() + " " + Broadcast.text(shape),
        info.grid().length == 0
            ? "1"
            : Arrays.stream(info.grid())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" × ")),
        info.blockCount());
  }

  /** The line, unless the name says it, and the operation. */
  String made() {
    return line == 0 || name.endsWith("(line " + line + ")")
        ? operation
        : "line %d: %s".formatted(line, operation);
  }

  /** {@code 1 block}, {@code 4 × 4 blocks}. */
  String blocks() {
    return blockCount == 1 ? "1 block" : grid + " blocks";
  }
}
