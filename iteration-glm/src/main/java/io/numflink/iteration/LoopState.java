package io.numflink.iteration;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a loop's coordinator knows and a checkpoint keeps.
 *
 * @param superstep the number of the next superstep
 * @param variable the loop variable it starts from
 * @param done whether there is no next superstep
 * @param data what the tiles were when they were all there
 * @param records of the supersteps so far
 * @param nodes what they took on each TaskManager
 */
record LoopState<V>(
    long superstep,
    V variable,
    boolean done,
    LoadedData data,
    List<SuperstepRecord> records,
    List<NodeRecord> nodes) {

  /** Before the first superstep. */
  static <V> LoopState<V> initial(V variable) {
    return new LoopState<>(0, variable, false, LoadedData.NONE, new ArrayList<>(), List.of());
  }

  /** After a superstep; takes over the list of records. */
  LoopState<V> after(
      Turn<V> turn, LoadedData loaded, SuperstepRecord superstepRecord, List<NodeRecord> newNodes) {
    records.add(superstepRecord);
    return new LoopState<>(
        superstep + 1, turn.variable(), turn instanceof Turn.Done<V>, loaded, records, newNodes);
  }
}
