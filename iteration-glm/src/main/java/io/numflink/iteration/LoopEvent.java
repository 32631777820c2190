package io.numflink.iteration;

import java.util.List;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** What the loop's coordinator and the operators tell each other. */
sealed interface LoopEvent extends OperatorEvent {

  /**
   * A task that does not run any more needs no event: if it has failed, the next attempt is told
   * again; if a savepoint has stopped the job, its tasks finish one by one, while the coordinator
   * still starts supersteps, and an event that comes too late must not fail what has been stopped.
   */
  @Override
  default boolean isLossTolerant() {
    return true;
  }

  /**
   * Tiles' operator to coordinator: what the slot has, at the start of an attempt and after every
   * split that it has read.
   *
   * @param taskManager the resource id of its TaskManager
   * @param line where the TaskManager waits for the coordinator; null if it does not
   * @param tiles how many tiles it holds
   * @param ended the splits that it has seen the end of
   */
  record Held(String taskManager, LineAddress line, long tiles, List<SplitRows> ended)
      implements LoopEvent {}

  /** Tiles' operator to coordinator: the line is broken. */
  record LineLost(LineAddress line) implements LoopEvent {}

  /**
   * Coordinator to tiles' operator: compute a superstep; if there is no line.
   *
   * @param part the number of the part of the broadcast that is here
   * @param parts in how many parts the broadcast comes
   * @param bytes of the part
   */
  record Step(StepOrder order, int part, int parts, byte[] bytes) implements LoopEvent {}

  /**
   * Tiles' operator to coordinator: a tile is at fault, or a user's function.
   *
   * @param split of the tile, or {@link #UNKNOWN} if it failed before the first tile
   * @param firstRow of the tile within its split
   * @param rows how many rows the tile has
   * @param row the row at fault within the tile, or {@link #UNKNOWN}
   * @param message what is wrong
   */
  record Failed(
      long superstep, int split, int index, long firstRow, int rows, int row, String message)
      implements LoopEvent {
    static final int UNKNOWN = -1;
  }

  /**
   * Root of the reduction tree to coordinator: the result of a superstep, in parts; if there is no
   * line.
   */
  record Merged(long round, PartialStatistics statistics, int part, int parts, byte[] bytes)
      implements LoopEvent {}

  /** Coordinator to tiles' operator: the loop has ended, and the driver has its result. */
  record End() implements LoopEvent {}
}
