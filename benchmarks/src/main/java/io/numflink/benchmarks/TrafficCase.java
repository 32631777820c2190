package io.numflink.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The programs of {@link TrafficBenchmark}: scripts beside this class's sources. */
enum TrafficCase {
  XTY("xty", List.of("x", "y"), "X=6250x128", "Y=6250x128"),
  COLUMN_SUM("column_sum", List.of("x"), "X=6250x128"),
  MATMUL("matmul", List.of("a", "b"), "A=512x512", "B=512x512"),
  TENSORDOT("tensordot", List.of("tensor_a", "tensor_b")),
  NEWTON_STEP("newton_step", List.of("features", "labels")),
  ADD("add", List.of("large_x", "large_y"));

  private final String script;
  private final List<String> inputs;
  private final List<String> blocks;

  TrafficCase(String script, List<String> inputs, String... blocks) {
    this.script = script;
    this.inputs = inputs;
    this.blocks = List.of(blocks);
  }

  static TrafficCase named(String name) {
    for (TrafficCase each : values()) {
      if (each.script.equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no case " + name);
  }

  /** The name of the case, and of its script. */
  String script() {
    return script;
  }

  /** The input files it reads. */
  List<String> inputs() {
    return inputs;
  }

  /** Options of {@code numflink run}. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    blocks.forEach(block -> options.addAll(List.of("--block", block)));
    return options;
  }
}
