package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.Broadcast;
import io.numflink.array.blocking.BlockProgram.ArrayProgram;
import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.BlockGraph.ArrayInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a blocked graph as text:
 *
 * <pre>
 *   A0 X: array float64(4,3) in blocks of (2,3)
 *     0 generated [0,0] 48 B
 *     1 generated [1,0] 48 B
 *   A1 sum: sum float64(1,) in blocks …
 * </pre>
 *
 * <p>A block's line has its vertex, kind, index, operands (in parentheses), bytes and flops.
 */
final class GraphText {
  private GraphText() {}

  static String of(BlockedGraph blocked) {
    BlockGraph graph = blocked.program().graph();
    StringBuilder text = new StringBuilder();
    int shown = -1;
    for (int v = 0; v < graph.size(); v++) {
      if (graph.array(v) != shown) {
        shown = graph.array(v);
        text.append(array(blocked.program(), shown)).append('\n');
      }
      text.append("  ").append(vertex(graph, v)).append('\n');
    }
    for (BlockedGraph.Root root : blocked.roots()) {
      text.append("root ").append(root.name()).append(": A").append(root.array());
      text.append(" (").append(numbers(IntStream.of(root.vertices()))).append(")\n");
    }
    return text.toString();
  }

  private static String array(BlockProgram program, int array) {
    ArrayInfo info = program.graph().arrays().get(array);
    ArrayProgram how = program.arrays().get(array);
    BlockGrid grid = how.grid();
    return "A%d %s: %s %s%s in blocks of %s"
        .formatted(
            array,
            info.name(),
            info.operation(),
            how.dtype().numpyName(),
            Broadcast.text(grid.shape()),
            Broadcast.text(Arrays.stream(grid.blockShape()).asLongStream().toArray()));
  }

  private static String vertex(BlockGraph graph, int v) {
    ArrayInfo info = graph.arrays().get(graph.array(v));
    StringBuilder text = new StringBuilder();
    text.append(v).append(' ').append(graph.kind(v).name().toLowerCase(Locale.ROOT));
    text.append(' ')
        .append(Arrays.toString(info.blockIndex(graph.linearIndex(v))).replace(" ", ""));
    if (graph.operandCount(v) > 0) {
      IntStream operands = IntStream.range(0, graph.operandCount(v)).map(i -> graph.operand(v, i));
      text.append(" (").append(numbers(operands)).append(')');
    }
    text.append(' ').append(graph.bytes(v)).append(" B");
    if (graph.flops(v) > 0) {
      text.append(' ').append(graph.flops(v)).append(" flops");
    }
    return text.toString();
  }

  private static String numbers(IntStream numbers) {
    return numbers.mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
