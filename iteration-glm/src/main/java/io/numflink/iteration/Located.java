package io.numflink.iteration;

import org.apache.flink.api.connector.source.SourceEvent;

/** Reader to enumerator: this subtask runs there. */
record Located(int attempt, String taskManager) implements SourceEvent {}
