package io.numflink.job;

import io.numflink.array.dataflow.JobListener;
import io.numflink.array.dataflow.NodeStatistics;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;

/**
 * Shows on a terminal how far a job has come, in one line that is wiped off at its end. Nodes
 * report about once a second, so that short jobs show nothing.
 */
final class Progress implements JobListener {
  private static final String WIPE = "\r\033[K";

  private final PrintStream terminal;
  private final Consumer<JobID> resultsComplete;
  private final Map<Integer, NodeStatistics> nodes = new TreeMap<>();
  private int operations;
  private boolean shown;

  /**
   * @param terminal null if there is none
   * @param resultsComplete called when all results of a job are here
   */
  Progress(PrintStream terminal, Consumer<JobID> resultsComplete) {
    this.terminal = terminal;
    this.resultsComplete = resultsComplete;
  }

  @Override
  public void starting(int newOperations) {
    operations = newOperations;
    nodes.clear();
  }

  @Override
  public void progressed(NodeStatistics node) {
    nodes.put(node.node(), node);
    show(line());
  }

  /** Shows a line instead of the last one. */
  void show(String line) {
    if (terminal != null) {
      terminal.print(WIPE + line);
      terminal.flush();
      shown = true;
    }
  }

  /** How far the job has come. */
  String line() {
    int done = nodes.values().stream().mapToInt(NodeStatistics::operations).sum();
    long moved = nodes.values().stream().mapToLong(NodeStatistics::netInBytes).sum();
    return String.format(
        Locale.ROOT,
        "%,d of %,d block operations, %,.1f MiB moved between nodes",
        done,
        operations,
        moved / (double) (1 << 20));
  }

  /** Wipes the line off. */
  void clear() {
    if (shown) {
      terminal.print(WIPE);
      terminal.flush();
      shown = false;
    }
  }

  @Override
  public void resultsComplete(JobID job) {
    clear();
    resultsComplete.accept(job);
  }
}
