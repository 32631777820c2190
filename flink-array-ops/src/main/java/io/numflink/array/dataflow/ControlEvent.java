package io.numflink.array.dataflow;

import org.apache.flink.api.connector.source.SourceEvent;

/** What the control readers and their enumerator tell each other. */
sealed interface ControlEvent extends SourceEvent {

  /** Reader to enumerator: this subtask runs on that TaskManager. */
  record Located(int attempt, String taskManager) implements ControlEvent {}

  /** Enumerator to reader: all subtasks have reported, run. */
  record Bound(int attempt, Binding binding) implements ControlEvent {}

  /** Reader to enumerator: the node's first operation that is not finished. */
  record Progress(int attempt, int node, int frontier) implements ControlEvent {}

  /** Enumerator to reader: operations up to this one may send blocks to other nodes. */
  record Admitted(int attempt, int limit) implements ControlEvent {}
}
