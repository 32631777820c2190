package io.numflink.iteration;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coordinator's lines to TaskManagers, by their resource ids. For several threads; none of them
 * waits here, but who sends.
 */
final class CoordinatorLines {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorLines.class);

  private final Map<String, CoordinatorLine> lines = new HashMap<>();
  private final CoordinatorLine.Events events;
  private int hungUp = -1;

  CoordinatorLines(CoordinatorLine.Events events) {
    this.events = events;
  }

  /** Opens the line that a TaskManager's tasks of an attempt wait for, unless it is open. */
  synchronized void open(String taskManager, int attempt, LineAddress address) {
    CoordinatorLine before = lines.get(taskManager);
    if (attempt <= hungUp
        || before != null && (before.attempt() > attempt || before.address().equals(address))) {
      return;
    }
    try {
      CoordinatorLine line = new CoordinatorLine(address, attempt, events);
      lines.put(taskManager, line);
      line.start();
    } catch (IOException e) {
      LOG.warn("There is no line to {}", address, e);
    }
    if (before != null) {
      before.close();
    }
  }

  /** Whether it is known of each of the TaskManagers if it has a line. */
  boolean areSettled(Collection<String> taskManagers) {
    return taskManagers.stream()
        .allMatch(each -> line(each).map(CoordinatorLine::isSettled).orElse(true));
  }

  private synchronized Optional<CoordinatorLine> line(String taskManager) {
    return Optional.ofNullable(lines.get(taskManager));
  }

  /**
   * Sends a message to a TaskManager.
   *
   * @return the line that it was sent on; nothing if there is none
   */
  Optional<LineAddress> send(String taskManager, LineMessage message) {
    return line(taskManager).filter(line -> line.send(message)).map(CoordinatorLine::address);
  }

  /** Closes the line of that address, if there is one. */
  synchronized void close(LineAddress address) {
    lines.values().stream()
        .filter(line -> line.address().equals(address))
        .forEach(CoordinatorLine::close);
  }

  /**
   * Closes the lines of an attempt that has failed, and of those before it, and opens none to them
   * any more. One that sends to a TaskManager that stands still would wait for ever.
   */
  synchronized void hangUp(int failedAttempt) {
    hungUp = Math.max(hungUp, failedAttempt);
    lines.values().stream()
        .filter(line -> line.attempt() <= hungUp)
        .forEach(CoordinatorLine::close);
    lines.values().removeIf(line -> line.attempt() <= hungUp);
  }

  /** Closes all for good. */
  void close() {
    hangUp(Integer.MAX_VALUE);
  }
}
