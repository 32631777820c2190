package io.numflink.iteration;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coordinator's end of the line to a TaskManager: opened, and listened to, on a thread of its
 * own.
 */
final class CoordinatorLine {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorLine.class);

  private final LineAddress address;
  private final int attempt;
  private final Events events;
  private final SocketChannel connection;
  private volatile LineChannel channel;
  private State state = State.OPENING; // guarded by this

  private enum State {
    OPENING,
    OPEN,
    GONE
  }

  /** What the coordinator is told, on the line's thread. */
  interface Events {

    /** It is open, or could not be opened. */
    void settled();

    /** The result of a superstep has come. */
    void merged(LineMessage.Merged merged);

    /** It has broken. */
    void lost(LineAddress address);
  }

  CoordinatorLine(LineAddress address, int attempt, Events events) throws IOException {
    this.connection = SocketChannel.open();
    this.address = address;
    this.attempt = attempt;
    this.events = events;
  }

  void start() {
    Thread thread = new Thread(this::serve, "numflink-line-" + address);
    thread.setDaemon(true);
    thread.start();
  }

  LineAddress address() {
    return address;
  }

  /** The attempt of the job whose tasks are at the other end. */
  int attempt() {
    return attempt;
  }

  synchronized boolean isSettled() {
    return state != State.OPENING;
  }

  private synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** Changes the state; returns the one before. */
  private synchronized State enter(State next) {
    State before = state;
    if (before != State.GONE) {
      state = next;
    }
    return before;
  }

  /**
   * Sends a message.
   *
   * @return whether it could; if not, the line is gone
   */
  boolean send(LineMessage message) {
    if (!isOpen()) {
      return false;
    }
    try {
      channel.send(message);
      return true;
    } catch (IOException e) {
      LOG.info("The line to {} is broken", address, e);
      close();
      return false;
    }
  }

  private void serve() {
    try (SocketChannel opening = connection) {
      channel = new LineChannel(opening);
      LineHandshake.open(opening, address);
      if (enter(State.OPEN) == State.OPENING) {
        events.settled();
        follow();
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      switch (enter(State.GONE)) {
        case OPENING -> {
          LOG.info("There is no line to {}; supersteps go by way of Flink's messages", address, e);
          events.settled();
        }
        case OPEN -> {
          LOG.info("The line to {} is broken", address, e);
          events.lost(address);
        }
        case GONE -> LOG.debug("The line to {} was closed", address, e);
      }
    }
  }

  /**
   * Until the TaskManager closes the line, as it does when its tasks have ended. If it does for
   * another reason, it tells so.
   */
  private void follow() throws IOException {
    Optional<LineMessage> message = channel.receive();
    while (message.isPresent()) {
      if (message.get() instanceof LineMessage.Merged merged) {
        events.merged(merged);
      } else {
        throw new IOException("the TaskManager has sent something else than results");
      }
      message = channel.receive();
    }
    enter(State.GONE);
  }

  /** Ends it; may be called by any thread, also while another one sends. */
  void close() {
    enter(State.GONE);
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("The line to {} was not closed", address, e);
    }
  }
}
