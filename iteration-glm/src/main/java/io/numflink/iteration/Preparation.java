package io.numflink.iteration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Superstep#prepare} on a thread of its own, while tiles arrive. */
final class Preparation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private final Thread thread;

  private Preparation(Thread thread) {
    this.thread = thread;
  }

  static Preparation start(Superstep<?> superstep) {
    Thread thread = new Thread(() -> prepare(superstep), "numflink-prepare");
    thread.setDaemon(true);
    thread.start();
    return new Preparation(thread);
  }

  private static void prepare(Superstep<?> superstep) {
    try {
      superstep.prepare();
    } catch (Exception | LinkageError e) {
      // What is wrong shows when a superstep needs it, with the tile where it does
      LOG.debug("Preparing {} failed", superstep, e);
    }
  }

  /** Ends it, before the job's classes go. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
