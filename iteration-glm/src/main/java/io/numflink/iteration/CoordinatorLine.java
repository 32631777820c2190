package io.numflink.iteration;

import java.io.IOException;
import java.nio.channels.SocketChannel;
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

    /** It has broken at this end. */
    void lost(LineAddress address);

    /** There is no way to go on. */
    void failed(Throwable cause);
  }

  CoordinatorLine(LineAddress address, int attempt, Events events) {
    this.address = address;
    this.attempt = attempt;
    this.events = events;
  }

  void start() {
    Thread thread = new Thread(this::serve, "numflink-line-" + address);
    thread.setDaemon(true);
    thread.start();
  }

  boolean isTo(LineAddress other) {
    return address.equals(other);
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
    try (SocketChannel opened = LineHandshake.open(address)) {
      channel = new LineChannel(opened);
      if (enter(State.OPEN) == State.OPENING) {
        events.settled();
        follow();
      }
    } catch (IOException | RuntimeException e) {
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
    } catch (Throwable t) {
      events.failed(t);
    }
  }

  private void follow() throws IOException {
    while (true) {
      LineMessage message = channel.receive();
      if (message instanceof LineMessage.Merged merged) {
        events.merged(merged);
      } else if (message instanceof LineMessage.Bye) {
        enter(State.GONE);
        return;
      } else {
        throw new IOException("the TaskManager has sent something else than results");
      }
    }
  }

  /**
   * Ends it; may be called by any thread, also while another one sends.
   *
   * @return whether it was open
   */
  boolean close() {
    boolean open = enter(State.GONE) == State.OPEN;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.debug("The line to {} was not closed", address, e);
    }
    return open;
  }
}
