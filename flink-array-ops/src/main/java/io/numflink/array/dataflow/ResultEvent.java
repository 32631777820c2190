package io.numflink.array.dataflow;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** What the result operators and their coordinator tell each other. */
sealed interface ResultEvent extends OperatorEvent {

  /** Operator to coordinator: a message for the driver. */
  record Message(int attempt, byte[] message) implements ResultEvent {}

  /** Coordinator to operator: the driver has taken so many of its messages. */
  record Taken(int count) implements ResultEvent {}

  /** Coordinator to operator: the driver has all it wants; the job may end. */
  record MayFinish() implements ResultEvent {}
}
