package io.numflink.iteration;

import io.numflink.array.dataflow.TaskIdentity;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.MetricGroup;

/**
 * A TaskManager's temporary folder, where kept blocks lie. Flink tells it to operators and not to
 * source readers, so the tiles' operators pass it on to the readers on the same TaskManager.
 */
final class LocalFolder {
  private static final SharedByTasks<Key, LocalFolder> FOLDERS =
      new SharedByTasks<>(LocalFolder::new);

  /** TaskManagers of an embedded cluster share this JVM. */
  private record Key(String job, String taskManager) {}

  private final Key key;
  private final CompletableFuture<Path> path = new CompletableFuture<>();

  private LocalFolder(Key key) {
    this.key = key;
  }

  /** Called by every task of a job that tells the folder or waits for it. */
  static LocalFolder enter(MetricGroup metrics) {
    TaskIdentity task = TaskIdentity.of(metrics);
    return FOLDERS.enter(new Key(task.job(), task.taskManager()));
  }

  /** Called once by everyone that has entered. */
  void leave() {
    FOLDERS.leave(key);
  }

  /** Completes when an operator has told it. */
  CompletableFuture<Path> path() {
    return path;
  }
}
