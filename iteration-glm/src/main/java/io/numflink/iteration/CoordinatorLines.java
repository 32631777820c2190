package io.numflink.iteration;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The coordinator's lines to TaskManagers, by their resource ids. */
final class CoordinatorLines {
  private final Map<String, CoordinatorLine> lines = new ConcurrentHashMap<>();
  private final CoordinatorLine.Events events;

  CoordinatorLines(CoordinatorLine.Events events) {
    this.events = events;
  }

  /** Opens the line that a TaskManager's tasks of an attempt wait for, unless it is open. */
  void open(String taskManager, int attempt, LineAddress address) {
    CoordinatorLine before = lines.get(taskManager);
    if (before != null && (before.attempt() > attempt || before.isTo(address))) {
      return;
    }
    CoordinatorLine line = new CoordinatorLine(address, attempt, events);
    lines.put(taskManager, line);
    if (before != null) {
      before.close();
    }
    line.start();
  }

  /** Whether it is known of each of the TaskManagers if it has a line. */
  boolean areSettled(Collection<String> taskManagers) {
    return taskManagers.stream().map(lines::get).allMatch(line -> line == null || line.isSettled());
  }

  /**
   * Sends a message to a TaskManager.
   *
   * @return whether there is a line to it
   */
  boolean send(String taskManager, LineMessage message) {
    CoordinatorLine line = lines.get(taskManager);
    return line != null && line.send(message);
  }

  /**
   * Closes the line of that address.
   *
   * @return whether it was open
   */
  boolean close(LineAddress address) {
    return lines.values().stream()
        .filter(line -> line.isTo(address))
        .anyMatch(CoordinatorLine::close);
  }

  /** Whether the line of that address is one of those that there are. */
  boolean has(LineAddress address) {
    return lines.values().stream().anyMatch(line -> line.isTo(address));
  }

  /**
   * Closes the lines of an attempt that has failed, and of those before it. May be called by any
   * thread: one that sends to a TaskManager that is no more would wait for ever.
   */
  void hangUp(int failedAttempt) {
    lines.values().stream()
        .filter(line -> line.attempt() <= failedAttempt)
        .forEach(CoordinatorLine::close);
  }

  /** Closes all. */
  void close() {
    hangUp(Integer.MAX_VALUE);
  }
}
