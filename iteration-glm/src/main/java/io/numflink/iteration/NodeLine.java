package io.numflink.iteration;

import io.numflink.array.dataflow.TaskIdentity;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TaskManager's end of its line to the coordinator, for the tasks that an attempt of a job has
 * there. Supersteps come on it, and the result of one that did goes back on it. What does not, goes
 * by way of Flink's messages; so does the news that the line is broken, which makes the coordinator
 * issue the superstep that is under way anew.
 */
final class NodeLine {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLine.class);

  private static final SharedByTasks<TaskIdentity, NodeLine> OF_ATTEMPTS =
      new SharedByTasks<>(NodeLine::new);

  private static final long NONE = -1;

  private final TaskIdentity tasks;
  private final Map<Integer, Slot> slots = new TreeMap<>();
  private final Thread thread;
  private ServerSocketChannel server;
  private LineAddress address;
  private volatile SocketChannel candidate;
  private volatile LineChannel channel;
  private volatile long round = NONE;
  private volatile boolean closed;

  /** Who computes supersteps. It is called on the line's thread, which must not wait. */
  interface Slot {

    /**
     * Compute a superstep.
     *
     * @param arrived the payload bytes that came for this slot alone: a broadcast comes once for
     *     all, and counts for the first
     */
    void begin(StepOrder order, byte[] broadcast, int arrived);

    /** The line is broken: tell the coordinator. */
    void lost(LineAddress line);
  }

  private NodeLine(TaskIdentity tasks) {
    this.tasks = tasks;
    this.thread = new Thread(this::serve, "numflink-line-" + tasks.job());
    thread.setDaemon(true);
  }

  /** Called by every task that listens to it or sends on it. */
  static NodeLine enter(MetricGroup metrics) {
    return OF_ATTEMPTS.enter(TaskIdentity.of(metrics));
  }

  /** Called once by everyone that has entered; the last one closes it. */
  void leave() throws InterruptedException {
    if (OF_ATTEMPTS.leave(tasks)) {
      close();
    }
  }

  /** How many attempts have lines in this JVM; for tests of the clean end of jobs. */
  static int count() {
    return OF_ATTEMPTS.count();
  }

  /**
   * Waits for the coordinator from now on, if nobody does yet.
   *
   * @return where; nothing if it cannot be, or must not by the TaskManager's configuration
   */
  synchronized Optional<LineAddress> listen(TaskManagerRuntimeInfo taskManager) {
    if (server == null && isAllowed(taskManager.getConfiguration())) {
      try {
        String bind = taskManager.getTaskManagerBindAddress();
        server = ServerSocketChannel.open();
        server.bind(bind == null ? new InetSocketAddress(0) : new InetSocketAddress(bind, 0));
        address =
            LineAddress.withNewSecret(
                taskManager.getTaskManagerExternalAddress(), server.socket().getLocalPort());
        thread.start();
      } catch (IOException | UnresolvedAddressException e) {
        LOG.warn("The coordinator of job {} cannot be listened to", tasks.job(), e);
      }
    }
    return Optional.ofNullable(address);
  }

  /** What is to be encrypted is left to Flink. */
  private static boolean isAllowed(Configuration taskManager) {
    return taskManager.get(IterationJobGraph.DIRECT_CONNECTIONS)
        && !taskManager.get(SecurityOptions.SSL_INTERNAL_ENABLED);
  }

  void attach(int subtask, Slot slot) {
    synchronized (slots) {
      slots.put(subtask, slot);
    }
  }

  void detach(int subtask, Slot slot) {
    synchronized (slots) {
      slots.remove(subtask, slot);
    }
  }

  /**
   * Sends the result of a superstep to the coordinator if it was issued on this line.
   *
   * @return whether it was, and could be sent
   */
  boolean send(LineMessage.Merged merged) {
    if (merged.round() != round) {
      return false;
    }
    try {
      channel.send(merged);
      return true;
    } catch (IOException e) {
      LOG.info("The line {} of job {} is broken", address, tasks.job(), e);
      close(channel);
      return false;
    }
  }

  private void serve() {
    try {
      while (!closed) {
        try (LineChannel accepted = accept()) {
          channel = accepted;
          if (!closed) {
            follow(accepted);
          }
        }
      }
    } catch (IOException e) {
      if (!closed) {
        LOG.warn("The coordinator of job {} cannot be listened to", tasks.job(), e);
      }
    }
  }

  private LineChannel accept() throws IOException {
    while (true) {
      SocketChannel next = server.accept();
      candidate = next;
      LineChannel admitted = null;
      try {
        LineChannel ready =
            new LineChannel(next); // memory that it lacks it lacks before it answers
        if (!closed && LineHandshake.admits(next, address)) {
          admitted = ready;
          return ready;
        }
      } catch (IOException | OutOfMemoryError e) {
        LOG.debug("A connection to the line of job {} failed", tasks.job(), e);
      } finally {
        if (admitted == null) {
          next.close();
        }
      }
    }
  }

  /** Passes supersteps on to the slots until the connection ends. */
  private void follow(LineChannel accepted) {
    try {
      Optional<LineMessage> message = accepted.receive();
      while (message.isPresent()) {
        if (message.get() instanceof LineMessage.Steps steps) {
          round = steps.round();
          begin(steps);
        } else {
          throw new IOException("the coordinator has sent something else than supersteps");
        }
        message = accepted.receive();
      }
      throw new EOFException("the coordinator has closed the connection");
    } catch (Exception | OutOfMemoryError e) {
      if (!closed) {
        LOG.info("The line {} of job {} is broken", address, tasks.job(), e);
        round = NONE;
        lost();
      }
    }
  }

  private void begin(LineMessage.Steps steps) {
    int arrived = steps.broadcast().length;
    synchronized (slots) {
      for (int subtask : steps.routes().keySet()) {
        Slot slot = slots.get(subtask);
        if (slot != null) { // it may have ended with a savepoint
          slot.begin(steps.order(subtask), steps.broadcast(), arrived);
          arrived = 0;
        }
      }
    }
  }

  /** One of the slots is enough to tell it. */
  private void lost() {
    synchronized (slots) {
      slots.values().stream().findFirst().ifPresent(slot -> slot.lost(address));
    }
  }

  private void close() throws InterruptedException {
    closed = true;
    synchronized (this) {
      close(server);
    }
    close(candidate);
    close(channel);
    thread.join(); // before the job's classes go
  }

  private static void close(AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      LOG.debug("{} was not closed", resource, e);
    }
  }
}
